/**
 * Single proofs out of one proof for many: docs/format/log.md section 5. For tools that know only the proofs of RFC 6962.
 */
import { checkProof } from './check.ts'
import { multiproofHashCount, walk, type MultiproofClaim } from './multiproof.ts'
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
  const { size, leaves, anchorSizes, proof } = claim
  const shape = { size, indexes: leaves.map(({ index }) => index), anchorSizes }
  checkProof(proof, multiproofHashCount(shape))
  const hashes = new Map<string, Uint8Array>()
  const keep = (range: LeafRange, hash: Uint8Array): Uint8Array => {
    hashes.set(keyOf(range), hash)
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
  const proofOf = (index: number): readonly Uint8Array[] =>
    inclusionPath(index, size).map((range) => hashes.get(keyOf(range))!)
  return { root, proofs: new Map(shape.indexes.map((index) => [index, proofOf(index)])) }
}

function keyOf({ start, end }: LeafRange): string {
  return `${start}-${end}`
}
