import { cp, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSoftwareSigner } from '@custodia/core'
import { signCheckpoint } from '@custodia/core/custody'
import { withFurtherLines } from '@custodia/core/store-conformance'
import { applyRepair, checkLevelStore, planRepair } from '@custodia/level'
import { encodeBatchHead } from '../../packages/level/src/journal/batch-head.ts'
import { createStore } from '../../packages/level/src/store/create.ts'
import { layoutOf } from '../../packages/level/src/store/layout.ts'
import { thisMachine } from '../../packages/level/src/store/machine.ts'
import { openStore } from '../../packages/level/src/store/open.ts'
import { tell } from '../forge/story.ts'
import type { Story } from '../forge/story.ts'
import { edit, flipBit, itemPlaces, journalPaths, rewriteRecords } from '../support/damage-store.ts'
import { putWorld } from '../support/forged-store.ts'
import { filesUnder, hastyDisk, temporaryDirectory, using } from '../support/level.ts'
import { custodiaHere } from './run.ts'
import type { Run } from './run.ts'

// Small segments, so that a store of a few entries has several.
const machine = { ...thisMachine, disk: hastyDisk, segmentLength: 9000 }
let template = ''
let story: Story

beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'custodia-repair-test-'))
  story = await tell()
  await using(createStore(machine, join(template, 'store')), (store) =>
    putWorld(store, story.world),
  )
  // What `custodia backup` leaves out.
  await cp(join(template, 'store'), join(template, 'backup'), { recursive: true })
  for (const name of ['index', 'lock'])
    await rm(join(template, 'backup', name), { recursive: true })
})

afterAll(() => rm(template, { recursive: true, force: true }))

interface Two {
  readonly store: string
  readonly backup: string
}

/** A store and a backup of it, which a test may spoil. */
async function two(): Promise<Two> {
  const root = await temporaryDirectory()
  await cp(template, root, { recursive: true })
  return { store: join(root, 'store'), backup: join(root, 'backup') }
}

interface Repaired extends Run {
  readonly document: {
    readonly verdict: string
    readonly faults: readonly { readonly code: string }[]
    readonly repair?: {
      readonly steps: readonly { readonly kind: string; readonly file: string }[]
      readonly stays: readonly { readonly what: string; readonly why: string }[]
      readonly rebuiltIndex: boolean
      readonly notices: readonly string[]
      readonly damagedFiles: string | null
    }
  }
}

async function repair(store: string, from?: string): Promise<Repaired> {
  const words = ['fsck', '--ledger', store, '--repair', '--yes', '--json']
  const copy = from === undefined ? [] : ['--from', from]
  const run = await custodiaHere([...words, ...copy], { cwd: template })
  return { ...run, document: JSON.parse(run.stdout) as Repaired['document'] }
}

async function check(store: string): Promise<number | null> {
  return (await custodiaHere(['fsck', '--ledger', store], { cwd: template })).code
}

const filesOf = async (directory: string): Promise<ReadonlyMap<string, Buffer>> =>
  new Map(
    [...(await filesUnder(directory))].map(([path, bytes]) => [
      path.slice(directory.length),
      bytes,
    ]),
  )

async function journalOf(store: string): Promise<ReadonlyMap<string, Buffer>> {
  return filesOf(layoutOf(store).journal)
}

