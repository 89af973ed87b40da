import {
  cp,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { mkdirSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Level } from 'level'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { concat, encodeUtf8 } from '@custodia/core/bytes'
import { sha256Hex } from '@custodia/core/crypto'
import { checkpointSize } from '@custodia/core/store'
import type { CheckResult } from '@custodia/core/store'
import { disclosureDigestInput } from '@custodia/core/wire'
import type { CborValue } from '@custodia/core/wire'
import { actor } from '../../../../test/forge/actor.ts'
import { tell } from '../../../../test/forge/story.ts'
import {
  edit,
  flipBit,
  itemPlaces,
  journalPaths,
  rewriteRecords,
} from '../../../../test/support/damage-store.ts'
import type { ItemPlace } from '../../../../test/support/damage-store.ts'
import { putWorld } from '../../../../test/support/forged-store.ts'
import {
  copyOf,
  filesUnder,
  hastyDisk,
  temporaryDirectory,
  using,
} from '../../../../test/support/level.ts'
import type { Disk } from '../disk/disk.ts'
import { nodeDisk } from '../disk/node-disk.ts'
import { encodeBatchHead } from '../journal/batch-head.ts'
import { encodeItem } from '../journal/item.ts'
import { journalHeader, privateHeader } from '../journal/segment.ts'
import { encodeKept, keptHeader } from '../kept/kept-record.ts'
import { keptAtStart, keptPositionPut } from '../kept/kept-values.ts'
import { keys } from '../lookup/keys.ts'
import { openLevelIndex } from '../lookup/level-index.ts'
import type { Put } from '../lookup/raw-index.ts'
import { encodeNumbers } from '../lookup/values.ts'
import { encodePrivateItem } from '../private/private-record.ts'
import { createStore } from '../store/create.ts'
import { layoutOf } from '../store/layout.ts'
import { thisMachine } from '../store/machine.ts'
import { openStore } from '../store/open.ts'
import { checkLevelStore } from './check-store.ts'
import type { StoreCheckResult } from './check-store.ts'
import { storeChecks } from './check-table.ts'
import type { StoreCheck } from './check-table.ts'
import { storeFaults } from './faults.ts'
import type { StoreFault } from './faults.ts'

const disclosure = encodeUtf8('a value of nobody')
const sealed = { disclosure, digest: sha256Hex(disclosureDigestInput(disclosure)) }
const machine = { ...thisMachine, disk: hastyDisk, segmentLength: 9000 }
const provoked = new Set<string>()
let template = ''

beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'custodia-'))
  const { world } = await tell()
  await using(createStore(machine, template), async (store) => {
    await putWorld(store, world)
    await store.erase([[...world.events[1]!.payload.sealed.values()][0]!])
  })
})

afterAll(() => rm(template, { recursive: true, force: true }))

/** A closed store of several segments that holds a whole story, with one value erased. */
const someStore = (): Promise<string> => copyOf(template)

async function check(directory: string): Promise<StoreCheckResult> {
  const result = await checkLevelStore(directory)
  for (const { code } of result.faults) provoked.add(code)
  return result
}

const codesOf = ({ faults }: StoreCheckResult): readonly string[] =>
  [...new Set(faults.map(({ code }) => code))].toSorted()

const resultOf = ({ checks }: StoreCheckResult, name: StoreCheck): CheckResult =>
  checks.find((result) => result.check === name)!

/** Changes the index of a closed store, as if it had been written so. */
async function writeIndex(directory: string, puts: readonly Put[]): Promise<void> {
  const opened = await openLevelIndex(layoutOf(directory).index, { create: false })
  if ('unusable' in opened) throw new Error(opened.unusable)
  await opened.index.write(puts)
  await opened.index.close()
}

