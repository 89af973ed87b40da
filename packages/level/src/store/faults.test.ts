import { cp, rm } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import type { Store } from '@custodia/core/store'
import { isCustodyError } from '@custodia/core/errors'
import {
  emptyHistory,
  expectHistory,
  expectNothingOf,
  grow,
  noteOfSize,
  expectCheckpoints,
} from '@custodia/core/store-conformance'
import type { Growth, History } from '@custodia/core/store-conformance'
import {
  copyOf,
  filesUnder,
  machineWithoutIndex,
  temporaryDirectory,
  using,
  watchedDisk,
} from '../../../../test/support/level.ts'
import type { DiskCall } from '../../../../test/support/level.ts'
import { createMemoryIndex } from '../lookup/memory-index.ts'
import { createStore } from './create.ts'
import { layoutOf } from './layout.ts'
import { thisMachine } from './machine.ts'
import { openStore } from './open.ts'
import type { Machine } from './options.ts'

/** A disk that works until it is told to fail, once, at the call with a number. */
function failingDisk(tear?: (bytes: Uint8Array) => number): {
  readonly machine: Machine
  readonly failed: () => DiskCall | undefined
  readonly failAt: (call: number) => void
} {
  let left = Number.POSITIVE_INFINITY
  let failed: DiskCall | undefined
  const disk = watchedDisk((call) => {
    if (left-- > 0) return
    left = Number.POSITIVE_INFINITY
    failed = call
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  }, tear)
  return {
    machine: { ...thisMachine, disk, segmentLength: 1500 },
    failed: () => failed,
    failAt(call) {
      failed = undefined
      left = call
    },
  }
}

async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    if (!isCustodyError(error)) throw error
    expect(error.cause).toBeInstanceOf(Error)
    return error.code
  }
}

/** After a failure: reads answer, writes are refused, and nothing that the failed batch brought is shown. */
async function expectPoisoned(store: Store, history: History): Promise<void> {
  await expectHistory(store, history)
  const refused = { code: 'ERR_STORE_UNCERTAIN' }
  const next = grow(history, 1)
  await expect(store.append(next.expectedSize, next.batch)).rejects.toMatchObject(refused)
  await expect(store.append(next.expectedSize, grow(history, 0).batch)).rejects.toMatchObject(
    refused,
  )
  await expect(store.saveCheckpoint(noteOfSize(1))).rejects.toMatchObject(refused)
  await expect(store.erase([])).rejects.toMatchObject(refused)
}

async function sizeWhenReopened(directory: string): Promise<number> {
  return using(openStore(thisMachine, directory, {}), (store) => store.size())
}

/** Appends with a failure at each call in turn until none is left to fail; the store is reopened after each. */
async function failEverywhere(tear?: (bytes: Uint8Array) => number): Promise<readonly string[]> {
  const outcomes: string[] = []
  for (let call = 0; ; call++) {
    const directory = await temporaryDirectory()
    const { machine, failAt, failed } = failingDisk(tear)
    const first = grow(emptyHistory, [{ sealed: ['acknowledged'], eventLength: 1200 }])
    const second = grow(first.history, [{ sealed: ['failed'] }, {}])
    const store = await createStore(machine, directory)
    await store.append(0, first.batch)
    failAt(call)
    const outcome = await outcomeOf(store.append(1, second.batch))
    const at = failed()
    failAt(Number.POSITIVE_INFINITY)
    if (at === undefined) {
      expect(outcome).toBe('done')
      await store.close()
      return outcomes
    }
    outcomes.push(`${at.name} ${at.path.split('.').at(-1)}: ${outcome}`)
    await expectPoisoned(store, first.history)
    await store.close()
    await expectRecovered(directory, { outcome, first, second })
  }
}

async function expectRecovered(
  directory: string,
  {
    outcome,
    first,
    second,
  }: { readonly outcome: string; readonly first: Growth; readonly second: Growth },
): Promise<void> {
  const size = await sizeWhenReopened(directory)
  if (outcome === 'ERR_STORE_WRITE') expect(size).toBe(1)
  await using(openStore(thisMachine, directory, {}), async (store) => {
    if (size === 1) {
      await expectNothingOf(store, { other: second.history, history: first.history })
      await store.append(1, second.batch)
    }
    await expectHistory(store, second.history)
  })
}