describe('the journal is put together from what is whole and from what a copy proves', () => {
  const damages: readonly {
    readonly name: string
    readonly spoil: (store: string) => Promise<unknown>
  }[] = [
    {
      name: 'a flipped bit in a record',
      async spoil(store) {
        const { path, offset } = (await itemPlaces(store))[2]!
        await edit(path, (bytes) => flipBit(bytes, offset + 200))
      },
    },
    {
      name: 'the founding',
      async spoil(store) {
        const { path, offset } = (await itemPlaces(store))[0]!
        await edit(path, (bytes) => flipBit(bytes, offset + 200))
      },
    },
    {
      name: 'the head of a batch, and two further entries',
      async spoil(store) {
        const places = await itemPlaces(store)
        const [head, ...others] = [places[3]!, places[6]!, places.at(-1)!]
        await edit(head.path, (bytes) => flipBit(bytes, head.batch + 12))
        for (const { path, offset } of others)
          await edit(path, (bytes) => flipBit(bytes, offset + 99))
      },
    },
    {
      name: 'half a segment of zeros',
      async spoil(store) {
        const path = (await journalPaths(store))[1]!
        await edit(path, (bytes) => Uint8Array.from(bytes).fill(0, bytes.length / 2))
      },
    },
    {
      name: 'the first segment missing',
      spoil: async (store) => rm((await journalPaths(store))[0]!),
    },
    {
      name: 'a segment in the middle missing',
      spoil: async (store) => rm((await journalPaths(store))[1]!),
    },
    {
      name: 'the last segment missing',
      spoil: async (store) => rm((await journalPaths(store)).at(-1)!),
    },
    {
      name: 'the end of a full segment cut off',
      spoil: async (store) => truncate((await journalPaths(store))[0]!, 3000),
    },
    {
      name: 'the last batch cut off',
      async spoil(store) {
        const { path, offset } = (await itemPlaces(store)).at(-1)!
        await truncate(path, offset + 40)
      },
    },
    {
      name: 'the header of a segment',
      spoil: async (store) => edit((await journalPaths(store))[1]!, (bytes) => flipBit(bytes, 5)),
    },
    {
      name: 'all of it',
      async spoil(store) {
        for (const path of await journalPaths(store)) await rm(path)
      },
    },
  ]
  test.each(damages)('$name: byte for byte what it was', async ({ spoil }) => {
    const { store, backup } = await two()
    const whole = await journalOf(store)
    await spoil(store)
    const spoilt = await journalOf(store)
    const { code, document } = await repair(store, backup)
    expect([code, document.verdict, document.repair?.stays]).toEqual([0, 'sound', []])
    expect(await journalOf(store)).toEqual(whole)
    // What was damaged is kept as it was, and nothing else.
    const kept = document.repair?.damagedFiles
    const changed = [...spoilt].filter(([name, bytes]) => !bytes.equals(whole.get(name)!))
    expect(kept === null ? new Map() : await filesOf(join(kept!, 'journal'))).toEqual(
      new Map(changed),
    )
    expect(await check(store)).toBe(0)
    await using(openStore(machine, store, {}), async (opened) =>
      expect(await opened.size()).toBe(story.world.events.length),
    )
  })

  test('without an index, by the checkpoint alone', async () => {
    const { store, backup } = await two()
    const whole = await journalOf(store)
    await rm(layoutOf(store).index, { recursive: true })
    const { path, offset } = (await itemPlaces(store))[2]!
    await edit(path, (bytes) => flipBit(bytes, offset + 200))
    expect((await repair(store, backup)).code).toBe(0)
    expect(await journalOf(store)).toEqual(whole)
  })

  test('an entry that was changed by somebody who made its checks right, by the checkpoint', async () => {
    const { store, backup } = await two()
    const whole = await journalOf(store)
    await rewriteRecords(store, (map, index) =>
      index === 4 ? new Map([...map, ['leaf', flipBit(map.get('leaf') as Uint8Array, 20)]]) : map,
    )
    expect(await check(store)).toBe(1)
    expect((await repair(store, backup)).code).toBe(0)
    expect(await journalOf(store)).toEqual(whole)
  })
})

