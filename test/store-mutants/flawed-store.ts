/**
 * A store in memory that can be broken in one way at a time. Without a flaw it keeps the contract; with one, exactly the
 * lines that ask for it are wrong. So the conformance suite can be tested: it must see each of them.
 */
import { setTimeout as later } from 'node:timers/promises'
import { CustodyError } from '@custodia/core/errors'
import { copyBatch, copyBytes } from '@custodia/core/store'
import type { Batch, Store } from '@custodia/core/store'
import type { FailingStore, WriteCall } from '@custodia/core/store-conformance'
import { planBatch } from './appending.ts'
import { planCheckpoint } from './checkpoints.ts'
import { createDoor } from './closing.ts'
import type { Door } from './closing.ts'
import type { Flaw, Has } from './flaw.ts'
import type { Kept } from './kept.ts'
import { createLookups, headOf } from './lookups.ts'
import { createMachine } from './machine.ts'
import type { Change, Machine } from './machine.ts'
import { planErasure } from './private-values.ts'

export function createFlawedStore(kept: Kept, flaw: Flaw | undefined): FailingStore {
  const has: Has = (other) => flaw === other
  const door = createDoor(kept, has)
  const machine = createMachine(kept, has)
  const lookups = createLookups(kept, machine, has)
  const read = <T>(call: string, work: () => T): Promise<T> =>
    door.run(call, () => {
      machine.assertReadable()
      return work()
    })
  const size = (): Promise<number> => read('size', () => kept.entries.length)
  const store: Store = {
    ...createWrites({ kept, door, machine, has }),
    size: has('throws instead of rejecting') ? orThrow(size, door) : size,
    entries: (from, to) => door.iterate(() => lookups.entries(from, to)),
    entry: (index) => read('entry', () => lookups.entry(index)),
    indexOf: (id) =>
      read('indexOf', () => (kept.ids.includes(id) ? kept.ids.indexOf(id) : undefined)),
    chainHead: (chain) => read('chainHead', () => headOf(kept, chain, has)),
    chainIndexes: (chain, fromSeq) =>
      read('chainIndexes', () => lookups.chainIndexes(chain, fromSeq)),
    disclosure: (digest) => read('disclosure', () => lookups.disclosure(digest)),
    hasDigest: (digest) => read('hasDigest', () => kept.disclosures.has(digest)),
    treeHashes: (indexes) => read('treeHashes', () => lookups.treeHashes(indexes)),
    checkpoint: () => read('checkpoint', () => lookups.checkpoint()),
    checkpointAt: (size) => read('checkpointAt', () => lookups.checkpointAt(size)),
    checkpoints: (from, to) => door.iterateNotes(() => lookups.checkpoints(from, to)),
    close: () => door.close(),
  }
  return { store, failNext: (fault) => machine.failNext(fault) }
}

interface Parts {
  readonly kept: Kept
  readonly door: Door
  readonly machine: Machine
  readonly has: Has
}

function createWrites(parts: Parts): Pick<Store, WriteCall> {
  const { kept, door, machine, has } = parts
  const isLate = has('copies a batch only when its turn comes')
  const ownBatch =
    isLate || has('keeps the buffers it was given') ? (b: Batch): Batch => b : copyBatch
  const write = (call: WriteCall, plan: () => Change | undefined, isEmpty = false): void => {
    if (!has('lets through what waits behind a failure')) machine.assertSound(call, isEmpty)
    if (has('writes no more once a reader has left') && door.hasBeenLeft) {
      throw new Error('a reader has left')
    }
    const change = plan()
    if (change !== undefined) machine.write(change)
  }
  /** Whether the store is sound is asked when the call is made; that is too early when another one is under way. */
  const assertEarly = (call: WriteCall): void => {
    if (has('lets through what waits behind a failure')) machine.assertSound(call)
  }
  return {
    async append(size, batch) {
      const own = ownBatch(batch)
      assertEarly('append')
      const isEmpty = batch.entries.length === 0
      const appendNow = (expected = size): void =>
        write('append', () => planBatch(kept, { size: expected, batch: own, has }), isEmpty)
      return appendInTime(parts, size, appendNow)
    },
    async erase(digests) {
      const own = [...digests]
      assertEarly('erase')
      return door.runAlone('erase', () => write('erase', () => planErasure(kept, own, has)))
    },
    async saveCheckpoint(note) {
      const own = copyBytes(note)
      assertEarly('saveCheckpoint')
      const plan = (): Change => planCheckpoint(kept, own, has)
      return door.runAlone('saveCheckpoint', () => write('saveCheckpoint', plan))
    },
  }
}

/** Appends when it is its turn, or when a store with such a flaw thinks it is. */
async function appendInTime(
  { kept, door, has }: Parts,
  size: number,
  appendNow: (expected?: number) => void,
): Promise<void> {
  if (has('acknowledges before it has written')) {
    void later(20).then(() => appendNow())
    return
  }
  if (has('closes without waiting')) {
    if (door.isClosed) return door.run('append', () => undefined)
    await later(1)
    if (door.isClosed) throw new Error('closed meanwhile')
    return appendNow()
  }
  if (has('compares, then waits, then writes')) {
    return door.run('append', async () => {
      const isEqual = size === kept.entries.length
      await later(1)
      appendNow(isEqual ? kept.entries.length : size)
    })
  }
  return door.runAlone('append', () => appendNow())
}

function orThrow<T>(call: () => Promise<T>, door: Door): () => Promise<T> {
  return () => {
    if (door.isClosed) throw new CustodyError('ERR_STORE_CLOSED', 'size: closed', { call: 'size' })
    return call()
  }
}
