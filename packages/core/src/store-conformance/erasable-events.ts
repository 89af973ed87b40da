import type { Store } from '../store/index.ts'
import { rejectsWithKind, same, sameBytes } from './assert.ts'
import { storeCase } from './case.ts'
import type { ConformanceCase, StoreFactory } from './case.ts'
import { expectHistory } from './expect-history.ts'
import { emptyHistory, grow } from './history.ts'
import type { History } from './history.ts'

const shapes = [
  { chain: 'accesses', erasable: true, sealed: ['a reason', 'a part'] },
  { chain: 'item', sealed: ['a name'] },
  { chain: 'accesses', erasable: true, sealed: ['another reason'] },
  { chain: 'accesses', erasable: true },
]

/** Cases of events that were appended as erasable. */
export function erasableEventCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    storeCase(factory, 'erasable events: read as any other', async (fixture) => {
      const { batch, history } = grow(emptyHistory, shapes)
      await fixture.store.append(0, batch)
      await expectHistory(fixture.store, history)
      await fixture.reopen()
      await expectHistory(fixture.store, history)
      for (const id of history.ids) {
        same('an event is no disclosure', await fixture.store.disclosure(id), undefined)
        same('an event is no digest', await fixture.store.hasDigest(id), false)
      }
    }),
    storeCase(factory, 'erasable events: erased with what they seal', async (fixture) => {
      const { batch, history } = grow(emptyHistory, shapes)
      await fixture.store.append(0, batch)
      await fixture.store.erase([history.ids[0]!, history.ids[3]!])
      await expectGone(fixture.store, history, [0, 3])
      await fixture.reopen()
      await expectGone(fixture.store, history, [0, 3])
      const next = grow(history, shapes)
      await fixture.store.append(4, next.batch)
      await fixture.store.erase([history.ids[0]!, next.history.ids[4]!])
      await fixture.reopen()
      await expectGone(fixture.store, next.history, [0, 3, 4])
    }),
    storeCase(factory, 'erasable events: no other event is erased', async (fixture) => {
      const { batch, history } = grow(emptyHistory, shapes)
      await fixture.store.append(0, batch)
      await fixture.store.erase([history.ids[1]!])
      await expectHistory(fixture.store, history)
      await fixture.reopen()
      await expectHistory(fixture.store, history)
    }),
    storeCase(factory, 'erasable events: an erased one is never taken again', async ({ store }) => {
      const { batch, history } = grow(emptyHistory, shapes)
      await store.append(0, batch)
      await store.erase([history.ids[3]!])
      const next = grow(history, [{ chain: 'accesses', erasable: true }])
      const { id, event, leaf } = batch.entries[3]!
      const entries = [{ ...next.batch.entries[0]!, id, event, leaf }]
      await rejectsWithKind(TypeError, () => store.append(4, { ...next.batch, entries }))
      await expectGone(store, history, [3])
    }),
  ]
}

/** The store answers as the history does, but for the events at these indexes and what they seal. */
async function expectGone(store: Store, history: History, gone: readonly number[]): Promise<void> {
  const seals = (index: number): readonly string[] =>
    [...history.disclosures.keys()].filter((_, i) => sealer(i) === index)
  const digests = gone.flatMap(seals)
  const entries = history.entries.map((entry) =>
    gone.includes(entry.index) ? { ...entry, event: undefined } : entry,
  )
  const kept = [...history.disclosures].filter(([digest]) => !digests.includes(digest))
  await expectHistory(store, { ...history, entries, disclosures: new Map(kept) })
  for (const digest of digests) {
    sameBytes('what an erased event sealed', await store.disclosure(digest), undefined)
    same('hasDigest of it', await store.hasDigest(digest), true)
  }
}

/** Index of the entry that seals the disclosure of this number: each batch of the shapes has four. */
function sealer(number: number): number {
  return 4 * Math.floor(number / 4) + [0, 0, 1, 2][number % 4]!
}
