import { cp, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Level } from 'level'
import { describe, expect, test } from 'vitest'
import type { Batch } from '@custodia/core/store'
import { emptyHistory, expectHistory, grow, noteOfSize } from '@custodia/core/store-conformance'
import { filesUnder, temporaryDirectory, using } from '../../../test/support/level.ts'
import { createLevelStore, openLevelStore } from './index.ts'

describe('creating', () => {
  test('a missing directory, with those above it, or an empty one', async () => {
    const directory = await temporaryDirectory()
    const { batch, history } = grow(emptyHistory, 1)
    for (const path of [directory, join(directory, 'x', 'y', 'z')]) {
      await using(createLevelStore(path), (store) => store.append(0, batch))
      await using(openLevelStore(path), (store) => expectHistory(store, history))
      for (const name of await readdir(path)) await rm(join(path, name), { recursive: true })
    }
  })

  test('refuses a ledger, and what is not empty, and changes neither', async () => {
    const directory = await temporaryDirectory()
    await using(createLevelStore(join(directory, 'ledger')), (store) => store.size())
    await mkdir(join(directory, 'other'))
    await writeFile(join(directory, 'other', 'letter.txt'), 'not a ledger')
    const before = await filesUnder(directory)
    for (const [path, reason] of [
      ['ledger', /already a ledger/],
      ['other', /not empty/],
      ['other/letter.txt', /is a file/],
    ] as const) {
      await expect(createLevelStore(join(directory, path))).rejects.toMatchObject({
        code: 'ERR_STORE_EXISTS',
        message: expect.stringMatching(reason),
      })
    }
    expect(await filesUnder(directory)).toEqual(before)
  })

  test('begins anew where creating was cut short, but not over a journal', async () => {
    const directory = await temporaryDirectory()
    const store = await createLevelStore(directory)
    await store.close()
    await rename(join(directory, 'CUSTODIA'), join(directory, 'CUSTODIA.new'))
    await using(createLevelStore(directory), (again) =>
      again.append(0, grow(emptyHistory, 1).batch),
    )
    await rm(join(directory, 'CUSTODIA'))
    await expect(createLevelStore(directory)).rejects.toMatchObject({ code: 'ERR_STORE_EXISTS' })
  })

  test('of many who create at once at most one does', async () => {
    const directory = join(await temporaryDirectory(), 'ledger')
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, () => createLevelStore(directory)),
    )
    const made = outcomes.filter((outcome) => outcome.status === 'fulfilled')
    expect(made.length).toBeLessThanOrEqual(1)
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') await outcome.value.close()
      else expect(['ERR_STORE_LOCKED', 'ERR_STORE_EXISTS']).toContain(outcome.reason.code)
    }
  })
})

describe('opening', () => {
  test('refuses what is no ledger, and makes nothing', async () => {
    const directory = await temporaryDirectory()
    await mkdir(join(directory, 'empty'))
    await writeFile(join(directory, 'file'), 'a file')
    for (const readOnly of [false, true]) {
      for (const [name, reason] of [
        ['missing', /no such directory/],
        ['empty', /no ledger in it/],
        ['file', /a file, not a directory/],
      ] as const) {
        await expect(openLevelStore(join(directory, name), { readOnly })).rejects.toMatchObject({
          code: 'ERR_STORE_MISSING',
          message: expect.stringMatching(reason),
        })
      }
    }
    expect((await readdir(directory, { recursive: true })).sort()).toEqual(['empty', 'file'])
  })

  test('refuses a version that it does not know, and a text that names none', async () => {
    const directory = await temporaryDirectory()
    await using(createLevelStore(directory), (store) => store.size())
    await writeFile(join(directory, 'CUSTODIA'), 'custodia store 2\n')
    await expect(openLevelStore(directory)).rejects.toMatchObject({
      code: 'ERR_STORE_VERSION',
      details: { found: '2' },
    })
    await writeFile(join(directory, 'CUSTODIA'), 'custodia\n')
    await expect(openLevelStore(directory)).rejects.toMatchObject({ code: 'ERR_STORE_CORRUPT' })
  })

  test('refuses a second writer, also when one of the two locks was removed', async () => {
    const directory = await temporaryDirectory()
    const locked = { code: 'ERR_STORE_LOCKED' }
    await using(createLevelStore(directory), async (store) => {
      await expect(openLevelStore(directory)).rejects.toMatchObject(locked)
      await rm(join(directory, 'index', 'LOCK'))
      await expect(openLevelStore(directory)).rejects.toMatchObject(locked)
      await store.append(0, grow(emptyHistory, 1).batch)
    })
    await using(openLevelStore(directory), async (store) => {
      await rm(join(directory, 'lock'), { recursive: true })
      await expect(openLevelStore(directory)).rejects.toMatchObject(locked)
      await store.append(1, grow(grow(emptyHistory, 1).history, 1).batch)
    })
    await using(openLevelStore(directory), async (store) => expect(await store.size()).toBe(2))
  })

  test('takes no path that is not one', async () => {
    for (const path of ['', undefined, 7]) {
      await expect(openLevelStore(path as string)).rejects.toThrow(TypeError)
      await expect(createLevelStore(path as string)).rejects.toThrow(TypeError)
    }
  })

  test('a copy of the directory is a store of its own', async () => {
    const [directory, copy] = [await temporaryDirectory(), await temporaryDirectory()]
    const { batch, history } = grow(emptyHistory, [{ sealed: ['a name'] }])
    await using(createLevelStore(directory), (store) => store.append(0, batch))
    await cp(directory, copy, { recursive: true })
    await rm(directory, { recursive: true })
    await using(openLevelStore(copy), (store) => expectHistory(store, history))
  })
})

