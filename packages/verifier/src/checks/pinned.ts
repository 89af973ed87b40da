import { encodeUtf8, toHex } from '@custodia/core/bytes'
import { openCheckpoint } from '@custodia/core/custody'
import type { Checkpoint } from '@custodia/core/custody'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import type { TrustFile } from '@custodia/core/wire'
import type { Collector } from '../collector.ts'

/** Opens the checkpoint that a trust file pins, by the log key in the same file. Throws ERR_TRUST_FILE. */
export function openPinned(trust: TrustFile | undefined): Checkpoint | undefined {
  if (trust?.pinned === undefined) return undefined
  const { origin, logKey: vkey } = trust
  try {
    return openCheckpoint(encodeUtf8(trust.pinned), { origin, vkey })
  } catch (error) {
    if (!isCustodyError(error)) throw error
    const message = `trust file, member "pinned": ${error.message}`
    throw new CustodyError('ERR_TRUST_FILE', message, { member: 'pinned' }, { cause: error })
  }
}

export interface PinnedClaim {
  readonly pinned: Checkpoint | undefined
  /** Whether the trust file is of this ledger. */
  readonly isRecognised: boolean
  /** Proven roots by size, in hex; undefined if none is proven. */
  readonly roots: ReadonlyMap<number, string> | undefined
  readonly checkpoint: Checkpoint | undefined
}

/** Compares the pinned checkpoint with the log, at the sizes whose root the bundle proves. */
export function checkPinned(claim: PinnedClaim, collector: Collector): void {
  const { pinned, isRecognised, roots, checkpoint } = claim
  if (pinned === undefined) return collector.skip('log.pinned', 'No trust file pins a checkpoint.')
  if (!isRecognised) {
    return collector.skip('log.pinned', 'The trust file is of another ledger (signer.recognised).')
  }
  if (checkpoint === undefined || roots === undefined) {
    return collector.skip('log.pinned', 'No state of the log is proven (log.inclusion).')
  }
  const proven = roots.get(pinned.size)
  if (proven === undefined) {
    const relation = pinned.size > checkpoint.size ? 'later than' : 'between the states that'
    return collector.skip(
      'log.pinned',
      `The pinned checkpoint, of size ${pinned.size}, is ${relation} this bundle proves; ask for a proof that connects them.`,
    )
  }
  collector.look('log.pinned')
  const shown = toHex(pinned.rootHash)
  if (shown === proven) return
  collector.find('pinned.fork', {
    place: {},
    expected: shown,
    found: proven,
    fork: { size: pinned.size, shown, other: proven, checkpoint: noteText(checkpoint) },
  })
}

/** The checkpoint as text, for a fork file. A note that was opened is UTF-8. */
export function noteText({ note }: Checkpoint): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(note)
}