describe('a whole store', () => {
  test('passes every check, each of which has looked at something', async () => {
    const directory = await someStore()
    const result = await check(directory)
    expect(result.faults).toEqual([])
    expect(result.checks.map(({ check, outcome }) => `${check} ${outcome}`)).toEqual(
      Object.keys(storeChecks).map((name) => `${name} pass`),
    )
    expect(result.checks.every(({ looked }) => looked > 0)).toBe(true)
    const segments = (await journalPaths(directory)).length
    expect(segments).toBeGreaterThan(2)
    expect(resultOf(result, 'store.journal.segments').looked).toBe(segments)
    expect(resultOf(result, 'store.journal.entries').looked).toBe(result.size)
    expect(result).toMatchObject({ lost: 0, erased: 1, writer: undefined, isKnown: true })
    expect(result.values).toBe(resultOf(result, 'store.private.complete').looked - 1)
  })

  test('is not changed, and nothing is left beside it', async () => {
    const directory = await someStore()
    const before = await filesUnder(directory)
    const others = await readdir(tmpdir())
    await check(directory)
    expect(await filesUnder(directory)).toEqual(before)
    const left = (await readdir(tmpdir())).filter((name) => name.startsWith('custodia-fsck-'))
    expect(left.filter((name) => !others.includes(name))).toEqual([])
  })

  test('hands on every entry with its digests and values', async () => {
    const seen: number[] = []
    let values = 0
    const result = await checkLevelStore(await someStore(), {
      onEntry(entry) {
        seen.push(entry.index)
        expect([...entry.values.keys()]).toEqual(entry.digests)
        values += [...entry.values.values()].filter((value) => value !== undefined).length
      },
    })
    expect(seen).toEqual(Array.from({ length: result.size }, (_, i) => i))
    expect(values).toBe(result.values)
  })

  test('that is empty passes what there is to check, and says of the rest that there was nothing', async () => {
    const directory = await temporaryDirectory()
    await using(createStore(machine, directory), () => Promise.resolve())
    const result = await check(directory)
    expect(result.faults).toEqual([])
    expect(resultOf(result, 'store.journal.segments').outcome).toBe('pass')
    expect(resultOf(result, 'store.journal.entries')).toMatchObject({
      outcome: 'not-checked',
      reason: 'There were no entries to look at.',
    })
  })

  test('that is none is an error', async () => {
    const error = { code: 'ERR_STORE_MISSING' }
    await expect(checkLevelStore(await temporaryDirectory())).rejects.toMatchObject(error)
  })
})

test('a store to which a process writes is checked but for its index, and not disturbed', async () => {
  const directory = await someStore()
  await using(openStore(machine, directory, {}), async () => {
    const before = await filesUnder(directory)
    const result = await check(directory)
    expect(result.faults).toEqual([])
    expect(result.writer).toMatch(/^process \d+ on .+ writes$/)
    expect(resultOf(result, 'store.index.values')).toMatchObject({
      outcome: 'not-checked',
      reason: expect.stringMatching(/^Not while process \d+ on .+ writes\.$/),
    })
    expect(resultOf(result, 'store.journal.entries').outcome).toBe('pass')
    expect(await filesUnder(directory)).toEqual(before)
  })
})

test('a process that begins to write while the check runs is noticed', async () => {
  const directory = await someStore()
  const claim = join(layoutOf(directory).lock, '1-x')
  mkdirSync(layoutOf(directory).lock, { recursive: true })
  const begins = await checkLevelStore(directory, {
    onEntry: () =>
      writeFileSync(claim, `pid ${process.pid}\nhost ${hostname()}\nboot \nstarted \n`),
  })
  expect([begins.writer, begins.isDisturbed]).toEqual([undefined, true])
  await rm(claim)
  const wrote = await checkLevelStore(directory, {
    onEntry: () => writeFileSync(join(directory, 'checkpoint.new'), ''),
  })
  expect(wrote.isDisturbed).toBe(true)
  await rm(join(directory, 'checkpoint.new'))
  expect((await check(directory)).isDisturbed).toBe(false)
})

test('what a writer is writing is no fault of anybody', async () => {
  const directory = await someStore()
  await using(openStore(machine, directory, {}), async () => {
    const places = await itemPlaces(directory)
    const last = (await journalPaths(directory)).at(-1)!
    const whole = await readFile(last)
    const next = encodeBatchHead({ first: places.length, count: 1, length: 700 })
    await writeFile(last, Buffer.concat([whole, next]))
    await spoilLastPrivate(directory, places, strangeValue(places.length).subarray(0, 30))
    await writeFile(join(directory, 'checkpoint.new'), '')
    expect(codesOf(await check(directory))).toEqual([])
    await writeFile(last, whole)
  })
})

interface Damage {
  readonly name: string
  readonly spoil: (directory: string) => Promise<void>
  readonly codes: readonly StoreFault[]
  /** Of the first fault. */
  readonly place?: object
}

async function spoilItem(
  directory: string,
  index: number,
  change: (item: Uint8Array) => Uint8Array,
): Promise<void> {
  const { path, offset, length } = (await itemPlaces(directory))[index]!
  await edit(path, (bytes) =>
    Buffer.concat([
      bytes.subarray(0, offset),
      change(bytes.subarray(offset, offset + length)),
      bytes.subarray(offset + length),
    ]),
  )
}

const firstSegment = 'journal/0000000000000000.journal'

