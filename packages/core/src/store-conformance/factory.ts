import { same, sameBytes } from './assert.ts'
import { storeCase } from './case.ts'
import type { ConformanceCase, StoreFactory } from './case.ts'
import { expectHistory, expectNothingOf } from './expect-history.ts'
import { emptyHistory, grow } from './history.ts'

/** The factory first: if it does not give fresh stores, no other case says anything. */
export function factoryCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    storeCase(factory, 'factory: a new store is empty', async ({ store }) => {
      await expectHistory(store, emptyHistory)
      sameBytes('checkpoint', await store.checkpoint(), undefined)
    }),
    storeCase(factory, 'factory: two stores share nothing', async ({ store }) => {
      const other = await factory.create()
      try {
        same('the stores are two', store === other, false)
        const { batch, history } = grow(emptyHistory, [{ sealed: ['a name'] }])
        await store.append(0, batch)
        await expectNothingOf(other, { other: history, history: emptyHistory })
        await expectHistory(store, history)
      } finally {
        await factory.destroy(other)
      }
    }),
    storeCase(factory, 'factory: an empty store can be opened again', async (fixture) => {
      await fixture.reopen()
      await expectHistory(fixture.store, emptyHistory)
    }),
    storeCase(factory, 'factory: a closed store can be opened again', async (fixture) => {
      const { batch, history } = grow(emptyHistory, 2)
      await fixture.store.append(0, batch)
      await fixture.store.close()
      await fixture.reopen()
      await expectHistory(fixture.store, history)
    }),
  ]
}
