import { CustodyError } from '@custodia/core/errors'
import type { FailedWrite, StoreFault, WriteCall } from '@custodia/core/store-conformance'
import type { Has } from './flaw.ts'
import type { Kept } from './kept.ts'

/** A change of what is kept. */
export interface Change {
  readonly make: () => void
  /** What is found of it if it fails: a step each time the store is opened again. */
  readonly leaves: (outcome: FailedWrite) => (() => void)[]
  /** Whether a store with this flaw shows it although its outcome is unknown. */
  readonly isShown: boolean
}

/** What lies beneath the store, and can be told to fail. */
export interface Machine {
  failNext(fault: StoreFault): void
  /** Refuses a write if an earlier one has failed. */
  assertSound(call: WriteCall, isEmpty?: boolean): void
  /** Makes a change, or fails as was asked for. */
  write(change: Change): void
  /** Refuses a read if a store with this flaw reads no more. */
  assertReadable(): void
  /** What the machine gives when this is read. */
  read<T>(answer: T, spoil: (answer: T) => T): T
}

export function createMachine(kept: Kept, has: Has): Machine {
  let armed: StoreFault | undefined
  let isUnreadable = false
  const meets = (fault: StoreFault): boolean => {
    if (armed !== fault) return false
    armed = undefined
    return true
  }

  const fail = (outcome: FailedWrite, change: Change): void => {
    kept.failure = failureOf(outcome, { size: kept.entries.length, has })
    kept.inDoubt = change.leaves(outcome)
    if (outcome === 'kept' && change.isShown) change.make()
    if (!has('acknowledges a write that failed')) throw kept.failure
  }

  return {
    failNext(fault) {
      armed = fault
    },
    assertSound(call, isEmpty = false) {
      if (kept.failure === undefined || has('goes on writing after a failure')) return
      if (has('refuses only appends after a failure') && call !== 'append') return
      if (has('lets an empty batch pass after a failure') && isEmpty) return
      const isBare = has('gives no cause to the refusals after a failure')
      throw uncertain(kept.entries.length, isBare ? undefined : kept.failure)
    },
    write(change) {
      const outcome = (['refused', 'not-kept', 'kept'] as const).find(meets)
      if (outcome === undefined) change.make()
      else fail(outcome, change)
    },
    assertReadable() {
      const isPoisoned = has('reads no more after a failure') && kept.failure !== undefined
      if (isPoisoned || isUnreadable) throw unreadable()
    },
    read(answer, spoil) {
      if (meets('unreadable')) {
        isUnreadable = has('is done for after a read that failed')
        if (has('answers undefined where it cannot read')) return undefined as typeof answer
        throw unreadable()
      }
      if (!meets('changed')) return answer
      if (has('gives changed bytes')) return spoil(answer)
      const details = { where: 'memory' }
      throw new CustodyError('ERR_STORE_CORRUPT', 'this is not what was written', details)
    },
  }
}

function failureOf(
  outcome: FailedWrite,
  { size, has }: { readonly size: number; readonly has: Has },
): CustodyError {
  const cause = has('gives no cause') ? undefined : new Error('no space left')
  if (outcome !== 'refused' && !has('calls a write in doubt refused')) return uncertain(size, cause)
  const message = 'the machine refused; nothing was kept'
  return new CustodyError('ERR_STORE_WRITE', message, { path: 'memory' }, { cause })
}

function uncertain(expectedSize: number, cause: Error | undefined): CustodyError {
  const message = 'what was to be written may or may not be kept'
  return new CustodyError('ERR_STORE_UNCERTAIN', message, { expectedSize }, { cause })
}

function unreadable(): CustodyError {
  const cause = new Error('i/o error')
  return new CustodyError('ERR_STORE_READ', 'cannot be read', { path: 'memory' }, { cause })
}
