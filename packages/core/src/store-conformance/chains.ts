import { rejectsWithKind, same, sameList } from './assert.ts'
import { storeCase } from './case.ts'
import type { ConformanceCase, StoreFactory } from './case.ts'
import { chainId, emptyHistory, grow } from './history.ts'

export function chainCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    storeCase(factory, 'chains: the head moves with each event', async (fixture) => {
      let history = emptyHistory
      for (let seq = 0; seq < 4; seq++) {
        const next = grow(history, [{ chain: 'a' }, { chain: 'b' }])
        await fixture.store.append(next.expectedSize, next.batch)
        history = next.history
        const head = await fixture.store.chainHead(chainId('a'))
        same('count', head?.count, seq + 1)
        same('index', head?.index, 2 * seq)
        same('id', head?.id, history.ids[2 * seq])
      }
      await fixture.reopen()
      same('count', (await fixture.store.chainHead(chainId('b')))?.count, 4)
    }),
    storeCase(factory, 'chains: indexes from any place', async ({ store }) => {
      const shapes = Array.from({ length: 30 }, (_, i) => ({ chain: i % 3 === 0 ? 'a' : 'b' }))
      await store.append(0, grow(emptyHistory, shapes).batch)
      const all = [0, 3, 6, 9, 12, 15, 18, 21, 24, 27]
      for (const from of [0, 1, 9, 10, 11]) {
        sameList(`from ${from}`, await store.chainIndexes(chainId('a'), from), all.slice(from))
      }
      for (const from of [-1, 0.5]) {
        await rejectsWithKind(RangeError, () => store.chainIndexes(chainId('a'), from))
      }
    }),
    storeCase(factory, 'chains: a chain that is not there', async ({ store }) => {
      await store.append(0, grow(emptyHistory, 1).batch)
      for (const chain of [chainId('none'), 'nothing', '']) {
        same('head', await store.chainHead(chain), undefined)
        sameList('indexes', await store.chainIndexes(chain, 0), [])
      }
    }),
    storeCase(factory, 'chains: names that begin alike are kept apart', async ({ store }) => {
      // Index keys of one chain must not run into those of the next: 300 events need more than one byte of `seq`.
      const shapes = Array.from({ length: 600 }, (_, i) => ({ chain: i % 2 === 0 ? 'a' : 'b' }))
      await store.append(0, grow(emptyHistory, shapes).batch)
      same('a', (await store.chainIndexes(chainId('a'), 0)).length, 300)
      sameList('b', await store.chainIndexes(chainId('b'), 297), [595, 597, 599])
    }),
  ]
}
