import { CustodyError } from '@custodia/core/errors'
import { createCallGate } from '@custodia/core/store'
import type { CallGate, StoredEntry } from '@custodia/core/store'
import type { Has } from './flaw.ts'
import type { Kept } from './kept.ts'

/** The gate through which all calls pass, and how the store is closed. */
export interface Door extends Pick<CallGate, 'run' | 'runAlone'> {
  readonly isClosed: boolean
  /** Whether a reader has come and gone. */
  readonly hasBeenLeft: boolean
  iterate(start: () => AsyncIterable<StoredEntry>): AsyncIterable<StoredEntry>
  iterateNotes(start: () => AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>
  close(): Promise<void>
}

export function createDoor(kept: Kept, has: Has): Door {
  const gate = createCallGate()
  let readers = 0
  let hasBeenLeft = false

  async function* iterate(start: () => AsyncIterable<StoredEntry>): AsyncGenerator<StoredEntry> {
    readers += 1
    let isEnded = false
    try {
      for await (const entry of gate.iterate('entries', start)) {
        const isGarbage = gate.closed && has('gives garbage in an iteration while it closes')
        yield isGarbage ? { ...entry, event: entry.event?.toReversed() } : entry
      }
      isEnded = true
    } catch (error) {
      if (!gate.closed || !has('ends an iteration quietly when it is closed')) throw error
    } finally {
      readers -= 1
      hasBeenLeft ||= !isEnded
    }
  }

  return {
    get isClosed() {
      return gate.closed
    },
    get hasBeenLeft() {
      return hasBeenLeft
    },
    run: (call, work) =>
      has('answers after it was closed') ? Promise.resolve(work()) : gate.run(call, work),
    runAlone: (call, work) => gate.runAlone(call, work),
    iterate,
    iterateNotes: (start) => gate.iterate('checkpoints', start),
    close: () =>
      gate.close(() => {
        if (has('fails to close when a write has failed') && kept.failure !== undefined) {
          throw kept.failure
        }
        if (has('cannot be closed while a reader has not taken leave') && readers > 0) {
          throw new CustodyError('ERR_STORE_LOCKED', 'a reader is there', { path: 'memory' })
        }
      }),
  }
}
