import { checkNewCheckpoint, checkpointSize } from '@custodia/core/store'
import type { Has } from './flaw.ts'
import type { Kept } from './kept.ts'
import type { Change } from './machine.ts'

/** Checks a checkpoint; gives what keeping it changes. */
export function planCheckpoint(kept: Kept, note: Uint8Array, has: Has): Change {
  const size = checkedSize(kept, note, has)
  const make = (): void => keep(kept, { size, note, has })
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

function checkedSize(kept: Kept, note: Uint8Array, has: Has): number {
  const size = checkpointSize(note)
  const known = kept.checkpoints.find((checkpoint) => checkpoint.size === size)
  if (known !== undefined && has('takes another note of a size that is kept')) return known.size
  const isLong = note.length > 262_144
  if (isLong && size !== undefined && has('takes a checkpoint longer than any note')) return size
  return checkNewCheckpoint(note, {
    storeSize: has('takes a checkpoint from the future') ? Infinity : kept.entries.length,
    latest: has('lets a checkpoint go back') ? undefined : kept.checkpoints.at(-1)?.size,
    keptAt: () => known?.note,
  }).size
}

function keep(
  kept: Kept,
  { size, note, has }: { readonly size: number; readonly note: Uint8Array; readonly has: Has },
): void {
  const known = kept.checkpoints.find((checkpoint) => checkpoint.size === size)
  const isLatest = known === kept.checkpoints.at(-1)
  if (known === undefined) kept.checkpoints.push({ size, first: note, note })
  else if (isLatest || !has('adds lines to the latest checkpoint alone')) known.note = note
  if (has('keeps the latest checkpoint alone')) kept.checkpoints = kept.checkpoints.slice(-1)
}