describe('what a copy does not prove stays as it is', () => {
  async function spoilt(index: number): Promise<Two> {
    const both = await two()
    const { path, offset } = (await itemPlaces(both.store))[index]!
    await edit(path, (bytes) => flipBit(bytes, offset + 200))
    return both
  }

  async function expectRefused({ store, backup }: Two, why: RegExp): Promise<void> {
    const before = await filesOf(layoutOf(store).journal)
    const { code, stderr } = await repair(store, backup)
    expect(code).toBe(1)
    expect(stderr).toMatch(why)
    expect(await filesOf(layoutOf(store).journal)).toEqual(before)
    expect(await readdir(join(store, '..'))).not.toContain('damaged')
  }

  test('no copy was named', async () => {
    const { store } = await spoilt(2)
    const { code, stderr, document } = await repair(store)
    expect([code, document.repair]).toEqual([1, undefined])
    expect(stderr).toMatch(
      /There is nothing that can be repaired\.\nThis stays as it is:\n {2}- entry 2: no copy was named/,
    )
  })

  test('a copy that is too old', async () => {
    const both = await spoilt((await itemPlaces(join(template, 'store'))).length - 1)
    const places = await itemPlaces(both.backup)
    const { path, batch } = places.at(-1)!
    await truncate(path, batch)
    await expectRefused(both, /entry \d+: the copy has not all of them/)
  })

  test('a copy that is damaged at the same place', async () => {
    const both = await spoilt(2)
    const { path, offset } = (await itemPlaces(both.backup))[2]!
    await edit(path, (bytes) => flipBit(bytes, offset + 300))
    await expectRefused(both, /entry 2: the copy has not all of them/)
  })

  test('a copy of another ledger', async () => {
    const both = await spoilt(2)
    const { world } = await tell({ seed: 'another' })
    await rm(both.backup, { recursive: true })
    await using(createStore(machine, both.backup), (store) => putWorld(store, world))
    await expectRefused(
      both,
      /its entry \d+ is not the one that lies here: it is no copy of this store/,
    )
  })

  test('an entry that was changed in the copy, with right checks: its leaf', async () => {
    const both = await spoilt(2)
    await rewriteRecords(both.backup, (map, index) =>
      index === 2 ? new Map([...map, ['leaf', flipBit(map.get('leaf') as Uint8Array, 20)]]) : map,
    )
    await expectRefused(both, /the log has not the root that the checkpoint states/)
  })

  test('an entry that was changed in the copy, with right checks: a secret, which no leaf shows', async () => {
    const both = await spoilt(2)
    await rewriteRecords(both.backup, (map, index) =>
      index === 2 ? new Map([...map, ['nextSecret', new Uint8Array(32).fill(7)]]) : map,
    )
    await expectRefused(both, /entry 2: in the copy, The secret that the store keeps/)
  })

  test('an entry that neither a checkpoint nor the index covers', async () => {
    const both = await spoilt(2)
    for (const store of [both.store, both.backup]) await loseCheckpoints(store)
    await rm(layoutOf(both.store).index, { recursive: true })
    await expectRefused(
      both,
      /entry 2: the copy has them, but no signed checkpoint and no index covers them/,
    )
  })

  test('what a copy proves is put back all the same', async () => {
    const both = await spoilt(2)
    const whole = await readFile((await journalPaths(both.backup))[0]!)
    const last = (await itemPlaces(both.backup)).at(-1)!
    await edit(last.path.replace(both.backup, both.store), (bytes) =>
      flipBit(bytes, last.offset + 200),
    )
    await truncate(last.path, last.batch)
    const { code, document } = await repair(both.store, both.backup)
    expect(code).toBe(1)
    expect(document.repair?.steps.map(({ kind }) => kind)).toEqual(['journal'])
    expect(document.repair?.stays).toHaveLength(1)
    expect(document.repair?.rebuiltIndex).toBe(false)
    expect(await readFile((await journalPaths(both.store))[0]!)).toEqual(whole)
    expect(document.faults.map(({ code }) => code)).toEqual(['store.entry-damaged'])
  })
})