describe('damage to the journal is found, told apart, and hides nothing else', () => {
  const damages: readonly Damage[] = [
    {
      name: 'a flipped bit in a record',
      spoil: (store) => spoilItem(store, 2, (item) => flipBit(item, 200)),
      codes: ['store.entry-damaged'],
      place: { file: firstSegment, index: 2 },
    },
    {
      name: 'a flipped bit in a check',
      spoil: (store) => spoilItem(store, 2, (item) => flipBit(item, 20)),
      codes: ['store.entry-damaged'],
      place: { file: firstSegment, index: 2 },
    },
    {
      name: 'a flipped bit in the framing of an item',
      spoil: (store) => spoilItem(store, 2, (item) => flipBit(item, 0)),
      codes: ['store.entry-damaged'],
      place: { file: firstSegment, index: 2 },
    },
    {
      name: 'a flipped bit in the head of a batch',
      async spoil(store) {
        const { path, batch } = (await itemPlaces(store))[3]!
        await edit(path, (bytes) => flipBit(bytes, batch + 12))
      },
      codes: ['store.batch-damaged'],
      place: { file: firstSegment, index: 3 },
    },
    {
      name: 'a flipped bit in the header of a segment',
      spoil: (store) => edit(layoutOf(store).journalPath(0), (bytes) => flipBit(bytes, 9)),
      codes: ['store.segment-header'],
      place: { file: firstSegment, offset: 0 },
    },
    {
      name: 'a sector of zeros in the middle of the first segment',
      async spoil(store) {
        const { path, offset } = (await itemPlaces(store))[2]!
        await edit(path, (bytes) => Uint8Array.from(bytes).fill(0, offset + 100, offset + 612))
      },
      codes: ['store.entry-damaged'],
      place: { file: firstSegment, index: 2 },
    },
    {
      name: 'a sector of zeros over the head of a batch and the entry behind it',
      async spoil(store) {
        const { path, batch } = (await itemPlaces(store))[3]!
        await edit(path, (bytes) => Uint8Array.from(bytes).fill(0, batch - 20, batch + 300))
      },
      codes: ['store.batch-damaged', 'store.entry-lost'],
    },
    {
      name: 'an entry cut out of the file',
      spoil: (store) => spoilItem(store, 2, () => new Uint8Array()),
      codes: [
        'store.batch-damaged',
        'store.entry-damaged',
        'store.entry-lost',
        'store.index-value',
      ],
    },
    {
      name: 'a batch cut out of the file',
      async spoil(store) {
        const [, , here, next] = await itemPlaces(store)
        await edit(here!.path, (bytes) =>
          Buffer.concat([bytes.subarray(0, here!.batch), bytes.subarray(next!.batch)]),
        )
      },
      codes: ['store.batch-order', 'store.entry-lost', 'store.entry-order', 'store.index-value'],
    },
    {
      name: 'a batch written twice',
      async spoil(store) {
        const [, , here, next] = await itemPlaces(store)
        const end = next!.batch
        await edit(here!.path, (bytes) =>
          Buffer.concat([
            bytes.subarray(0, end),
            bytes.subarray(here!.batch, end),
            bytes.subarray(end),
          ]),
        )
      },
      codes: ['store.batch-order', 'store.entry-order', 'store.index-value'],
    },
    {
      name: 'the end of a full segment cut off',
      async spoil(store) {
        const path = (await journalPaths(store))[0]!
        await truncate(path, (await readFile(path)).length - 10)
      },
      codes: ['store.batch-damaged', 'store.segment-gap'],
    },
    {
      name: 'a segment in the middle removed',
      spoil: async (store) => rm((await journalPaths(store))[1]!),
      codes: ['store.segment-gap'],
    },
    {
      name: 'the first segment removed',
      spoil: async (store) => rm((await journalPaths(store))[0]!),
      codes: ['store.segment-gap'],
      place: { index: 0 },
    },
    {
      name: 'the last segment removed',
      spoil: async (store) => rm((await journalPaths(store)).at(-1)!),
      codes: ['store.shorter'],
    },
    {
      name: 'a segment under another name',
      async spoil(store) {
        const { journalPath } = layoutOf(store)
        await cp((await journalPaths(store))[1]!, journalPath(1))
      },
      codes: ['store.segment-overlap'],
    },
    {
      name: 'the last batch cut off where it was acknowledged',
      async spoil(store) {
        const { path, offset } = (await itemPlaces(store)).at(-1)!
        await truncate(path, offset + 40)
      },
      codes: ['store.batch-damaged', 'store.shorter'],
    },
    {
      name: 'a record that is none, with a right check',
      async spoil(store) {
        const body = new Uint8Array([0x80])
        const { path, offset, length, batch } = (await itemPlaces(store))[2]!
        const item = encodeItem(body)
        await edit(path, (bytes) =>
          Buffer.concat([
            bytes.subarray(0, batch),
            encodeBatchHead({ first: 2, count: 1, length: item.length }),
            item,
            bytes.subarray(offset + length),
          ]),
        )
      },
      codes: ['store.entry-malformed', 'store.index-value'],
    },
  ]
  test.each(damages)('$name', async ({ spoil, codes, place }) => {
    const directory = await someStore()
    const { size } = await check(directory)
    await spoil(directory)
    let seen = 0
    let lost = 0
    const result = await checkLevelStore(directory, {
      onEntry: () => void (seen += 1),
      onLost: () => void (lost += 1),
    })
    for (const { code } of result.faults) provoked.add(code)
    expect(codesOf(result).filter((code) => code !== 'store.foreign')).toEqual(codes)
    if (place !== undefined) expect(result.faults[0]?.place).toMatchObject(place)
    expect(seen + lost).toBe(result.size)
    const isShorter = codes.includes('store.shorter')
    if (!isShorter) expect(result.size).toBe(size)
  })

  test('the entry that was lost keeps its leaf in the tree, by the index: the checkpoint is compared all the same', async () => {
    const directory = await someStore()
    await spoilItem(directory, 2, (item) => flipBit(item, 200))
    expect(resultOf(await check(directory), 'store.checkpoint').outcome).toBe('pass')
    await rm(layoutOf(directory).index, { recursive: true })
    expect(resultOf(await check(directory), 'store.checkpoint')).toMatchObject({
      outcome: 'not-checked',
      reason: 'Not its root: the leaf of entry 2 is not known.',
    })
  })
})

