import { sha256 } from '@custodia/core/crypto'
import type { Signer } from '@custodia/core/crypto'
import { signCheckpoint } from '@custodia/core/custody'
import {
  emptyFrontier,
  extendFrontier,
  frontierRoot,
  proveMultiproof,
  treeHasher,
} from '@custodia/core/merkle'
import type { Frontier } from '@custodia/core/merkle'

const hasher = treeHasher(sha256)

/** A log in memory, with all its hashes: what a ledger has, and what whoever rebuilds one makes. */
export interface ForgedLog {
  readonly size: number
  add(leaf: Uint8Array): number
  root(): Uint8Array
  /** Signs the tree as it stands. */
  checkpoint(origin: string, signer: Signer): Promise<Uint8Array>
  prove(shape: {
    readonly size: number
    readonly indexes: readonly number[]
    readonly anchorSizes: readonly number[]
  }): Promise<readonly Uint8Array[]>
}

export function createForgedLog(): ForgedLog {
  let frontier: Frontier = emptyFrontier
  const stored: Uint8Array[] = []
  const root = (): Uint8Array => frontierRoot(frontier, hasher)
  return {
    get size() {
      return frontier.size
    },
    add(leaf) {
      const extended = extendFrontier(frontier, [hasher.leaf(leaf)], hasher)
      stored.push(...extended.stored)
      frontier = extended.frontier
      return frontier.size - 1
    },
    root,
    checkpoint: (origin, signer) =>
      signCheckpoint({ origin, size: frontier.size, rootHash: root() }, signer),
    prove: (shape) =>
      proveMultiproof(shape, {
        hasher,
        readHashes: async (indexes) => indexes.map((index) => stored[index]!),
      }),
  }
}