describe('private values', () => {
  const privateOf = (store: string): string => layoutOf(store).privatePath(0)
  const digestsOf = (index: number): readonly string[] => [
    ...story.world.events[index]!.payload.sealed.values(),
  ]

  async function valueOf(store: string, digest: string): Promise<Uint8Array | undefined> {
    return using(openStore(machine, store, { readOnly: true }), (opened) =>
      opened.disclosure(digest),
    )
  }

  async function erase(store: string, digest: string): Promise<void> {
    await using(openStore(machine, store, {}), (opened) => opened.erase([digest]))
  }

  /** Damages the item of a value, or of its mark. */
  async function spoilValue(store: string, digest: string): Promise<void> {
    await edit(privateOf(store), (bytes) => {
      const at = Buffer.from(bytes).indexOf(Buffer.from(digest, 'hex'))
      return flipBit(bytes, at)
    })
  }

  test('a damaged value is put back', async () => {
    const { store, backup } = await two()
    const [digest] = digestsOf(1)
    const value = await valueOf(store, digest!)
    await spoilValue(store, digest!)
    const { code, document } = await repair(store, backup)
    expect([code, document.repair?.steps]).toEqual([
      0,
      [{ kind: 'private', file: 'private/0000000000000000.private', values: 1, erased: 0 }],
    ])
    expect(await valueOf(store, digest!)).toEqual(value)
  })

  test('a missing segment is put back, if the index says that nothing was erased since', async () => {
    const { store, backup } = await two()
    await rm(privateOf(store))
    expect((await repair(store, backup)).code).toBe(0)
    const again = await two()
    await rm(privateOf(again.store))
    await rm(layoutOf(again.store).index, { recursive: true })
    const { code, stderr } = await repair(again.store, again.backup)
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/nothing tells whether the value was erased/),
    ])
  })

  test('a damaged header is written anew', async () => {
    const { store } = await two()
    await edit(privateOf(store), (bytes) => flipBit(bytes, 7))
    expect((await repair(store)).code).toBe(0)
  })

  test('a value that was erased since does not come back: its mark does', async () => {
    const { store, backup } = await two()
    const [digest] = digestsOf(1)
    const value = await valueOf(store, digest!)
    expect(value?.length).toBeGreaterThan(16)
    await erase(store, digest!)
    expect(await valueOf(backup, digest!)).toEqual(value)
    await spoilValue(store, digest!)
    const { code, document } = await repair(store, backup)
    expect([code, document.repair?.steps]).toEqual([
      0,
      [{ kind: 'private', file: 'private/0000000000000000.private', values: 0, erased: 1 }],
    ])
    expect(await valueOf(store, digest!)).toBeUndefined()
    await expectNowhere(store, backup, digest!)
  })

  test('a value that was erased since does not come back when nothing knows of it any more: it stays lost', async () => {
    const { store, backup } = await two()
    const [digest] = digestsOf(1)
    await erase(store, digest!)
    await spoilValue(store, digest!)
    await rm(layoutOf(store).index, { recursive: true })
    const { code, stderr } = await repair(store, backup)
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/values were erased since the copy was made/),
    ])
    await expectNowhere(store, backup, digest!)
  })

  test('another value of a segment in which something was erased comes back, by the word of the index', async () => {
    const { store, backup } = await two()
    const [digest] = digestsOf(1)
    const [other] = digestsOf(3)
    const value = await valueOf(store, other!)
    await erase(store, digest!)
    await spoilValue(store, other!)
    expect((await repair(store, backup)).code).toBe(0)
    expect(await valueOf(store, other!)).toEqual(value)
    expect(await valueOf(store, digest!)).toBeUndefined()
    await expectNowhere(store, backup, digest!)
  })

  test('a missing segment in which something was erased since stays missing', async () => {
    const { store, backup } = await two()
    const [digest] = digestsOf(1)
    await erase(store, digest!)
    await rm(privateOf(store))
    const { stderr } = await repair(store, backup)
    expect(stderr).toMatch(/marks? of erasure|values were erased since/)
    await expectNowhere(store, backup, digest!)
  })

  /** The bytes of a value that a backup holds are in no file of the store, nor beside it. */
  async function expectNowhere(store: string, backup: string, digest: string): Promise<void> {
    const value = Buffer.from((await valueOf(backup, digest))!)
    for (const [path, bytes] of await filesUnder(join(store, '..'))) {
      if (!path.startsWith(backup)) expect([path, bytes.includes(value)]).toEqual([path, false])
    }
  }
})

