import type { SignedRoot } from './prove.ts'

export interface CheckpointRequest {
  /** Signed checkpoints that lie elsewhere. */
  readonly candidates: readonly SignedRoot[]
  /** Size of the last one that the index has noted, or that the log key remembers; undefined if nothing tells. */
  readonly least: number | undefined
  readonly holds: (root: SignedRoot) => boolean | undefined
}

/** The checkpoint that is to be put back, or why there is none. */
export function planCheckpoint({
  candidates,
  least,
  holds,
}: CheckpointRequest): SignedRoot | string {
  const [best] = candidates
    .filter((root) => holds(root) === true)
    .toSorted((a, b) => b.size - a.size)
  if (best === undefined) return 'no checkpoint that the log key has signed fits these entries'
  if (least === undefined) return 'nothing tells whether there was a newer one'
  if (best.size < least) {
    return `the newest that is at hand is of ${best.size} entries, and there was one of ${least}`
  }
  return best
}