describe('a reader', () => {
  test('changes no file, needs no lock, and sees what was there when it opened', async () => {
    const directory = await temporaryDirectory()
    const first = grow(emptyHistory, [{ sealed: ['a name'] }, { chain: 'b' }])
    const second = grow(first.history, [{ sealed: ['another name'] }])
    await using(createLevelStore(directory), async (writer) => {
      await writer.append(0, first.batch)
      await writer.saveCheckpoint(noteOfSize(2))
      const before = await filesUnder(directory)
      const reader = await openLevelStore(directory, { readOnly: true })
      expect(await filesUnder(directory)).toEqual(before)
      await writer.append(2, second.batch)
      await writer.saveCheckpoint(noteOfSize(3))
      await expectHistory(reader, first.history)
      expect(await reader.checkpoint()).toEqual(noteOfSize(2))
      const middle = await filesUnder(directory)
      await reader.close()
      await using(openLevelStore(directory, { readOnly: true }), (later) =>
        expectHistory(later, second.history),
      )
      expect(await filesUnder(directory)).toEqual(middle)
    })
  })

  test('passes over a batch that is being written, and leaves it there', async () => {
    const directory = await temporaryDirectory()
    const { batch, history } = grow(emptyHistory, 1)
    await using(createLevelStore(directory), (store) => store.append(0, batch))
    const [journal] = await readdir(join(directory, 'journal'))
    const path = join(directory, 'journal', journal!)
    const { size } = await stat(path)
    await writeFile(path, Uint8Array.of(0x58, 0x1c, 0, 0), { flag: 'a' })
    const notices: string[] = []
    const options = { readOnly: true, onNotice: ({ kind }: { kind: string }) => notices.push(kind) }
    await using(openLevelStore(directory, options), (store) => expectHistory(store, history))
    expect(notices).toEqual(['unfinished-batch'])
    expect((await stat(path)).size).toBe(size + 4)
  })

  test('refuses every write', async () => {
    const directory = await temporaryDirectory()
    await using(createLevelStore(directory), (store) =>
      store.append(0, grow(emptyHistory, 1).batch),
    )
    await using(openLevelStore(directory, { readOnly: true }), async (store) => {
      const refused = { code: 'ERR_STORE_READ_ONLY' }
      await expect(store.append(1, grow(emptyHistory, 0).batch)).rejects.toMatchObject(refused)
      await expect(store.erase([])).rejects.toMatchObject(refused)
      await expect(store.saveCheckpoint(noteOfSize(1))).rejects.toMatchObject(refused)
    })
  })

  test('does not show a value that a writer has erased since', async () => {
    const directory = await temporaryDirectory()
    const { batch, history } = grow(emptyHistory, [{ sealed: ['erased', 'kept'] }])
    const [erased, kept] = [...history.disclosures.keys()] as [string, string]
    await using(createLevelStore(directory), async (writer) => {
      await writer.append(0, batch)
      await using(openLevelStore(directory, { readOnly: true }), async (reader) => {
        expect(await reader.disclosure(erased)).toEqual(history.disclosures.get(erased))
        await writer.erase([erased])
        expect(await reader.disclosure(erased)).toBeUndefined()
        expect(await reader.disclosure(kept)).toEqual(history.disclosures.get(kept))
      })
    })
  })
})