/** The file of the last checkpoint, and that of all of them. */
async function loseCheckpoints(store: string): Promise<void> {
  for (const path of [layoutOf(store).checkpoint, layoutOf(store).checkpoints]) await rm(path)
}

describe('the kept checkpoints', () => {
  /** A store that has added a line to its checkpoint since the backup was made. */
  async function twoAndLine(): Promise<Two & { readonly whole: Buffer }> {
    const both = await two()
    await using(openStore(machine, both.store, {}), async (store) =>
      store.saveCheckpoint(withFurtherLines((await store.checkpoint())!)),
    )
    return { ...both, whole: await readFile(layoutOf(both.store).checkpoints) }
  }

  const keptOf = (store: string): Promise<Buffer> => readFile(layoutOf(store).checkpoints)

  test('are put together from what is whole and what a copy has', async () => {
    const { store, backup, whole } = await twoAndLine()
    await edit(layoutOf(store).checkpoints, (bytes) => flipBit(bytes, 150))
    const { code, stderr, document } = await repair(store, backup)
    expect([code, stderr]).toEqual([0, expect.stringMatching(/with 2 records, 1 of them/)])
    expect(document.repair?.steps.map(({ kind }) => kind)).toEqual(['checkpoints'])
    expect(await keptOf(store)).toEqual(whole)
    expect(await check(store)).toBe(0)
  })

  test('the last one comes back from the file of the last checkpoint, without any copy', async () => {
    const { store, whole } = await twoAndLine()
    await edit(layoutOf(store).checkpoints, (bytes) => flipBit(bytes, bytes.length - 9))
    expect((await repair(store)).code).toBe(0)
    expect(await keptOf(store)).toEqual(whole)
  })

  test('are begun again with the last one, if nothing tells of others', async () => {
    const { store } = await two()
    const whole = await keptOf(store)
    await rm(layoutOf(store).checkpoints)
    await rm(layoutOf(store).index, { recursive: true })
    expect((await repair(store)).code).toBe(0)
    expect(await keptOf(store)).toEqual(whole)
  })

  test('stay as they are where one is in no copy', async () => {
    const { store } = await twoAndLine()
    await edit(layoutOf(store).checkpoints, (bytes) => flipBit(bytes, 150))
    const spoilt = await keptOf(store)
    const { code, stderr } = await repair(store)
    expect([code, stderr]).toEqual([1, expect.stringMatching(/the kept checkpoints: no copy/)])
    expect(await keptOf(store)).toEqual(spoilt)
  })

  test('give the last one back to its own file, without index and copy', async () => {
    const { store } = await twoAndLine()
    const { checkpoint, index } = layoutOf(store)
    const note = await readFile(checkpoint)
    await rm(checkpoint)
    await rm(index, { recursive: true })
    expect((await repair(store)).code).toBe(0)
    expect(await readFile(checkpoint)).toEqual(note)
  })
})

