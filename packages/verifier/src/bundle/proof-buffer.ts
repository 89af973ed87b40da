import type { Checkpoint } from '@custodia/core/custody'
import { isCustodyError } from '@custodia/core/errors'
import { multiproofHashCount } from '@custodia/core/merkle'
import type { EventLog } from './event-log.ts'

/** Holds the hashes of the multiproof: never more than its numbers call for, however many the file has. */
export interface ProofBuffer {
  /** How many there must be; undefined if the numbers are those of no proof. */
  readonly expected: number | undefined
  /** How many the file has. */
  readonly found: number
  readonly hashes: readonly Uint8Array[]
  add(hashes: readonly Uint8Array[]): void
}

export interface ProofShape {
  readonly log: EventLog
  /** Rising, none beyond the checkpoint. */
  readonly anchorSizes: readonly number[]
  readonly checkpoint: Checkpoint | undefined
}

export function createProofBuffer(shape: ProofShape): ProofBuffer {
  const expected = expectedHashes(shape)
  const kept: Uint8Array[] = []
  let found = 0
  return {
    expected,
    get found() {
      return found
    },
    hashes: kept,
    add(hashes) {
      found += hashes.length
      if (found <= (expected ?? 0)) kept.push(...hashes)
    },
  }
}

function expectedHashes({ log, anchorSizes, checkpoint }: ProofShape): number | undefined {
  if (checkpoint === undefined) return undefined
  const indexes = Array.from(log.byIndex(), (ordinal) => log.index(ordinal))
  try {
    return multiproofHashCount({ size: checkpoint.size, indexes, anchorSizes })
  } catch (error) {
    if (!isCustodyError(error) || error.code !== 'ERR_PROOF_MALFORMED') throw error
    return undefined
  }
}
