import { rejectsWith, same, sameBytes } from './assert.ts'
import { storeCase } from './case.ts'
import type { ConformanceCase, StoreFactory } from './case.ts'
import { expectCheckpoints, expectHistory, expectNothingOf } from './expect-history.ts'
import { emptyHistory, grow, noteOfSize, withFurtherLines } from './history.ts'

/** Opening again is the least of it: what a crash leaves is tested with each store, because only it knows its disk. */
export function durabilityCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    storeCase(factory, 'durability: every batch is there after opening again', async (fixture) => {
      let history = emptyHistory
      for (const size of [1, 3, 1, 16]) {
        const next = grow(
          history,
          Array.from({ length: size }, (_, i) => ({ sealed: [`${i}`] })),
        )
        await fixture.store.append(next.expectedSize, next.batch)
        history = next.history
        await fixture.reopen()
        await expectHistory(fixture.store, history)
      }
    }),
    storeCase(factory, 'durability: a reopened store appends where it was', async (fixture) => {
      const first = grow(emptyHistory, [{ chain: 'a' }, { chain: 'b' }])
      await fixture.store.append(0, first.batch)
      await fixture.reopen()
      const second = grow(first.history, [{ chain: 'b' }, { chain: 'a' }])
      await rejectsWith('ERR_STORE_CONFLICT', () => fixture.store.append(0, second.batch))
      await fixture.store.append(2, second.batch)
      await expectHistory(fixture.store, second.history)
    }),
    storeCase(factory, 'durability: what was refused is not there either', async (fixture) => {
      const kept = grow(emptyHistory, 2)
      await fixture.store.append(0, kept.batch)
      const refused = grow(kept.history, [{ sealed: ['refused'] }])
      await rejectsWith('ERR_STORE_CONFLICT', () => fixture.store.append(1, refused.batch))
      await fixture.reopen()
      await expectNothingOf(fixture.store, { other: refused.history, history: kept.history })
    }),
    storeCase(factory, 'durability: the checkpoints are kept', async (fixture) => {
      await fixture.store.append(0, grow(emptyHistory, 3).batch)
      const longer = withFurtherLines(noteOfSize(1))
      for (const note of [noteOfSize(1), noteOfSize(2), longer]) {
        await fixture.store.saveCheckpoint(note)
      }
      for (let times = 0; times < 2; times++) {
        await fixture.reopen()
        await expectCheckpoints(fixture.store, [longer, noteOfSize(2)])
      }
    }),
    storeCase(factory, 'durability: what was erased stays erased', async (fixture) => {
      const { batch, history } = grow(emptyHistory, [{ sealed: ['erased', 'kept'] }])
      await fixture.store.append(0, batch)
      const [erased, kept] = [...history.disclosures.keys()] as [string, string]
      await fixture.store.erase([erased])
      await fixture.reopen()
      same('disclosure', await fixture.store.disclosure(erased), undefined)
      same('hasDigest', await fixture.store.hasDigest(erased), true)
      sameBytes('disclosure', await fixture.store.disclosure(kept), history.disclosures.get(kept))
    }),
  ]
}
