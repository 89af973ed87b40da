/**
 * Inclusion and consistency proofs from stored hashes: RFC 6962 sections 2.1.1 and 2.1.2, docs/format/log.md.
 * Each reads what it needs in one batch. Positions that the tree does not have are a RangeError.
 */
import { consistencyPath, inclusionPath } from './ranges.ts'
import { readRanges, type StoredTree } from './stored-hashes.ts'

/** Proves that the leaf with this index is in the tree of `size` leaves. The leaf's own sibling comes first. */
export async function proveInclusion(
  { index, size }: { readonly index: number; readonly size: number },
  tree: StoredTree,
): Promise<Uint8Array[]> {
  if (!isPosition(index, size)) throw new RangeError(`a tree of size ${size} has no leaf ${index}`)
  return readRanges(inclusionPath(index, size), tree)
}

/** Proves that the first `size1` leaves of the tree of `size2` leaves are the tree of size `size1`. */
export async function proveConsistency(
  { size1, size2 }: { readonly size1: number; readonly size2: number },
  tree: StoredTree,
): Promise<Uint8Array[]> {
  if (!isPosition(size1 - 1, size2)) {
    throw new RangeError(
      `a tree of size ${size2} has no earlier tree of size ${size1} to be consistent with`,
    )
  }
  const { seed, siblings } = consistencyPath(size1, size2)
  return readRanges(seed ? [seed, ...siblings] : siblings, tree)
}

function isPosition(index: number, size: number): boolean {
  return Number.isSafeInteger(size) && Number.isSafeInteger(index) && index >= 0 && index < size
}
