import type { Checkpoint } from '@custodia/core/custody'
import type { OutsideWord } from '../report-time.ts'

/** A time that is not the ledger's word, and whose it is. */
export type OutsideTime = OutsideWord

/** What witnesses and authorities say of one checkpoint. */
export interface DatedCheckpoint {
  readonly checkpoint: Checkpoint
  /** It was there at this time. */
  readonly notAfter?: OutsideTime
  /** Whether a quorum of witnesses cosigned it, and enough authorities stamped it. */
  readonly isWitnessed: boolean
  readonly isStamped: boolean
}

export function earlierOf(
  a: OutsideTime | undefined,
  b: OutsideTime | undefined,
): OutsideTime | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return b.time < a.time ? b : a
}

export function laterOf(
  a: OutsideTime | undefined,
  b: OutsideTime | undefined,
): OutsideTime | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return b.time > a.time ? b : a
}
