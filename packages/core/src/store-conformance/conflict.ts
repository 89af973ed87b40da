import { rejectsWith, same } from './assert.ts'
import { storeCase } from './case.ts'
import type { ConformanceCase, StoreFactory } from './case.ts'
import { isCustodyError } from '../errors.ts'
import { expectHistory, expectNothingOf } from './expect-history.ts'
import { emptyHistory, grow } from './history.ts'

export function conflictCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    storeCase(
      factory,
      'conflict: of two writers with one head the second is refused',
      async (fixture) => {
        const base = grow(emptyHistory, 2)
        await fixture.store.append(0, base.batch)
        const winner = grow(base.history, [{ variant: 'winner' }])
        const loser = grow(base.history, [{ variant: 'loser', sealed: ['loser'] }])
        await fixture.store.append(2, winner.batch)
        const error = await rejectsWith('ERR_STORE_CONFLICT', () =>
          fixture.store.append(2, loser.batch),
        )
        same('details: expectedSize', error.details.expectedSize, 2)
        same('details: actualSize', error.details.actualSize, 3)
        const nothing = { other: loser.history, history: winner.history }
        await expectHistory(fixture.store, nothing.history)
        same('indexOf the loser', await fixture.store.indexOf(loser.history.ids[2]!), undefined)
        await fixture.reopen()
        await expectHistory(fixture.store, nothing.history)
      },
    ),
    storeCase(factory, 'conflict: a size beyond the store is refused', async ({ store }) => {
      const base = grow(emptyHistory, 2)
      await store.append(0, base.batch)
      const next = grow(base.history, 1)
      await rejectsWith('ERR_STORE_CONFLICT', () => store.append(3, next.batch))
      await expectNothingOf(store, { other: next.history, history: base.history })
    }),
    storeCase(factory, 'conflict: an empty batch compares as well', async ({ store }) => {
      await rejectsWith('ERR_STORE_CONFLICT', () => store.append(1, grow(emptyHistory, 0).batch))
      await expectHistory(store, emptyHistory)
    }),
    storeCase(factory, 'conflict: of calls made side by side exactly one wins', async (fixture) => {
      const base = grow(emptyHistory, 1)
      await fixture.store.append(0, base.batch)
      const rivals = Array.from({ length: 16 }, (_, i) =>
        grow(base.history, [{ variant: `rival ${i}`, sealed: [`rival ${i}`] }, { chain: `${i}` }]),
      )
      const outcomes = await Promise.allSettled(
        rivals.map(({ batch }) => fixture.store.append(1, batch)),
      )
      const winners = rivals.filter((_, i) => outcomes[i]!.status === 'fulfilled')
      same('how many won', winners.length, 1)
      for (const outcome of outcomes) {
        if (outcome.status === 'fulfilled') continue
        const error: unknown = outcome.reason
        same('code', isCustodyError(error) ? error.code : String(error), 'ERR_STORE_CONFLICT')
      }
      await expectHistory(fixture.store, winners[0]!.history)
      await fixture.reopen()
      await expectHistory(fixture.store, winners[0]!.history)
    }),
  ]
}