describe('what was changed by somebody who knows the format is found by the check that lies deeper', () => {
  const record =
    (index: number, changes: (map: ReadonlyMap<string, CborValue>) => object) =>
    (store: string): Promise<void> =>
      rewriteRecords(store, (map, i) =>
        i === index
          ? new Map([...map, ...Object.entries(changes(map) as Record<string, CborValue>)])
          : map,
      )
  const changes: readonly Damage[] = [
    {
      name: 'another event under the same leaf',
      spoil: record(4, (map) => ({ event: flipBit(map.get('event') as Uint8Array, 300) })),
      codes: ['store.event-id'],
      place: { index: 4 },
    },
    {
      name: 'a leaf with another tag',
      spoil: record(4, (map) => ({ leaf: flipBit(map.get('leaf') as Uint8Array, 20) })),
      codes: ['store.checkpoint-root', 'store.index-tree', 'store.kept-root'],
    },
    {
      name: 'another leaf for the last entry',
      spoil: async (store) =>
        record((await itemPlaces(store)).length - 1, (map) => ({
          leaf: flipBit(map.get('leaf') as Uint8Array, 20),
        }))(store),
      codes: [
        'store.checkpoint-root',
        'store.index-position',
        'store.index-tree',
        'store.kept-root',
      ],
    },
    {
      name: 'another place in the chain',
      spoil: record(4, (map) => ({ seq: (map.get('seq') as number) + 1 })),
      codes: ['store.chain-gap'],
    },
    {
      name: 'another index',
      spoil: record(4, () => ({ index: 3 })),
      codes: ['store.entry-lost', 'store.entry-order'],
    },
    {
      name: 'an event that stands twice',
      async spoil(store) {
        const kept = new Map<string, CborValue>()
        await rewriteRecords(store, (map, i) => {
          if (i === 3) for (const name of ['event', 'leaf']) kept.set(name, map.get(name)!)
          return i === 4 ? new Map([...map, ...kept]) : map
        })
      },
      codes: [
        'store.checkpoint-root',
        'store.event-twice',
        'store.index-extra',
        'store.index-tree',
        'store.index-value',
        'store.kept-root',
      ],
    },
    {
      name: 'a digest that stands twice',
      async spoil(store) {
        let digest: CborValue
        await rewriteRecords(store, (map, i) => {
          const digests = map.get('digests') as readonly CborValue[]
          if (i === 1) digest = digests[0]!
          return i === 4 ? new Map([...map, ['digests', [...digests, digest]]]) : map
        })
      },
      codes: ['store.digest-twice', 'store.index-value', 'store.value-missing'],
    },
  ]
  test.each(changes)('$name', async ({ spoil, codes, place }) => {
    const directory = await someStore()
    await spoil(directory)
    const result = await check(directory)
    // Records that became longer lie elsewhere than the index says.
    const found = codesOf(result).filter(
      (code) => codes.includes(code as StoreFault) || code !== 'store.index-value',
    )
    expect(found).toEqual(codes)
    if (place !== undefined) expect(result.faults[0]?.place).toMatchObject(place)
  })
})

