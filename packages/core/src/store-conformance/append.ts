import { limits } from '../wire/index.ts'
import { storeCase } from './case.ts'
import type { ConformanceCase, StoreFactory } from './case.ts'
import { expectHistory } from './expect-history.ts'
import { emptyHistory, grow } from './history.ts'

// Around a byte's end and a usual page of entries: where a store may begin something new.
const batchSizes = [0, 1, 2, 255, 256, 257]

export function appendCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    ...batchSizes.map((size) =>
      storeCase(factory, `append: a batch of ${size}`, async ({ store }) => {
        const first = grow(emptyHistory, size)
        await store.append(0, first.batch)
        await expectHistory(store, first.history)
        const second = grow(first.history, 1)
        await store.append(size, second.batch)
        await expectHistory(store, second.history)
      }),
    ),
    storeCase(factory, 'append: 257 entries one by one', async ({ store }) => {
      let history = emptyHistory
      for (let size = 0; size < 257; size++) {
        const next = grow(history, 1)
        await store.append(size, next.batch)
        history = next.history
      }
      await expectHistory(store, history)
    }),
    storeCase(factory, 'append: an empty batch changes nothing', async (fixture) => {
      const { batch, history } = grow(emptyHistory, 3)
      await fixture.store.append(0, batch)
      await fixture.store.append(3, grow(history, 0).batch)
      await expectHistory(fixture.store, history)
      await fixture.reopen()
      await expectHistory(fixture.store, history)
    }),
    storeCase(factory, 'append: several chains in one batch', async ({ store }) => {
      const shapes = ['a', 'b', 'a', 'c', 'b', 'a'].map((chain) => ({ chain }))
      const first = grow(emptyHistory, shapes)
      await store.append(0, first.batch)
      const second = grow(first.history, shapes)
      await store.append(shapes.length, second.batch)
      await expectHistory(store, second.history)
    }),
    storeCase(factory, 'append: the largest event and the largest disclosure', async (fixture) => {
      const sealed = ['x'.repeat(limits.disclosureLength - 100)]
      const shape = { eventLength: limits.eventLength, sealed }
      const { batch, history } = grow(emptyHistory, [shape, {}, { ...shape, chain: 'b' }])
      await fixture.store.append(0, batch)
      await expectHistory(fixture.store, history)
      await fixture.reopen()
      await expectHistory(fixture.store, history)
    }),
    storeCase(factory, 'append: calls that do not wait for each other', async ({ store }) => {
      const growths = [grow(emptyHistory, [{ sealed: ['0'] }])]
      for (let i = 1; i < 20; i++) {
        growths.push(grow(growths[i - 1]!.history, [{ sealed: [`${i}`] }, { chain: 'b' }]))
      }
      await Promise.all(growths.map((g) => store.append(g.expectedSize, g.batch)))
      await expectHistory(store, growths.at(-1)!.history)
    }),
  ]
}
