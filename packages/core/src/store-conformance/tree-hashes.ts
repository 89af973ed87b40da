import { sha256 } from '../crypto/index.ts'
import { frontierRoot, rootFromStored, treeHasher } from '../merkle/index.ts'
import { rejectsWithKind, sameBytes, same } from './assert.ts'
import { storeCase } from './case.ts'
import type { ConformanceCase, StoreFactory } from './case.ts'
import { emptyHistory, grow } from './history.ts'

export function treeHashCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    storeCase(factory, 'tree hashes: in the order asked, also twice', async (fixture) => {
      const { batch, history } = grow(emptyHistory, 20)
      await fixture.store.append(0, batch)
      await fixture.reopen()
      const indexes = [17, 0, 3, 3, history.treeHashes.length - 1, 1, 17]
      const hashes = await fixture.store.treeHashes(indexes)
      same('length', hashes.length, indexes.length)
      hashes.forEach((hash, k) =>
        sameBytes(`hash ${indexes[k]}`, hash, history.treeHashes[indexes[k]!]),
      )
      same('none asked', (await fixture.store.treeHashes([])).length, 0)
    }),
    storeCase(factory, 'tree hashes: beyond the tree is a RangeError', async ({ store }) => {
      const { batch, history } = grow(emptyHistory, 5)
      await store.append(0, batch)
      for (const index of [history.treeHashes.length, -1, 0.5, Number.NaN]) {
        await rejectsWithKind(RangeError, () => store.treeHashes([0, index]))
      }
    }),
    storeCase(factory, 'tree hashes: the root of every size can be computed', async ({ store }) => {
      let history = emptyHistory
      const hasher = treeHasher(sha256)
      const readHashes = (indexes: readonly number[]): Promise<readonly Uint8Array[]> =>
        store.treeHashes(indexes)
      for (let size = 1; size <= 33; size++) {
        const next = grow(history, 1)
        await store.append(next.expectedSize, next.batch)
        history = next.history
        const root = await rootFromStored(size, { readHashes, hasher })
        sameBytes(`root of ${size}`, root, frontierRoot(history.frontier, hasher))
      }
    }),
  ]
}