describe('a disk that fails at any call of an append', () => {
  test('loses nothing that was acknowledged, and keeps the rest whole or not at all', async () => {
    expect(await failEverywhere()).toEqual([
      'create private: ERR_STORE_WRITE',
      'write private: ERR_STORE_WRITE',
      'datasync private: ERR_STORE_WRITE',
      expect.stringMatching(/^syncDirectory .*private: ERR_STORE_WRITE$/),
      'create journal: ERR_STORE_WRITE',
      'write journal: ERR_STORE_WRITE',
      'datasync journal: ERR_STORE_UNCERTAIN',
      expect.stringMatching(/^syncDirectory .*journal: ERR_STORE_UNCERTAIN$/),
    ])
  })

  test.each([1, 100, 700])('also when %i bytes were written before', async (length) => {
    const outcomes = await failEverywhere((bytes) => Math.min(length, bytes.length - 1))
    expect(outcomes).toContain('write journal: ERR_STORE_WRITE')
  })
})

test.each([0, 1])(
  'what was refused leaves no private value behind, after %i others',
  async (before) => {
    const directory = await temporaryDirectory()
    const { machine, failAt, failed } = failingDisk()
    const kept = grow(
      emptyHistory,
      Array.from({ length: before }, () => ({ sealed: ['kept'] })),
    )
    const store = await createStore(machine, directory)
    await store.append(0, kept.batch)
    // Up to the write of the journal, which comes after the private values were synced.
    failAt(before === 0 ? 4 : 2)
    const { batch } = grow(kept.history, [{ sealed: ['Erika Beispiel'] }])
    await expect(store.append(before, batch)).rejects.toMatchObject({ code: 'ERR_STORE_WRITE' })
    expect(failed()?.path).toMatch(/journal$/)
    await store.close()
    const holds = async (): Promise<boolean> =>
      [...(await filesUnder(directory)).values()].some((bytes) => bytes.includes('Erika Beispiel'))
    expect(await holds()).toBe(true)
    const notices: string[] = []
    await using(
      openStore(thisMachine, directory, { onNotice: ({ kind }) => notices.push(kind) }),
      (reopened) => expectHistory(reopened, kept.history),
    )
    expect(notices).toEqual(['unfinished-private-values'])
    expect(await holds()).toBe(false)
  },
)

test('values that were erased before the index knew of it stay erased, and the others are found', async () => {
  const directory = await temporaryDirectory()
  const { index } = layoutOf(directory)
  const { batch, history } = grow(emptyHistory, [{ sealed: ['erased', 'kept', 'also kept'] }])
  const [erased, ...kept] = [...history.disclosures.keys()] as [string, string, string]
  await using(createStore(thisMachine, directory), (store) => store.append(0, batch))
  const older = await copyOf(index)
  await using(openStore(thisMachine, directory, {}), (store) => store.erase([erased]))
  await rm(index, { recursive: true })
  await cp(older, index, { recursive: true })
  await using(openStore(thisMachine, directory, {}), async (store) => {
    expect(await store.disclosure(erased)).toBeUndefined()
    for (const digest of kept) {
      expect(await store.disclosure(digest)).toEqual(history.disclosures.get(digest))
    }
    const next = grow(history, [{ sealed: ['later'] }])
    await store.append(1, next.batch)
    const later = [...next.batch.entries[0]!.disclosures][0]!
    expect(await store.disclosure(later[0])).toEqual(later[1])
  })
})

test('an index that cannot be written leaves the outcome open, and opening finds the batch', async () => {
  const directory = await temporaryDirectory()
  await using(createStore(thisMachine, directory), (store) => store.size())
  const raw = createMemoryIndex()
  let isFull = false
  const index = {
    ...raw,
    write: (puts: Parameters<typeof raw.write>[0]) =>
      isFull ? Promise.reject(new Error('no space left')) : raw.write(puts),
  }
  const machine = machineWithoutIndex({
    openIndex: (_, { create }) =>
      Promise.resolve(create ? { index, doubt: undefined } : { unusable: 'none' }),
  })
  const { batch, history } = grow(emptyHistory, [{ sealed: ['a name'] }])
  const store = await openStore(machine, directory, {})
  isFull = true
  await expect(store.append(0, batch)).rejects.toMatchObject({ code: 'ERR_STORE_UNCERTAIN' })
  await expectPoisoned(store, emptyHistory)
  await store.close()
  await using(openStore(machineWithoutIndex(), directory, {}), (again) =>
    expectHistory(again, history),
  )
})