describe('private values', () => {
  const privatePath = (store: string): string => layoutOf(store).privatePath(0)
  /** A second-generation segment is needed to put an older one in its place. */
  const damages: readonly Damage[] = [
    {
      name: 'a flipped bit in a value',
      spoil: (store) => edit(privatePath(store), (bytes) => flipBit(bytes, bytes.length - 8)),
      codes: ['store.value-damaged', 'store.value-missing'],
      place: { file: 'private/0000000000000000.private' },
    },
    {
      name: 'a flipped bit in the header',
      spoil: (store) => edit(privatePath(store), (bytes) => flipBit(bytes, 9)),
      codes: ['store.private-header', 'store.value-damaged'],
    },
    {
      name: 'the end of a segment cut off',
      spoil: async (store) =>
        truncate(privatePath(store), (await readFile(privatePath(store))).length - 5),
      codes: ['store.value-damaged', 'store.value-missing'],
    },
    {
      name: 'a segment removed',
      spoil: (store) => rm(privatePath(store)),
      codes: ['store.private-missing', 'store.value-missing'],
    },
    {
      name: 'a value that nobody names',
      spoil: (store) =>
        edit(privatePath(store), (bytes) => Buffer.concat([bytes, strangeValue(1)])),
      codes: ['store.value-unnamed'],
      place: { index: 1 },
    },
    {
      name: 'a segment of an older generation',
      spoil: (store) =>
        edit(privatePath(store), (bytes) => {
          // The number is the last byte of the header, in which `generation` comes last.
          const at = Buffer.from(bytes).indexOf('generation') + 'generation'.length
          expect(bytes[at]).toBe(1)
          return Uint8Array.from(bytes).with(at, 0)
        }),
      codes: ['store.private-older'],
    },
    {
      name: 'a newer segment than the index knows',
      spoil: (store) =>
        edit(privatePath(store), (bytes) => {
          const at = Buffer.from(bytes).indexOf('generation') + 'generation'.length
          return Uint8Array.from(bytes).with(at, 2)
        }),
      codes: ['store.index-behind'],
    },
    {
      name: 'a segment without one of the journal',
      spoil: (store) => cp(privatePath(store), layoutOf(store).privatePath(1)),
      codes: ['store.foreign'],
    },
  ]
  test.each(damages)('$name', async ({ spoil, codes, place }) => {
    const directory = await someStore()
    await spoil(directory)
    const result = await check(directory)
    expect(codesOf(result)).toEqual(codes)
    if (place !== undefined) expect(result.faults[0]?.place).toMatchObject(place)
  })
})

/** Adds bytes to the private segment of the last entry. */
async function spoilLastPrivate(
  directory: string,
  places: readonly ItemPlace[],
  bytes: Uint8Array,
): Promise<void> {
  const last = places.at(-1)!
  const segment = places.find(({ path }) => path === last.path)!.index
  const path = layoutOf(directory).privatePath(segment)
  const before = await readFile(path).catch(() => privateHeader(segment, 0))
  await writeFile(path, Buffer.concat([before, bytes]))
}

/** A value that opens its digest, and that no entry names. */
function strangeValue(index: number): Uint8Array {
  const { digest, disclosure } = sealed
  return encodePrivateItem({ index, digest, disclosure })
}

