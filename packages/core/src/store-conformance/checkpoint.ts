import { rejectsWithKind, sameBytes } from './assert.ts'
import { storeCase } from './case.ts'
import type { ConformanceCase, StoreFactory } from './case.ts'
import { encodeUtf8 } from '../bytes/index.ts'
import { emptyHistory, grow, noteOfSize } from './history.ts'

export function checkpointCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    storeCase(factory, 'checkpoint: the last one counts', async (fixture) => {
      await fixture.store.append(0, grow(emptyHistory, 12).batch)
      for (const note of [noteOfSize(1), noteOfSize(2), noteOfSize(10), noteOfSize(10, 'B')]) {
        await fixture.store.saveCheckpoint(note)
        sameBytes('checkpoint', await fixture.store.checkpoint(), note)
      }
      await fixture.reopen()
      sameBytes('checkpoint', await fixture.store.checkpoint(), noteOfSize(10, 'B'))
    }),
    storeCase(factory, 'checkpoint: one beyond the store is refused', async (fixture) => {
      await fixture.store.append(0, grow(emptyHistory, 2).batch)
      await fixture.store.saveCheckpoint(noteOfSize(2))
      await rejectsWithKind(RangeError, () => fixture.store.saveCheckpoint(noteOfSize(3)))
      sameBytes('checkpoint', await fixture.store.checkpoint(), noteOfSize(2))
      await fixture.reopen()
      sameBytes('checkpoint', await fixture.store.checkpoint(), noteOfSize(2))
    }),
    storeCase(factory, 'checkpoint: one that goes back is refused', async (fixture) => {
      await fixture.store.append(0, grow(emptyHistory, 3).batch)
      await fixture.store.saveCheckpoint(noteOfSize(3))
      await rejectsWithKind(RangeError, () => fixture.store.saveCheckpoint(noteOfSize(2)))
      await fixture.reopen()
      await rejectsWithKind(RangeError, () => fixture.store.saveCheckpoint(noteOfSize(2)))
      sameBytes('checkpoint', await fixture.store.checkpoint(), noteOfSize(3))
    }),
    storeCase(factory, 'checkpoint: what is none is refused', async ({ store }) => {
      for (const text of ['', 'x', 'x\n', 'x\n\n', 'x\n01\n', 'x\n-1\n', 'x\n1.0\n', 'x\n0x1\n']) {
        await rejectsWithKind(RangeError, () => store.saveCheckpoint(encodeUtf8(text)))
      }
      sameBytes('checkpoint', await store.checkpoint(), undefined)
    }),
    storeCase(factory, 'checkpoint: it takes its turn among appends', async ({ store }) => {
      const first = grow(emptyHistory, 1)
      const second = grow(first.history, 1)
      await Promise.all([
        store.append(0, first.batch),
        store.saveCheckpoint(noteOfSize(1)),
        store.append(1, second.batch),
        store.saveCheckpoint(noteOfSize(2)),
      ])
      sameBytes('checkpoint', await store.checkpoint(), noteOfSize(2))
    }),
  ]
}