describe('a disk that fails while a checkpoint is saved', () => {
  test.each([
    { name: 'write', call: 0, code: 'ERR_STORE_WRITE', kept: 1 },
    // In the file of all it is there from then on, whatever becomes of its own.
    { name: 'datasync', call: 1, code: 'ERR_STORE_UNCERTAIN', kept: 2 },
    { name: 'create', call: 3, code: 'ERR_STORE_UNCERTAIN', kept: 2 },
    { name: 'write', call: 4, code: 'ERR_STORE_UNCERTAIN', kept: 2 },
    { name: 'datasync', call: 5, code: 'ERR_STORE_UNCERTAIN', kept: 2 },
    { name: 'rename', call: 6, code: 'ERR_STORE_UNCERTAIN', kept: 2 },
    { name: 'syncDirectory', call: 7, code: 'ERR_STORE_UNCERTAIN', kept: 2 },
  ])('$name: $code', async ({ name, call, code, kept }) => {
    const directory = await temporaryDirectory()
    const { machine, failAt, failed } = failingDisk()
    const { batch, history } = grow(emptyHistory, 2)
    const store = await createStore(machine, directory)
    await store.append(0, batch)
    await store.saveCheckpoint(noteOfSize(1))
    failAt(call)
    await expect(store.saveCheckpoint(noteOfSize(2))).rejects.toMatchObject({ code })
    expect(failed()?.name).toBe(name)
    expect(await store.checkpoint()).toEqual(noteOfSize(1))
    await expectPoisoned(store, history)
    await store.close()
    await using(openStore(thisMachine, directory, {}), async (again) => {
      expect(await again.checkpoint()).toEqual(noteOfSize(kept))
      await expectCheckpoints(
        again,
        [1, 2].slice(0, kept).map((size) => noteOfSize(size)),
      )
    })
  })
})

describe('a disk that fails while values are erased', () => {
  test.each([
    { name: 'create', call: 1, isErased: false },
    { name: 'write', call: 2, isErased: false },
    { name: 'rename', call: 4, isErased: false },
    { name: 'syncDirectory', call: 5, isErased: true },
  ])('$name', async ({ name, call, isErased }) => {
    const directory = await temporaryDirectory()
    const { machine, failAt, failed } = failingDisk()
    const { batch, history } = grow(emptyHistory, [{ sealed: ['erased', 'kept'] }])
    const [erased, kept] = [...history.disclosures.keys()] as [string, string]
    const store = await createStore(machine, directory)
    await store.append(0, batch)
    failAt(call)
    expect(await outcomeOf(store.erase([erased]))).toBe(
      isErased ? 'ERR_STORE_UNCERTAIN' : 'ERR_STORE_WRITE',
    )
    expect(failed()?.name).toBe(name)
    await store.close()
    await using(openStore(thisMachine, directory, {}), async (again) => {
      expect(await again.disclosure(erased)).toEqual(
        isErased ? undefined : history.disclosures.get(erased),
      )
      expect(await again.disclosure(kept)).toEqual(history.disclosures.get(kept))
      expect(await again.hasDigest(erased)).toBe(true)
      await again.erase([erased])
      expect(await again.disclosure(erased)).toBeUndefined()
    })
  })
})

test('a batch whose sync failed is written and synced again before the store goes on', async () => {
  const directory = await temporaryDirectory()
  const { machine, failAt } = failingDisk()
  const { batch, history } = grow(emptyHistory, 1)
  const store = await createStore(machine, directory)
  failAt(1)
  await expect(store.append(0, batch)).rejects.toMatchObject({ code: 'ERR_STORE_UNCERTAIN' })
  await store.close()
  const calls: string[] = []
  const disk = watchedDisk(({ name, path }) => {
    if (path.endsWith('.journal')) calls.push(name)
  })
  await using(openStore({ ...thisMachine, disk }, directory, {}), (again) =>
    expectHistory(again, history),
  )
  expect(calls).toEqual(['write', 'datasync'])
  calls.length = 0
  await using(openStore({ ...thisMachine, disk }, directory, {}), (again) =>
    expectHistory(again, history),
  )
  expect(calls).toEqual([])
})

test('a directory that cannot be read is said to be so, and is not taken for an empty ledger', async () => {
  const directory = await temporaryDirectory()
  await using(createStore(thisMachine, directory), (store) => store.size())
  const disk = {
    ...thisMachine.disk,
    open: (path: string, mode: 'read' | 'write' | 'create') => {
      if (path.endsWith('.journal')) throw new Error('EIO: i/o error')
      return thisMachine.disk.open(path, mode)
    },
  }
  await expect(openStore({ ...thisMachine, disk }, directory, {})).rejects.toMatchObject({
    code: 'ERR_STORE_READ',
  })
})