describe('what a crash leaves is told apart from damage', () => {
  const leftovers: readonly Damage[] = [
    {
      name: 'the beginning of a batch',
      async spoil(store) {
        const size = (await itemPlaces(store)).length
        const head = encodeBatchHead({ first: size, count: 1, length: 900 })
        await edit((await journalPaths(store)).at(-1)!, (bytes) => Buffer.concat([bytes, head]))
      },
      codes: ['store.batch-unfinished'],
    },
    {
      name: 'the beginning of a segment',
      async spoil(store) {
        const size = (await itemPlaces(store)).length
        await writeFile(layoutOf(store).journalPath(size), journalHeader(size).subarray(0, 9))
      },
      codes: ['store.batch-unfinished'],
    },
    {
      name: 'a segment of zeros',
      async spoil(store) {
        const size = (await itemPlaces(store)).length
        const { length } = journalHeader(size)
        await writeFile(layoutOf(store).journalPath(size), new Uint8Array(length))
      },
      codes: ['store.batch-unfinished'],
    },
    {
      name: 'private values of a batch that was never there',
      async spoil(store) {
        const places = await itemPlaces(store)
        const value = strangeValue(places.length)
        await spoilLastPrivate(store, places, Buffer.concat([value, value.subarray(0, 30)]))
      },
      codes: ['store.private-leftover'],
    },
    {
      name: 'a private segment of a batch that was to begin one',
      async spoil(store) {
        const size = (await itemPlaces(store)).length
        await writeFile(layoutOf(store).privatePath(size), '')
      },
      codes: ['store.private-leftover'],
    },
    {
      name: 'a file that was not yet in its place',
      spoil: (store) => writeFile(join(store, 'checkpoint.new'), 'half'),
      codes: ['store.half-written'],
    },
    {
      name: 'a claim of a process that has ended',
      async spoil(store) {
        const lines = ['pid 1', 'host nowhere.example', 'boot', 'started 1', '']
        const boot = (
          await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
        ).trim()
        lines[2] = `boot ${boot.replaceAll(/[0-9a-f]/g, '0')}`
        lines[1] = `host ${hostname()}`
        await mkdir(layoutOf(store).lock, { recursive: true })
        await writeFile(join(layoutOf(store).lock, '1-x'), lines.join('\n'))
      },
      codes: ['store.claim-stale'],
    },
    {
      name: 'an index that was not closed',
      spoil: (store) => rm(join(layoutOf(store).index, 'SEAL')),
      codes: ['store.index-unsealed'],
    },
  ]
  test.each(leftovers)('$name', async ({ spoil, codes }) => {
    const directory = await someStore()
    await spoil(directory)
    const result = await check(directory)
    expect(codesOf(result)).toEqual(codes)
    expect(result.checks.every(({ outcome }) => outcome !== 'fail')).toBe(true)
  })

  test('but not what is missing of what was acknowledged, however it looks', async () => {
    const directory = await someStore()
    const [first, ...others] = await journalPaths(directory)
    for (const path of others) await rm(path)
    const places = (await itemPlaces(directory)).filter(({ path }) => path === first)
    await truncate(first!, places.at(-1)!.offset + 40)
    const kinds = async (acknowledged?: number): Promise<readonly string[]> => {
      const result = await checkLevelStore(
        directory,
        acknowledged === undefined ? {} : { acknowledged },
      )
      return [...new Set(result.faults.map(({ kind }) => kind))]
    }
    expect(await kinds()).toEqual(['fault'])
    await rm(layoutOf(directory).index, { recursive: true })
    expect(await kinds()).toEqual(['fault'])
    await rm(layoutOf(directory).checkpoint)
    expect(await kinds()).toContain('fault')
    await truncate(layoutOf(directory).checkpoints, keptHeader.length)
    expect(await kinds(places.length)).toEqual(['fault'])
    // Nothing tells that there was more.
    expect(await kinds()).toContain('leftover')
  })

  test('an index that has not seen the last entries', async () => {
    const directory = await someStore()
    const index = await copyOf(layoutOf(directory).index)
    const { world } = await tell()
    await world.checkpoint()
    const size = world.events.length
    await world.record({
      type: 'note.added',
      by: actor('A. Example'),
      role: 'officer',
      chain: world.events.find(({ kind }) => kind === 'case')!.chain,
      fields: {},
      sealed: { note: 'One more' },
    })
    await using(openStore(machine, directory, {}), (store) => putWorld(store, world))
    await rm(layoutOf(directory).index, { recursive: true })
    await rename(index, layoutOf(directory).index)
    const result = await check(directory)
    const behind = result.faults.find(
      ({ code, place }) => code === 'store.index-behind' && place.index === size,
    )
    expect(behind).toMatchObject({ kind: 'leftover', expected: `${size + 1} entries` })
    expect(result.checks.every(({ outcome }) => outcome !== 'fail')).toBe(true)
    await mkdir(index)
  })
})

