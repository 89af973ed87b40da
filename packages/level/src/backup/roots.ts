import { sha256 } from '@custodia/core/crypto'
import { emptyFrontier, extendFrontier, frontierRoot, treeHasher } from '@custodia/core/merkle'
import type { Frontier } from '@custodia/core/merkle'

/** Takes leaves in order and tells the roots of the trees of some sizes. */
export interface RootReader {
  /** Leaves taken so far. */
  readonly size: number
  take(leaves: readonly Uint8Array[]): void
  /** Root of the tree of that size, 32 bytes; undefined if it was not asked for, or not reached. */
  rootAt(size: number): Uint8Array | undefined
}

const hasher = treeHasher(sha256)

export function createRootReader(sizes: Iterable<number>): RootReader {
  const wanted = [...new Set(sizes)].filter((size) => size > 0).sort((a, b) => a - b)
  const roots = new Map<number, Uint8Array>()
  let frontier: Frontier = emptyFrontier
  return {
    get size() {
      return frontier.size
    },
    take(leaves) {
      const hashes = leaves.map((leaf) => hasher.leaf(leaf))
      for (let done = 0; done < hashes.length;) {
        const next = wanted[roots.size] ?? Number.POSITIVE_INFINITY
        const count = Math.min(hashes.length - done, next - frontier.size)
        frontier = extendFrontier(frontier, hashes.slice(done, done + count), hasher).frontier
        if (frontier.size === next) roots.set(next, frontierRoot(frontier, hasher))
        done += count
      }
    },
    rootAt: (size) => roots.get(size),
  }
}
