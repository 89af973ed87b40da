/**
 * One proof for many leaves and many earlier trees at once: docs/format/log.md section 5.
 *
 * Known are some leaves, by index, and some earlier tree sizes, the anchors. The tree is walked from its root, left to
 * right. A subtree that holds a known leaf, or that an anchor cuts in two, is walked further; any other is taken from
 * the proof as one hash. So the proof is exactly the largest subtrees about which nothing is known, in their order,
 * and its length follows from the numbers alone. Checking gives the root of the tree and of each anchor, to be
 * compared with checkpoints.
 *
 * Time grows with (leaves + anchors) · log2(size), memory with leaves + anchors, and the walk is never more than 53
 * deep.
 */
import type { CustodyError } from '../errors.ts'
import { checkHash, checkProof, malformed } from './check.ts'
import type { LeafRange } from './ranges.ts'
import { readRanges, type StoredTree } from './stored-hashes.ts'
import type { TreeHasher } from './tree-hash.ts'

/** What a multiproof is about. At least one leaf or anchor. */
export interface MultiproofShape {
  /** Leaves in the tree, at least 1. */
  readonly size: number
  /** Indexes of the known leaves, rising. */
  readonly indexes: readonly number[]
  /** Sizes of the earlier trees, 1 to `size`, rising. */
  readonly anchorSizes: readonly number[]
}

/** A leaf that the checker knows; its hash must have been computed from its data. */
export interface KnownLeaf {
  readonly index: number
  readonly leafHash: Uint8Array
}

export interface MultiproofClaim {
  readonly size: number
  /** Rising by index. */
  readonly leaves: readonly KnownLeaf[]
  readonly anchorSizes: readonly number[]
  readonly proof: readonly Uint8Array[]
}

export interface MultiproofRoots {
  /** The root that the tree has if leaves and proof are right. It says nothing until it was compared. */
  readonly root: Uint8Array
  /** The same for each anchor, by its size. */
  readonly anchorRoots: ReadonlyMap<number, Uint8Array>
}

/**
 * How many hashes the proof has. Nothing is allocated, so that this can be asked before a proof is read.
 * Numbers that no multiproof can have are ERR_PROOF_MALFORMED.
 */
export function multiproofHashCount(shape: MultiproofShape): number {
  checkShape(shape)
  let count = 0
  walk<void>(shape, { leaf() {}, missing: () => void count++, join() {} })
  return count
}

/** Makes the proof, left to right. Numbers that no multiproof can have are a RangeError. */
export async function proveMultiproof(
  shape: MultiproofShape,
  tree: StoredTree,
): Promise<Uint8Array[]> {
  const fault = shapeFault(shape)
  if (fault) throw new RangeError(fault.message)
  return readRanges(multiproofRanges(shape), tree)
}

/** The subtrees whose hashes make the proof, left to right. The shape must be one that a multiproof can have. */
export function multiproofRanges(shape: MultiproofShape): readonly LeafRange[] {
  const ranges: LeafRange[] = []
  walk<void>(shape, { leaf() {}, missing: (range) => void ranges.push(range), join() {} })
  return ranges
}

/**
 * Computes the roots to which the proof leads. The caller compares each with one it trusts: only then are the leaves
 * shown to be in the tree, and the earlier trees to be its beginnings.
 *
 * Throws ERR_PROOF_MALFORMED for impossible numbers, for one hash more or fewer than the numbers call for, and for
 * hashes of another length than 32 bytes.
 */