describe('the checkpoint', () => {
  test('is put back from a copy, if it is the one that was there last', async () => {
    const { store, backup } = await two()
    const note = await readFile(layoutOf(store).checkpoint)
    await writeFile(layoutOf(store).checkpoint, 'damaged')
    expect((await repair(store, backup)).code).toBe(0)
    expect(await readFile(layoutOf(store).checkpoint)).toEqual(note)
  })

  test('is not put back from a copy that is older', async () => {
    const { store, backup } = await two()
    const { world } = story
    const older = await signCheckpoint(
      { origin: world.origin, size: 1, rootHash: await rootOfFirst(store) },
      world.logSigner,
    )
    await writeFile(layoutOf(backup).checkpoint, older)
    await loseCheckpoints(store)
    const { code, stderr } = await repair(store, backup)
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /the checkpoint: the newest that is at hand is of 1 entries, and there was one of \d+/,
    )
  })

  test('is not put back if nothing tells whether there was a newer one', async () => {
    const { store, backup } = await two()
    await loseCheckpoints(store)
    await rm(layoutOf(store).index, { recursive: true })
    const { code, stderr } = await repair(store, backup)
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/nothing tells whether there was a newer one/),
    ])
  })

  test('is not put back if another key has signed it', async () => {
    const { store, backup } = await two()
    const signer = createSoftwareSigner(new Uint8Array(32).fill(9))
    const { origin, log } = story.world
    await writeFile(layoutOf(backup).checkpoint, await log.checkpoint(origin, signer))
    await loseCheckpoints(store)
    const { code, stderr } = await repair(store, backup)
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/no checkpoint that the log key has signed/),
    ])
  })

  test('comes from what the log key remembers, without any copy', async () => {
    const root = await temporaryDirectory()
    await custodiaHere(['demo', '--keep', root], { cwd: template })
    const ledger = join(root, 'ledger')
    const path = join(ledger, 'store', 'checkpoint')
    const note = await readFile(path)
    await rm(path)
    expect(await check(ledger)).toBe(1)
    const { code, document } = await repair(ledger)
    expect([code, document.repair?.steps.map(({ kind }) => kind)]).toEqual([0, ['checkpoint']])
    expect(await readFile(path)).toEqual(note)
  })

  /** The root of a tree of one leaf. */
  async function rootOfFirst(store: string): Promise<Uint8Array> {
    return using(openStore(machine, store, { readOnly: true }), async (opened) => {
      const [hash] = await opened.treeHashes([0])
      return hash!
    })
  }
})

describe('what the log key remembers', () => {
  async function demo(): Promise<{ readonly ledger: string; readonly backup: string }> {
    const root = await temporaryDirectory()
    await custodiaHere(['demo', '--keep', root], { cwd: template })
    const [ledger, backup] = [join(root, 'ledger'), join(root, 'backup')]
    await custodiaHere(['backup', backup, '--ledger', ledger], { cwd: template })
    return { ledger, backup }
  }

  /** A ledger that has lost its last batch, and everything in the store that knows of it. */
  async function cutOff(ledger: string): Promise<void> {
    const store = join(ledger, 'store')
    const { path, offset } = (await itemPlaces(store)).at(-1)!
    await truncate(path, offset + 40)
    await rm(join(store, 'index'), { recursive: true })
    await rm(join(store, 'checkpoint'))
  }

  test('is acknowledged: what is missing of it comes back from a backup', async () => {
    const { ledger, backup } = await demo()
    const whole = await filesOf(join(ledger, 'store', 'journal'))
    await cutOff(ledger)
    const { code, document } = await repair(ledger, backup)
    expect([code, document.repair?.stays]).toEqual([0, []])
    expect(await filesOf(join(ledger, 'store', 'journal'))).toEqual(whole)
  })

  test('is acknowledged: without a backup nothing of it is cleared away as left over', async () => {
    const { ledger } = await demo()
    await cutOff(ledger)
    const before = await filesOf(join(ledger, 'store'))
    const { code, document } = await repair(ledger)
    expect([code, document.repair]).toEqual([1, undefined])
    expect(await filesOf(join(ledger, 'store'))).toEqual(before)
  })
})

