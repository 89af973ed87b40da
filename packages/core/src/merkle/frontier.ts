/**
 * The right edge of a tree: all that is needed to append to it and to know its root.
 *
 * A writer keeps one in memory and extends it without reading anything. It is a value: extending gives a new one, so
 * that a batch which could not be written leaves the old one as it was.
 */
import { completeSubtrees, joinFromRight, readAll, type StoredTree } from './stored-hashes.ts'
import { assertHash, emptyRoot, type TreeHasher } from './tree-hash.ts'

export interface Frontier {
  /** Leaves in the tree. */
  readonly size: number
  /** Hashes of the complete subtrees that make up the tree, the largest first: one for each 1 bit of `size`. */
  readonly hashes: readonly Uint8Array[]
}

export const emptyFrontier: Frontier = { size: 0, hashes: [] }

export interface ExtendedFrontier {
  readonly frontier: Frontier
  /** What is to be stored, in the order of the stored hashes; the first goes to `storedHashCount(size before)`. */
  readonly stored: readonly Uint8Array[]
}

/** Appends leaves. Costs one node hash a leaf, on average. */
export function extendFrontier(
  frontier: Frontier,
  leafHashes: readonly Uint8Array[],
  hasher: TreeHasher,
): ExtendedFrontier {
  const hashes = [...frontier.hashes]
  const stored: Uint8Array[] = []
  let { size } = frontier
  for (const leafHash of leafHashes) {
    assertHash(leafHash)
    stored.push(leafHash)
    let hash = leafHash
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
      hash = hasher.node(hashes.pop()!, hash)
      stored.push(hash)
    }
    hashes.push(hash)
    size += 1
  }
  return { frontier: { size, hashes }, stored }
}

/** Root hash of the tree, 32 bytes. */
export function frontierRoot({ hashes }: Frontier, hasher: TreeHasher): Uint8Array {
  return hashes.length === 0 ? emptyRoot() : joinFromRight(hashes, hasher)
}

/** The frontier of the first `size` leaves of a stored tree. */
export async function readFrontier(
  size: number,
  { readHashes }: Pick<StoredTree, 'readHashes'>,
): Promise<Frontier> {
  return { size, hashes: await readAll(completeSubtrees({ start: 0, end: size }), readHashes) }
}

/** Root hash of the first `size` leaves of a stored tree, 32 bytes. */
export async function rootFromStored(size: number, tree: StoredTree): Promise<Uint8Array> {
  return frontierRoot(await readFrontier(size, tree), tree.hasher)
}

/** What is to be stored when a leaf is appended to the `size` leaves of a stored tree. */
export async function storedHashesForLeaf(
  { size, leafHash }: { readonly size: number; readonly leafHash: Uint8Array },
  tree: StoredTree,
): Promise<readonly Uint8Array[]> {
  return extendFrontier(await readFrontier(size, tree), [leafHash], tree.hasher).stored
}
