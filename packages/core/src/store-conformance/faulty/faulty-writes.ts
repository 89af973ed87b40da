import { CustodyError } from '../../errors.ts'
import { copyBatch, copyBytes } from '../../store/index.ts'
import type { CallGate, Store } from '../../store/index.ts'
import type { FailedWrite, WriteCall, WriteOutcome } from '../fault.ts'
import { checkFits, checkFitsAsCheckpoint } from './check-fits.ts'
import { createIdleTrigger, createTrigger } from './trigger.ts'
import type { FaultChoice, Trigger } from './trigger.ts'

export interface FaultyWrites extends Pick<Store, WriteCall> {
  readonly writes: readonly WriteCall[]
  failWrite(outcome: WriteOutcome, choice?: FaultChoice<WriteCall>): void
  /** Makes the write that failed but was kept. */
  readonly keepFailed: () => Promise<void>
}

/** A write to the store beneath. */
interface Write {
  /** Refuses what the store would refuse for its own sake. */
  readonly check: () => Promise<void>
  readonly make: () => Promise<void>
}

export function createFaultyWrites(beneath: Store, gate: CallGate): FaultyWrites {
  const writes: WriteCall[] = []
  let chosen: WriteOutcome = 'done'
  let trigger: Trigger<WriteCall> = createIdleTrigger()
  let failure: CustodyError | undefined
  let keepFailed = (): Promise<void> => Promise.resolve()

  const run = (call: WriteCall, { check, make }: Write): Promise<void> =>
    gate.runAlone(call, async () => {
      writes.push(call)
      if (failure !== undefined) throw refusedAfter(failure, await beneath.size())
      if (!trigger.meets(call) || chosen === 'done') return make()
      await check()
      if (chosen === 'kept') keepFailed = make
      failure = failureOf(chosen, { call, expectedSize: await beneath.size() })
      throw failure
    })

  return {
    writes,
    failWrite(outcome, choice = {}) {
      chosen = outcome
      trigger = createTrigger(choice)
    },
    keepFailed: () => keepFailed(),
    append: async (expectedSize, batch) => {
      const own = copyBatch(batch)
      const check = (): Promise<void> => checkFits(beneath, expectedSize, own)
      return run('append', { check, make: () => beneath.append(expectedSize, own) })
    },
    erase: async (digests) => {
      const own = [...digests]
      return run('erase', { check: () => Promise.resolve(), make: () => beneath.erase(own) })
    },
    saveCheckpoint: async (given) => {
      const note = copyBytes(given)
      const check = (): Promise<void> => checkFitsAsCheckpoint(beneath, note)
      return run('saveCheckpoint', { check, make: () => beneath.saveCheckpoint(note) })
    },
  }
}

function failureOf(
  outcome: FailedWrite,
  { call, expectedSize }: { readonly call: WriteCall; readonly expectedSize: number },
): CustodyError {
  const cause = new Error(`a fault was asked for: ${outcome}`)
  if (outcome === 'refused') {
    const message = `${call}: the machine refused, and nothing was kept`
    return new CustodyError('ERR_STORE_WRITE', message, { path: 'faulty store' }, { cause })
  }
  const message = `${call}: what was to be written may or may not be kept`
  return new CustodyError('ERR_STORE_UNCERTAIN', message, { expectedSize }, { cause })
}

function refusedAfter(cause: CustodyError, expectedSize: number): CustodyError {
  const message = `a write failed before (${cause.code}); close the store and open it again`
  return new CustodyError('ERR_STORE_UNCERTAIN', message, { expectedSize }, { cause })
}
