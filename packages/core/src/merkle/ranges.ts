/**
 * Which leaves a proof's hashes stand for.
 *
 * A proof is a list of subtree roots. A subtree is given by its leaves, from `start` to before `end`. Provers look up
 * these hashes and checkers join them again, both along the paths made here, so that they cannot disagree.
 * Sizes go up to 2^53-1, so no 32-bit operator may touch them.
 */

/** The leaves from `start` to before `end`. */
export interface LeafRange {
  readonly start: number
  readonly end: number
}

/** A subtree that is joined to what has been computed so far, on its left or on its right. */
export interface Sibling extends LeafRange {
  readonly side: 'left' | 'right'
}

/** Where a tree of this many leaves (at least 2) is cut: the largest power of two smaller than the count. */
export function splitPoint(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}

/** The siblings on the way from a leaf to the root, the leaf's own first. RFC 6962 section 2.1.1. */
export function inclusionPath(index: number, size: number): Sibling[] {
  const path: Sibling[] = []
  let start = 0
  let end = size
  while (end - start > 1) {
    const middle = start + splitPoint(end - start)
    if (index < middle) {
      path.push({ start: middle, end, side: 'right' })
      end = middle
    } else {
      path.push({ start, end: middle, side: 'left' })
      start = middle
    }
  }
  return path.reverse()
}

/** How a consistency proof joins its hashes. */
export interface ConsistencyPath {
  /** The last subtree that both trees have whole. Absent when that is the whole old tree: its root is known already. */
  readonly seed?: LeafRange
  /** What is joined to it, in this order: what is on the left belongs to both trees, on the right to the new one. */
  readonly siblings: readonly Sibling[]
}

/** The path from the end of the tree of `size1` leaves to the root of the tree of `size2`. RFC 6962 section 2.1.2. */
export function consistencyPath(size1: number, size2: number): ConsistencyPath {
  const siblings: Sibling[] = []
  let start = 0
  let end = size2
  while (end !== size1) {
    const middle = start + splitPoint(end - start)
    if (size1 <= middle) {
      siblings.push({ start: middle, end, side: 'right' })
      end = middle
    } else {
      siblings.push({ start, end: middle, side: 'left' })
      start = middle
    }
  }
  siblings.reverse()
  return start === 0 ? { siblings } : { seed: { start, end }, siblings }
}
