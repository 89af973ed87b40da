import { checkNewCheckpoint } from '@custodia/core/store'
import type { Has } from './flaw.ts'
import type { Kept } from './kept.ts'
import type { Change } from './machine.ts'

/** Checks a checkpoint; gives what keeping it changes. */
export function planCheckpoint(kept: Kept, note: Uint8Array, has: Has): Change {
  const storeSize = has('takes a checkpoint from the future') ? Infinity : kept.entries.length
  const before = has('lets a checkpoint go back') ? 0 : kept.checkpointSize
  const size = checkNewCheckpoint(note, { storeSize, before })
  const make = (): void => {
    kept.checkpointSize = size
    kept.checkpoints.push(note)
  }
  const forget = (): void => {
    kept.checkpoints = []
  }
  const isLost = has('loses the checkpoint before when saving one fails')
  return {
    make,
    leaves: (outcome) => (outcome === 'kept' ? [make] : isLost ? [forget] : []),
    isShown: has('shows a checkpoint in doubt'),
  }
}