export function checkMultiproof(claim: MultiproofClaim, hasher: TreeHasher): MultiproofRoots {
  const { size, leaves, anchorSizes, proof } = claim
  const shape = { size, indexes: leaves.map(({ index }) => index), anchorSizes }
  checkProof(proof, multiproofHashCount(shape))
  for (const { leafHash } of leaves) checkHash('leafHash', leafHash)
  // While a subtree is walked, the hash of its leaves before each anchor that cuts it.
  const beforeAnchor = new Array<Uint8Array>(anchorSizes.length)
  let used = 0
  const root = walk<Uint8Array>(shape, {
    leaf: (position) => leaves[position]!.leafHash,
    missing: () => proof[used++]!,
    join(left, right, { middle, from, to }) {
      for (let i = from; i < to; i++) {
        const anchor = anchorSizes[i]!
        if (anchor === middle) beforeAnchor[i] = left
        if (anchor > middle) beforeAnchor[i] = hasher.node(left, beforeAnchor[i]!)
      }
      return hasher.node(left, right)
    },
  })
  const anchorRoots = anchorSizes.map(
    (anchor, i) => [anchor, anchor === size ? root : beforeAnchor[i]!] as const,
  )
  return { root, anchorRoots: new Map(anchorRoots) }
}

/** A subtree, where it is cut, and which anchors, by position, cut it anywhere. */
interface Cut extends LeafRange {
  readonly middle: number
  readonly from: number
  readonly to: number
}

/** What a walk makes of the three kinds of subtree. */
export interface Visitor<H> {
  /** A known leaf, by its position in `indexes`. */
  leaf(position: number): H
  /** A subtree about which nothing is known: its hash is in the proof. */
  missing(range: LeafRange): H
  /** A subtree that was walked. */
  join(left: H, right: H, cut: Cut): H
}

/** Walks the tree from its root, left to right. Leaves and anchors are met in order, so a cursor each suffices. */
export function walk<H>({ size, indexes, anchorSizes }: MultiproofShape, on: Visitor<H>): H {
  let leaf = 0
  let anchor = 0
  // `bound` is a power of two, at least as large as the subtree: it only falls on the way down.
  const visit = (start: number, end: number, bound: number): H => {
    while ((anchorSizes[anchor] ?? Infinity) <= start) anchor += 1
    const holdsLeaf = (indexes[leaf] ?? Infinity) < end
    const isCut = (anchorSizes[anchor] ?? Infinity) < end
    if (!holdsLeaf && !isCut) return on.missing({ start, end })
    if (end - start === 1) return on.leaf(leaf++)
    let split = bound
    while (split >= end - start) split /= 2
    const middle = start + split
    const from = anchor
    const left = visit(start, middle, split)
    const right = visit(middle, end, split)
    return on.join(left, right, { start, end, middle, from, to: anchor })
  }
  let bound = 1
  while (bound < size) bound *= 2
  return visit(0, size, bound)
}

function checkShape(shape: MultiproofShape): void {
  const fault = shapeFault(shape)
  if (fault) throw fault
}

function shapeFault({ size, indexes, anchorSizes }: MultiproofShape): CustodyError | undefined {
  if (!Number.isSafeInteger(size) || size < 1) {
    return malformed(
      'size',
      `the size of a multiproof must be an integer from 1 to 2^53-1, not ${size}`,
    )
  }
  if (indexes.length + anchorSizes.length === 0) {
    return malformed('indexes', 'a multiproof about no leaf and no anchor shows nothing')
  }
  const index = firstOutOfPlace(indexes, 0, size - 1)
  if (index >= 0)
    return malformed('indexes', `leaf index ${indexes[index]} is out of order or not in the tree`)
  const anchor = firstOutOfPlace(anchorSizes, 1, size)
  if (anchor >= 0) {
    return malformed(
      'anchorSizes',
      `anchor size ${anchorSizes[anchor]} is out of order or not from 1 to ${size}`,
    )
  }
  return undefined
}

/** Position of the first number that is no integer from `min` to `max` or does not rise, or -1. */
function firstOutOfPlace(numbers: readonly number[], min: number, max: number): number {
  let least = min
  return numbers.findIndex((number) => {
    const isRight = Number.isSafeInteger(number) && number >= least && number <= max
    least = number + 1
    return !isRight
  })
}