describe('the index', () => {
  const someId = 'ab'.repeat(32)
  const wrong: readonly Damage[] = [
    {
      name: 'an event at another place',
      spoil: async (store) =>
        writeIndex(store, [[keys.event(await idAt(store, 3)), encodeNumbers(2)]]),
      codes: ['store.index-value'],
    },
    {
      name: 'an event more',
      spoil: (store) => writeIndex(store, [[keys.event(someId), encodeNumbers(2)]]),
      codes: ['store.index-extra'],
    },
    {
      name: 'a chain more',
      spoil: (store) => writeIndex(store, [[keys.chain(someId, 0), encodeNumbers(2)]]),
      codes: ['store.index-extra'],
    },
    {
      name: 'a key of a kind that there is not',
      spoil: (store) => writeIndex(store, [[Buffer.from('zz'), encodeNumbers(2)]]),
      codes: ['store.index-extra'],
    },
    {
      name: 'an event less',
      async spoil(store) {
        const options = { keyEncoding: 'buffer', valueEncoding: 'buffer' } as const
        const db = new Level<Buffer, Buffer>(layoutOf(store).index, options)
        await db.del(keys.event(await idAt(store, 3)))
        await db.close()
      },
      codes: ['store.index-changed', 'store.index-lacks'],
    },
    {
      name: 'another length of a full segment',
      spoil: (store) => writeIndex(store, [[keys.segment(0), encodeNumbers(12, 13)]]),
      codes: ['store.index-value'],
    },
    {
      name: 'a checkpoint that was newer',
      spoil: (store) =>
        writeIndex(store, [
          keptPositionPut({ ...keptAtStart, records: 9, count: 1, latest: 1000 }),
        ]),
      codes: ['store.checkpoint-older', 'store.kept-shorter'],
    },
    {
      name: 'a file changed since it was closed',
      spoil: async (store) => {
        const { index } = layoutOf(store)
        const seal = await readFile(join(index, 'SEAL'))
        await writeIndex(store, [[keys.event(await idAt(store, 3)), encodeNumbers(3)]])
        await writeFile(join(index, 'SEAL'), seal)
      },
      codes: ['store.index-changed'],
    },
    {
      name: 'without CURRENT',
      spoil: (store) => rm(join(layoutOf(store).index, 'CURRENT')),
      codes: ['store.index-unusable'],
    },
    {
      name: 'left by a repair of LevelDB',
      spoil: (store) => mkdir(join(layoutOf(store).index, 'lost')),
      codes: ['store.foreign', 'store.index-changed'],
    },
  ]
  test.each(wrong)('$name', async ({ spoil, codes }) => {
    const directory = await someStore()
    await spoil(directory)
    expect(codesOf(await check(directory))).toEqual(codes)
  })

  test('that cannot be copied is not checked, and no fault', async () => {
    const directory = await someStore()
    const before = process.env['TMPDIR']
    process.env['TMPDIR'] = join(directory, 'nowhere')
    onTestFinished(() => {
      if (before === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = before
    })
    const result = await check(directory)
    expect(result.faults).toEqual([])
    expect(resultOf(result, 'store.index.values')).toMatchObject({
      outcome: 'not-checked',
      reason: expect.stringMatching(/^It could not be copied to be opened: ENOENT/),
    })
  })

  test('that is missing is not checked, and no fault', async () => {
    const directory = await someStore()
    await rm(layoutOf(directory).index, { recursive: true })
    const result = await check(directory)
    expect(result.faults).toEqual([])
    expect(resultOf(result, 'store.index.values')).toMatchObject({
      outcome: 'not-checked',
      reason: expect.stringMatching(/^There is none/),
    })
  })

  test('a flipped bit in any of its files is found', async () => {
    const directory = await someStore()
    // So that all of it lies in a table.
    await using(openStore(machine, directory, {}), (store) => store.size())
    const { index } = layoutOf(directory)
    for (const name of await readdir(index)) {
      if (['LOCK', 'LOG', 'LOG.old'].includes(name)) continue
      const whole = await readFile(join(index, name))
      for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 3)) {
        await writeFile(join(index, name), flipBit(whole, at))
        const result = await check(directory)
        expect(result.faults.length, `${name} ${at}`).toBeGreaterThan(0)
      }
      await writeFile(join(index, name), whole)
    }
    expect(codesOf(await check(directory))).toEqual([])
  })
})

async function idAt(directory: string, index: number): Promise<string> {
  let found = ''
  await checkLevelStore(directory, {
    onEntry(entry) {
      if (entry.index === index) found = Buffer.from(entry.leaf.subarray(41)).toString('hex')
    },
  })
  return found
}

