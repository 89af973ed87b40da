import { describe, expect, test } from 'vitest'
import { judge } from '../../../../../test/support/judge.ts'
import { createMemoryStore, reopenMemoryStore } from '../../store/index.ts'
import type { Store } from '../../store/index.ts'
import { emptyHistory, expectHistory, grow, noteOfSize, storeConformance } from '../index.ts'
import type { History, WriteCall } from '../index.ts'
import { faultyStore } from './faulty-store.ts'
import type { FaultyStore } from './faulty-store.ts'

const memories = new WeakMap<Store, Store>()

function faultyOver(memory: Store): FaultyStore {
  const store = faultyStore(memory)
  memories.set(store, memory)
  return store
}

const cases = storeConformance(
  {
    create: async () => faultyOver(createMemoryStore()),
    async reopen(store) {
      await store.close()
      return faultyOver(reopenMemoryStore(memories.get(store)!))
    },
    destroy: (store) => store.close(),
    failing: {
      faults: ['refused', 'not-kept', 'kept', 'unreadable'],
      async create() {
        const store = faultyOver(createMemoryStore())
        return {
          store,
          failNext(fault) {
            if (fault === 'unreadable') store.failRead()
            else if (fault !== 'changed') store.failWrite(fault)
          },
        }
      },
    },
  },
  { judge },
)

describe('a faulty store keeps the contract, whatever it is told', () => {
  for (const { name, run, skipped } of cases) if (skipped === undefined) test(name, run)
})

test('what it changes, no store may change: that case alone is skipped, and says so', async () => {
  const [changed, ...others] = cases.filter(({ skipped }) => skipped !== undefined)
  expect(others).toEqual([])
  expect(changed).toMatchObject({
    name: 'errors: bytes that were changed are ERR_STORE_CORRUPT, and never an answer',
    skipped: 'these stores cannot be given the fault changed',
  })
  await expect(changed!.run()).rejects.toThrow('not checked: these stores cannot be given')
})

const code = (expected: string): object => expect.objectContaining({ code: expected })

/** A store with three entries, of two chains, and a checkpoint. */
async function filled(): Promise<{ readonly store: FaultyStore; readonly history: History }> {
  const store = faultyStore(createMemoryStore())
  const { batch, history } = grow(emptyHistory, [{ sealed: ['a name'] }, {}, { chain: 'b' }])
  await store.append(0, batch)
  await store.saveCheckpoint(noteOfSize(3))
  return { store, history }
}

describe('the chosen call fails, and no other', () => {
  test('a write by its place among all writes', async () => {
    const { store, history } = await filled()
    store.failWrite('refused', { after: 2 })
    await store.erase([])
    await store.saveCheckpoint(noteOfSize(3))
    await expect(store.erase([])).rejects.toThrow(code('ERR_STORE_WRITE'))
    await expectHistory(store, history)
    const writes: readonly WriteCall[] = [
      'append',
      'saveCheckpoint',
      'erase',
      'saveCheckpoint',
      'erase',
    ]
    expect(store.writes).toEqual(writes)
  })

  test('a write by its name and its place among those', async () => {
    const { store, history } = await filled()
    store.failWrite('not-kept', { call: 'append', after: 1 })
    await store.erase([])
    const next = grow(history, 1)
    await store.append(3, next.batch)
    await expect(store.append(4, grow(next.history, 1).batch)).rejects.toThrow(
      code('ERR_STORE_UNCERTAIN'),
    )
  })

  test('a read by its name; for entries each entry is one', async () => {
    const { store, history } = await filled()
    store.failRead({ call: 'entries', after: 2 })
    await store.entry(0)
    const seen: number[] = []
    const readAll = async (): Promise<void> => {
      for await (const { index } of store.entries(0, 3)) seen.push(index)
    }
    await expect(readAll()).rejects.toThrow(code('ERR_STORE_READ'))
    expect(seen).toEqual([0, 1])
    await expectHistory(store, history)
  })

  test('an outcome of done is what the store beneath says', async () => {
    const { store, history } = await filled()
    store.failWrite('done')
    const next = grow(history, 2)
    await store.append(3, next.batch)
    await expectHistory(store, next.history)
  })

  test('a number of calls that is none is a RangeError', async () => {
    const { store } = await filled()
    for (const after of [-1, 0.5, Number.NaN]) {
      expect(() => store.failWrite('refused', { after })).toThrow(RangeError)
      expect(() => store.failRead({ after })).toThrow(RangeError)
    }
  })
})

test.each(['refused', 'not-kept', 'kept'] as const)(
  'what no store takes is refused for its own sake, and is no failure (%s)',
  async (outcome) => {
    const { store, history } = await filled()
    const { batch } = grow(history, [{ sealed: ['another name'] }, { chain: 'c' }])
    const [first, second] = batch.entries as [(typeof batch.entries)[0], (typeof batch.entries)[0]]
    const again = { ...grow(emptyHistory, 1).batch.entries[0]!, seq: 2 }
    const misfits = [
      { ...batch, entries: [first, { ...second, seq: 1 }] },
      { ...batch, entries: [{ ...first, seq: 1 }, second] },
      { ...batch, entries: [first, { ...second, disclosures: history.disclosures }] },
      { ...batch, treeHashes: [] },
      { ...batch, entries: [again, second] },
    ]
    for (const misfit of misfits) {
      store.failWrite(outcome)
      await expect(store.append(3, misfit)).rejects.toThrow(TypeError)
    }
    store.failWrite(outcome)
    await expect(store.append(2, batch)).rejects.toThrow(code('ERR_STORE_CONFLICT'))
    for (const size of [2, 4]) {
      store.failWrite(outcome)
      await expect(store.saveCheckpoint(noteOfSize(size))).rejects.toThrow(RangeError)
    }
    store.failWrite('done')
    await store.append(3, batch)
  },
)

test('what a call answers is changed on its way, and nothing else is', async () => {
  const { store, history } = await filled()
  store.changeRead('entry', (entry) => ({ ...entry, event: entry.event!.toReversed() }))
  store.changeRead('entries', (entry) => ({ ...entry, seq: entry.seq + 1 }))
  store.changeRead('size', (size) => size - 1)
  expect((await store.entry(1)).event).toEqual(history.entries[1]!.event!.toReversed())
  for await (const { index, seq } of store.entries(0, 1)) expect([index, seq]).toEqual([0, 1])
  expect(await store.size()).toBe(2)
  expect(await store.indexOf(history.ids[2]!)).toBe(2)
})