test('an erased value is in no file any more, and never was in the index or the journal', async () => {
  const directory = await temporaryDirectory()
  const shapes = Array.from({ length: 40 }, (_, i) => ({
    sealed: [`Erika Beispiel ${i} !`, `kept ${i} !`],
  }))
  const { batch, history } = grow(emptyHistory, shapes)
  const holding = async (text: string): Promise<readonly string[]> =>
    [...(await filesUnder(directory))]
      .filter(([, bytes]) => bytes.includes(text))
      .map(([path]) => path)
  await using(createLevelStore(directory), async (store) => {
    await store.append(0, batch)
    for (const path of await holding('Erika Beispiel'))
      expect(path).toContain(join(directory, 'private'))
    expect(await holding('Erika Beispiel')).toHaveLength(1)
    const digests = [...history.disclosures.keys()].filter((_, i) => i % 2 === 0)
    await store.erase(digests)
    expect(await holding('Erika Beispiel')).toEqual([])
    expect(await holding('kept 39 !')).toHaveLength(1)
    await expectHistory(store, {
      ...history,
      disclosures: withoutDigests(history.disclosures, digests),
    })
  })
  expect(await holding('Erika Beispiel')).toEqual([])
  await using(openLevelStore(directory), (store) => store.size())
  expect(await holding('Erika Beispiel')).toEqual([])
})

/** What `level` does not say of itself where it rests on LevelDB. */
type Compactable = Level & { compactRange?: (start: string, end: string) => Promise<void> }

test('the index holds no value, also when LevelDB has compacted it before and after the erasure', async () => {
  const directory = await temporaryDirectory()
  const compact = async (): Promise<void> => {
    const index: Compactable = new Level(join(directory, 'index'), { createIfMissing: false })
    await index.compactRange!('', '\u{10ffff}')
    await index.close()
  }
  const holding = async (): Promise<readonly string[]> =>
    [...(await filesUnder(directory))]
      .filter(([, bytes]) => bytes.includes('Erika Beispiel'))
      .map(([path]) => path)
  let history = emptyHistory
  await using(createLevelStore(directory), async (store) => {
    for (let i = 0; i < 20; i++) {
      const next = grow(
        history,
        Array.from({ length: 20 }, () => ({ sealed: [`Erika Beispiel ${i}`] })),
      )
      await store.append(history.entries.length, next.batch)
      history = next.history
    }
  })
  await compact()
  expect(await holding()).toEqual([expect.stringContaining(join(directory, 'private'))])
  await using(openLevelStore(directory), (store) => store.erase([...history.disclosures.keys()]))
  expect(await holding()).toEqual([])
  await compact()
  expect(await holding()).toEqual([])
})

function withoutDigests(
  disclosures: ReadonlyMap<string, Uint8Array>,
  digests: readonly string[],
): ReadonlyMap<string, Uint8Array> {
  return new Map([...disclosures].filter(([digest]) => !digests.includes(digest)))
}

test('what is made is for its owner alone', async () => {
  const directory = join(await temporaryDirectory(), 'ledger')
  await using(createLevelStore(directory), (store) =>
    store.append(0, grow(emptyHistory, [{ sealed: ['a name'] }]).batch),
  )
  for (const name of ['.', 'journal', 'private']) {
    expect((await stat(join(directory, name))).mode & 0o777).toBe(0o700)
  }
  for (const path of (await filesUnder(join(directory, 'private'))).keys()) {
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  }
})

test('the events of a batch have up to 64 MiB', async () => {
  const directory = await temporaryDirectory()
  const entry = { ...grow(emptyHistory, 1).batch.entries[0]!, event: new Uint8Array(32_768) }
  const batchOf = (count: number): Batch => ({
    entries: Array.from({ length: count }, () => entry),
    treeHashes: [],
  })
  await using(createLevelStore(directory), async (store) => {
    await expect(store.append(0, batchOf(2049))).rejects.toThrow(RangeError)
    // Not too long; but the event is not the one that the leaf names.
    await expect(store.append(0, batchOf(2048))).rejects.toThrow(TypeError)
  })
})

test('damage in a private segment stops an erasure, and nothing else', async () => {
  const directory = await temporaryDirectory()
  const { batch, history } = grow(emptyHistory, [{ sealed: ['damaged', 'whole'] }])
  const digests = [...history.disclosures.keys()]
  await using(createLevelStore(directory), (store) => store.append(0, batch))
  const [path] = (await filesUnder(join(directory, 'private'))).keys()
  const bytes = await readFile(path!)
  await writeFile(path!, bytes.fill(0x7f, bytes.indexOf('damaged'), bytes.indexOf('damaged') + 3))
  await using(openLevelStore(directory), async (store) => {
    await expect(store.erase(digests.slice(1))).rejects.toMatchObject({ code: 'ERR_STORE_CORRUPT' })
    await store.append(1, grow(history, 1).batch)
  })
})
