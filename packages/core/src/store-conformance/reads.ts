import { collect, rejectsWithKind, same, sameEntry, sameList } from './assert.ts'
import { storeCase } from './case.ts'
import type { ConformanceCase, StoreFactory } from './case.ts'
import { expectHistory } from './expect-history.ts'
import { emptyHistory, grow } from './history.ts'
import type { StoredEntry } from '../store/index.ts'

export function readCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    ...rangeCases(factory),
    ...iterationCases(factory),
    ...leavingCases(factory),
    ...lookupCases(factory),
  ]
}

function rangeCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    storeCase(factory, 'reads: every range of a small store, in order', async ({ store }) => {
      const { batch, history } = grow(emptyHistory, 5)
      await store.append(0, batch)
      for (let from = 0; from <= 5; from++) {
        for (let to = from; to <= 5; to++) {
          const read = await collect(store.entries(from, to))
          sameList(
            `entries ${from} to ${to}`,
            read.map(({ index }) => index),
            range(from, to),
          )
          read.forEach((entry) => sameEntry(entry, history.entries[entry.index]!))
        }
      }
    }),
    storeCase(factory, 'reads: a range across many batches', async ({ store }) => {
      let history = emptyHistory
      for (const size of [1, 2, 100, 1, 60]) {
        const next = grow(history, size)
        await store.append(next.expectedSize, next.batch)
        history = next.history
      }
      const read = await collect(store.entries(1, 163))
      sameList(
        'indexes',
        read.map(({ index }) => index),
        range(1, 163),
      )
      read.forEach((entry) => sameEntry(entry, history.entries[entry.index]!))
    }),
    storeCase(factory, 'reads: beyond the size is a RangeError', async ({ store }) => {
      await store.append(0, grow(emptyHistory, 3).batch)
      for (const [from, to] of [
        [0, 4],
        [3, 4],
        [4, 4],
        [2, 1],
        [-1, 2],
        [0.5, 2],
        [0, Number.NaN],
      ]) {
        await rejectsWithKind(RangeError, () => collect(store.entries(from!, to!)))
      }
      for (const index of [3, -1, 1.5, Number.NaN, 2 ** 53]) {
        await rejectsWithKind(RangeError, () => store.entry(index))
      }
    }),
  ]
}

function iterationCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    storeCase(factory, 'reads: what is appended meanwhile does not show', async ({ store }) => {
      const first = grow(emptyHistory, 40)
      await store.append(0, first.batch)
      const seen: number[] = []
      let { history } = first
      for await (const entry of store.entries(0, 40)) {
        sameEntry(entry, first.history.entries[entry.index]!)
        seen.push(entry.index)
        const next = grow(history, 1)
        await store.append(next.expectedSize, next.batch)
        history = next.history
      }
      sameList('indexes', seen, range(0, 40))
      same('size', await store.size(), 80)
    }),
    storeCase(factory, 'reads: iterations side by side do not meet', async ({ store }) => {
      const { batch, history } = grow(emptyHistory, 12)
      await store.append(0, batch)
      const iterators = [0, 3, 6].map((from) => store.entries(from, 12)[Symbol.asyncIterator]())
      for (let step = 0; step < 6; step++) {
        for (const [i, iterator] of iterators.entries()) {
          const { value } = (await iterator.next()) as IteratorYieldResult<StoredEntry>
          sameEntry(value, history.entries[3 * i + step]!)
        }
      }
    }),
  ]
}

/** How a reader can leave. Whichever way it is, the store can be used and closed afterwards. */
const departures: {
  readonly [how: string]: (entries: AsyncIterable<StoredEntry>) => Promise<unknown>
} = {
  async 'in the middle'(entries) {
    for await (const entry of entries) if (entry.index === 4) break
  },
  async 'with an error of its own'(entries) {
    const read = async (): Promise<void> => {
      for await (const { index } of entries) throw new Error(`left at ${index}`)
    }
    await read().catch(() => undefined)
  },
  async 'before it has begun'(entries) {
    await entries[Symbol.asyncIterator]().return?.()
  },
  async twice(entries) {
    const iterator = entries[Symbol.asyncIterator]()
    await iterator.next()
    await iterator.return?.()
    await iterator.return?.()
  },
  'without a word': (entries) => entries[Symbol.asyncIterator]().next(),
}

function leavingCases(factory: StoreFactory): readonly ConformanceCase[] {
  return Object.entries(departures).map(([how, leave]) =>
    storeCase(factory, `reads: a reader that leaves ${how} is no burden`, async (fixture) => {
      const first = grow(
        emptyHistory,
        Array.from({ length: 10 }, () => ({ sealed: ['a name'] })),
      )
      await fixture.store.append(0, first.batch)
      await leave(fixture.store.entries(2, 10))
      const second = grow(first.history, 3)
      await fixture.store.append(10, second.batch)
      await expectHistory(fixture.store, second.history)
      await fixture.store.close()
      await fixture.reopen()
      await expectHistory(fixture.store, second.history)
    }),
  )
}

function lookupCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    storeCase(factory, 'reads: many side by side, in any order', async ({ store }) => {
      const { batch, history } = grow(emptyHistory, 64)
      await store.append(0, batch)
      const indexes = range(0, 64).map((i) => (i * 37) % 64)
      const read = await Promise.all(indexes.map((index) => store.entry(index)))
      read.forEach((entry, i) => sameEntry(entry, history.entries[indexes[i]!]!))
    }),
    storeCase(factory, 'reads: an event that is not there has no index', async ({ store }) => {
      const { batch, history } = grow(emptyHistory, 2)
      await store.append(0, batch)
      same('indexOf', await store.indexOf('00'.repeat(32)), undefined)
      same('indexOf of what is not an id', await store.indexOf('nothing'), undefined)
      same('indexOf in upper case', await store.indexOf(history.ids[0]!.toUpperCase()), undefined)
    }),
  ]
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}
