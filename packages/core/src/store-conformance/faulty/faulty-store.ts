import { createCallGate } from '../../store/index.ts'
import type { Store } from '../../store/index.ts'
import type { ReadCall, WriteCall, WriteOutcome } from '../fault.ts'
import { createFaultyReads } from './faulty-reads.ts'
import type { ReadAnswer } from './faulty-reads.ts'
import { createFaultyWrites } from './faulty-writes.ts'
import type { FaultChoice } from './trigger.ts'

/** A store that fails when it is told to. */
export interface FaultyStore extends Store {
  /** The writes that were asked for so far, in their order, those that were refused included. */
  readonly writes: readonly WriteCall[]
  /** The chosen later write ends in this way. Replaces what was chosen before. */
  failWrite(outcome: WriteOutcome, choice?: FaultChoice<WriteCall>): void
  /** The chosen later read is ERR_STORE_READ; those behind it are not. Replaces what was chosen before. */
  failRead(choice?: FaultChoice<ReadCall>): void
  /** From now on what this call answers is changed on its way, as by a disk that nothing checks. */
  changeRead<C extends ReadCall>(call: C, change: (answer: ReadAnswer<C>) => ReadAnswer<C>): void
}

/**
 * A store that does what the one beneath it does until it is told to fail: for those who test what is built on a store.
 *
 * But for `changeRead` it keeps the contract. After a write that failed it refuses every write with ERR_STORE_UNCERTAIN,
 * and reads answer as before that write. To open it again, close it and open the store beneath. A write that failed but
 * was kept is made in the store beneath when this one is closed.
 */
export function faultyStore(beneath: Store): FaultyStore {
  const gate = createCallGate()
  const { keepFailed, ...writing } = createFaultyWrites(beneath, gate)
  return {
    ...createFaultyReads(beneath, gate),
    ...writing,
    close: () =>
      gate.close(async () => {
        try {
          await keepFailed()
        } finally {
          await beneath.close()
        }
      }),
  }
}