describe('the other files', () => {
  const damages: readonly Damage[] = [
    {
      name: 'no version',
      spoil: (store) => rm(layoutOf(store).version),
      codes: ['store.version-missing'],
    },
    {
      name: 'a damaged version',
      spoil: (store) => writeFile(layoutOf(store).version, 'custodia sto'),
      codes: ['store.version-malformed'],
    },
    {
      name: 'a foreign file',
      spoil: (store) => writeFile(join(store, 'journal', 'notes.txt'), ''),
      codes: ['store.foreign'],
    },
    {
      name: 'a claim that cannot be read',
      async spoil(store) {
        await mkdir(layoutOf(store).lock, { recursive: true })
        await writeFile(join(layoutOf(store).lock, '1-x'), '')
      },
      codes: ['store.claim-unreadable'],
    },
    {
      name: 'no checkpoint',
      spoil: (store) => rm(layoutOf(store).checkpoint),
      codes: ['store.checkpoint-missing'],
    },
    {
      name: 'a damaged checkpoint',
      spoil: (store) => edit(layoutOf(store).checkpoint, (bytes) => bytes.subarray(0, 40)),
      codes: ['store.checkpoint-malformed'],
    },
    {
      name: 'a checkpoint of another tree',
      spoil: (store) =>
        edit(layoutOf(store).checkpoint, (bytes) => {
          const lines = Buffer.from(bytes).toString().split('\n')
          lines[2] = Buffer.alloc(32, 7).toString('base64')
          return encodeUtf8(lines.join('\n'))
        }),
      codes: ['store.checkpoint-other', 'store.checkpoint-root'],
    },
    {
      name: 'no kept checkpoints',
      spoil: (store) => rm(layoutOf(store).checkpoints),
      codes: ['store.kept-missing'],
    },
    {
      name: 'a damaged kept checkpoint',
      spoil: (store) => edit(layoutOf(store).checkpoints, (bytes) => flipped(bytes, 120)),
      codes: ['store.kept-damaged'],
    },
    {
      name: 'a kept checkpoint that is gone',
      spoil: (store) => truncate(layoutOf(store).checkpoints, keptHeader.length),
      codes: ['store.kept-shorter'],
    },
    {
      name: 'a checkpoint that was being kept',
      spoil: (store) => keepBehind(store, 1, (bytes) => bytes.subarray(0, -7)),
      codes: ['store.kept-unfinished'],
    },
    {
      name: 'a checkpoint that was kept, and not in its own file yet',
      spoil: (store) => keepBehind(store, 1),
      codes: ['store.checkpoint-behind'],
    },
    {
      name: 'a kept checkpoint out of its turn',
      spoil: (store) => keepBehind(store, 5),
      codes: ['store.kept-order'],
    },
    {
      name: 'a kept checkpoint that is another one of its size',
      spoil: (store) => keepBehind(store, 1, (bytes) => bytes, other),
      codes: ['store.kept-order', 'store.kept-root'],
    },
    {
      name: 'a kept checkpoint that is none',
      async spoil(store) {
        await rm(layoutOf(store).index, { recursive: true })
        const { checkpoint, checkpoints } = layoutOf(store)
        const note = await readFile(checkpoint)
        const none = encodeKept({ size: 1, note: encodeUtf8('x\n1\nAAAA\n') }, 0)
        const size = checkpointSize(note)!
        await writeFile(checkpoints, concat(keptHeader, none, encodeKept({ size, note }, 1)))
      },
      codes: ['store.kept-malformed'],
    },
  ]

  /** Appends a record to the kept checkpoints: the last one with a further line, or what is made of it. */
  async function keepBehind(
    store: string,
    number: number,
    cut: (record: Uint8Array) => Uint8Array = (bytes) => bytes,
    change: (note: Uint8Array) => Uint8Array = further,
  ): Promise<void> {
    const { checkpoint, checkpoints } = layoutOf(store)
    const note = change(await readFile(checkpoint))
    const record = encodeKept({ size: checkpointSize(note)!, note }, number)
    await edit(checkpoints, (bytes) => concat(bytes, cut(record)))
  }

  function further(note: Uint8Array): Uint8Array {
    return concat(note, encodeUtf8('— witness.example AAAAAAA=\n'))
  }

  function other(note: Uint8Array): Uint8Array {
    const lines = Buffer.from(note).toString().split('\n')
    lines[2] = Buffer.alloc(32, 7).toString('base64')
    return encodeUtf8(lines.join('\n'))
  }

  function flipped(bytes: Uint8Array, at: number): Uint8Array {
    return new Uint8Array(bytes).map((byte, i) => (i === at ? byte ^ 1 : byte))
  }

  test.each(damages)('$name', async ({ spoil, codes }) => {
    const directory = await someStore()
    await spoil(directory)
    expect(codesOf(await check(directory))).toEqual(codes)
  })

  test('another version: nothing else is looked at, and every check says so', async () => {
    const directory = await someStore()
    await writeFile(layoutOf(directory).version, 'custodia store 2\n')
    const result = await check(directory)
    expect(codesOf(result)).toEqual(['store.version-other'])
    expect(result.isKnown).toBe(false)
    expect(result.checks.filter(({ outcome }) => outcome === 'not-checked')).toHaveLength(
      Object.keys(storeChecks).length - 1,
    )
  })

  test('a file that the machine refuses to read: the others are checked', async () => {
    const directory = await someStore()
    const refused = (await journalPaths(directory))[1]!
    const disk: Disk = {
      ...nodeDisk,
      open(path, mode) {
        if (path === refused) throw new Error('input/output error')
        return nodeDisk.open(path, mode)
      },
    }
    const result = await checkLevelStore(directory, { disk })
    for (const { code } of result.faults) provoked.add(code)
    expect(codesOf(result)).toContain('store.unreadable')
    expect(result.lost).toBeGreaterThan(0)
    expect(result.size).toBe((await check(await someStore())).size)
  })
})

test('a flipped bit anywhere in journal, private values or version is found', async () => {
  const directory = await someStore()
  await rm(layoutOf(directory).index, { recursive: true })
  for (const [path, whole] of await filesUnder(directory)) {
    // The text of the checkpoint is for whoever knows the key of the log.
    if (path.endsWith('checkpoint')) continue
    for (let at = 0; at < whole.length; at += 499) {
      await writeFile(path, flipBit(whole, at))
      const result = await check(directory)
      const isFound = result.faults.some(({ kind }) => kind === 'fault')
      expect(isFound, `${path} ${at}`).toBe(true)
    }
    await writeFile(path, whole)
  }
})

test('every fault of the table was provoked by the tests above', () => {
  expect(Object.keys(storeFaults).filter((code) => !provoked.has(code))).toEqual([])
})