describe('the index, and what a crash has left', () => {
  test('a damaged index is built again from a journal that is whole', async () => {
    const { store } = await two()
    const { index } = layoutOf(store)
    for (const name of await readdir(index)) {
      if (/\.(ldb|log)$/.test(name))
        await edit(join(index, name), (bytes) => flipBit(bytes, bytes.length >> 1))
    }
    const journal = await journalOf(store)
    expect(await check(store)).toBe(1)
    const { code, document } = await repair(store)
    expect([code, document.repair?.rebuiltIndex, document.repair?.damagedFiles]).toEqual([
      0,
      true,
      null,
    ])
    expect(document.repair?.notices).toEqual([
      expect.stringMatching(/built again from the journal/),
    ])
    expect(await journalOf(store)).toEqual(journal)
  })

  test('not from a journal that is damaged', async () => {
    const { store } = await two()
    const { path, offset } = (await itemPlaces(store))[2]!
    await edit(path, (bytes) => flipBit(bytes, offset + 200))
    await rm(join(layoutOf(store).index, 'CURRENT'))
    const before = await filesOf(layoutOf(store).index)
    const { code, document, stderr } = await repair(store)
    expect([code, document.repair]).toEqual([1, undefined])
    expect(stderr).toMatch(/the index, and what a crash has left: they are touched only where/)
    expect(await filesOf(layoutOf(store).index)).toEqual(before)
  })

  test('not from a record that is wrong: the index may be the only witness', async () => {
    const { store } = await two()
    await rewriteRecords(store, (map, index) =>
      index === 4 ? new Map([...map, ['secret', new Uint8Array(32).fill(7)]]) : map,
    )
    await rm(join(layoutOf(store).index, 'CURRENT'))
    expect((await repair(store)).document.repair).toBeUndefined()
    expect(await readdir(layoutOf(store).index)).not.toContain('CURRENT')
  })

  test('leftovers are cleared away', async () => {
    const { store } = await two()
    const size = (await itemPlaces(store)).length
    const journal = await journalOf(store)
    const last = (await journalPaths(store)).at(-1)!
    const head = encodeBatchHead({ first: size, count: 1, length: 900 })
    await edit(last, (bytes) => Buffer.concat([bytes, head]))
    await writeFile(join(store, 'checkpoint.new'), 'half', { mode: 0o600 })
    await rm(join(layoutOf(store).index, 'SEAL'))
    expect(await check(store)).toBe(0)
    const { code, document, stderr } = await repair(store)
    expect([code, document.faults]).toEqual([0, []])
    expect(stderr).toMatch(/clear away what a process left that ended/)
    expect(document.repair?.notices.join('\n')).toMatch(/unfinished batch; it is left out/)
    expect(await journalOf(store)).toEqual(journal)
    expect(await readdir(store)).not.toContain('checkpoint.new')
  })

  test('of a whole store nothing is touched', async () => {
    const { store, backup } = await two()
    const before = await filesUnder(store)
    const { code, stderr } = await repair(store, backup)
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/There is nothing that can be repaired/),
    ])
    expect(await filesUnder(store)).toEqual(before)
  })
})

describe('nothing is repaired silently', () => {
  test('without a terminal and without --yes nobody is asked, and nothing is changed', async () => {
    const { store, backup } = await two()
    await writeFile(layoutOf(store).checkpoint, 'damaged')
    const before = await filesUnder(store)
    const words = ['fsck', '--ledger', store, '--repair', '--from', backup]
    const run = await custodiaHere(words, { cwd: template })
    expect([run.code, run.stderr]).toEqual([
      2,
      expect.stringMatching(/put back the checkpoint[\s\S]*--yes/),
    ])
    expect(await filesUnder(store)).toEqual(before)
  })

  test('files that changed since they were checked stop it', async () => {
    const { store, backup } = await two()
    const { path, offset } = (await itemPlaces(store))[2]!
    await edit(path, (bytes) => flipBit(bytes, offset + 200))
    const plan = await planRepair({
      directory: store,
      check: await checkLevelStore(store),
      from: backup,
      openNote: () => undefined,
      faultOf: () => undefined,
    })
    expect(plan.steps).toHaveLength(1)
    await edit(path, (bytes) => flipBit(bytes, offset + 201))
    const before = await journalOf(store)
    await expect(applyRepair(plan, { now: 0 })).rejects.toMatchObject({
      code: 'ERR_STORE_CORRUPT',
      message: expect.stringMatching(/have changed since they were checked; nothing was repaired/),
    })
    expect(await journalOf(store)).toEqual(before)
  })

  test('a copy that is not there is said, and nothing is changed', async () => {
    const { store } = await two()
    await writeFile(layoutOf(store).checkpoint, 'damaged')
    const words = ['fsck', '--ledger', store, '--repair', '--yes', '--from', join(store, 'nowhere')]
    const run = await custodiaHere(words, { cwd: template })
    expect([run.code, run.stderr]).toEqual([5, expect.stringContaining('nowhere')])
  })
})
