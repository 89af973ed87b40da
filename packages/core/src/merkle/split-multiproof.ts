/**
 * Smaller proofs out of one proof for many: docs/format/log.md section 5. Single ones for tools that know only the proofs
 * of RFC 6962, and multiproofs about fewer leaves.
 */
import { checkProof, malformed } from './check.ts'
import { multiproofHashCount, multiproofRanges, walk } from './multiproof.ts'
import type { MultiproofClaim, MultiproofShape } from './multiproof.ts'
import { inclusionPath, type LeafRange } from './ranges.ts'
import type { TreeHasher } from './tree-hash.ts'

/** The root that the multiproof gives, and for each known leaf, by its index, the inclusion proof that leads to it. */
export interface SplitMultiproof {
  readonly root: Uint8Array
  readonly proofs: ReadonlyMap<number, readonly Uint8Array[]>
}

/**
 * Makes an inclusion proof for each known leaf. They lead to the root that is returned, which the caller compares with
 * one it trusts. Errors: as `checkMultiproof`.
 */
export function splitMultiproof(claim: MultiproofClaim, hasher: TreeHasher): SplitMultiproof {
  const { size, leaves } = claim
  const { root, subtrees } = computeSubtrees(claim, hasher)
  const proofOf = (index: number): readonly Uint8Array[] =>
    inclusionPath(index, size).map((range) => subtrees.get(keyOf(range))!)
  return { root, proofs: new Map(leaves.map(({ index }) => [index, proofOf(index)])) }
}

/**
 * Makes the multiproof about fewer leaves and anchors of the same tree. Errors: as `checkMultiproof`, and
 * ERR_PROOF_MALFORMED for a leaf or an anchor about which the claim tells nothing.
 */
export function narrowMultiproof(
  claim: MultiproofClaim,
  shape: Omit<MultiproofShape, 'size'>,
  hasher: TreeHasher,
): readonly Uint8Array[] {
  const { subtrees } = computeSubtrees(claim, hasher)
  return multiproofRanges({ ...shape, size: claim.size }).map((range) => {
    const hash = subtrees.get(keyOf(range))
    if (hash !== undefined) return hash
    throw malformed('proof', `nothing is known of the leaves ${range.start} to ${range.end - 1}`)
  })
}

/** The hash of every subtree that is walked or given, by its leaves. */
function computeSubtrees(
  { size, leaves, anchorSizes, proof }: MultiproofClaim,
  hasher: TreeHasher,
): { readonly root: Uint8Array; readonly subtrees: ReadonlyMap<string, Uint8Array> } {
  const shape = { size, indexes: leaves.map(({ index }) => index), anchorSizes }
  checkProof(proof, multiproofHashCount(shape))
  const subtrees = new Map<string, Uint8Array>()
  const keep = (range: LeafRange, hash: Uint8Array): Uint8Array => {
    subtrees.set(keyOf(range), hash)
    return hash
  }
  let used = 0
  const root = walk<Uint8Array>(shape, {
    leaf(position) {
      const { index, leafHash } = leaves[position]!
      return keep({ start: index, end: index + 1 }, leafHash)
    },
    missing: (range) => keep(range, proof[used++]!),
    join: (left, right, range) => keep(range, hasher.node(left, right)),
  })
  return { root, subtrees }
}

function keyOf({ start, end }: LeafRange): string {
  return `${start}-${end}`
}
