import { sha256 } from '../crypto/index.ts'
import { CustodyError } from '../errors.ts'
import {
  emptyFrontier,
  extendFrontier,
  frontierRoot,
  readFrontier,
  storedHashCount,
  treeHasher,
} from '../merkle/index.ts'
import type { Frontier, StoredTree, TreeHasher } from '../merkle/index.ts'
import type { NewEntry, Store } from '../store/index.ts'
import { parseLeaf } from '../wire/index.ts'

/** The tree hash of every ledger of suite custodia/1. */
export const hasher: TreeHasher = treeHasher(sha256)

/** The append-only log over a store: it knows its right edge, and appends batches one after the other. */
export interface Log {
  /** Leaves that are durable. */
  readonly size: number
  /** The time in the last leaf, in milliseconds since 1970 UTC; 0 in an empty log. */
  readonly lastTime: number
  /** Root hash of the durable leaves, 32 bytes. */
  readonly rootHash: Uint8Array
  /** The stored hashes, for proofs. */
  readonly tree: StoredTree
  /** Appends entries, all or none; durable when it resolves. One call at a time. Errors: those of `Store.append`. */
  append(entries: readonly NewEntry[]): Promise<void>
}

/** Opens the log of a store that holds what it held when it was closed. Errors: ERR_STORE_CORRUPT. */
export async function openLog(store: Store): Promise<Log> {
  const tree: StoredTree = { hasher, readHashes: (indexes) => store.treeHashes(indexes) }
  const size = await store.size()
  let frontier: Frontier = size === 0 ? emptyFrontier : await readFrontier(size, tree)
  let lastTime = size === 0 ? 0 : parseLeaf((await store.entry(size - 1)).leaf).recordedAt
  return {
    get size() {
      return frontier.size
    },
    get lastTime() {
      return lastTime
    },
    get rootHash() {
      return frontierRoot(frontier, hasher)
    },
    tree,
    async append(entries) {
      const leafHashes = entries.map(({ leaf }) => hasher.leaf(leaf))
      const extended = extendFrontier(frontier, leafHashes, hasher)
      const first = storedHashCount(frontier.size)
      const treeHashes = extended.stored.map((hash, i) => ({ index: first + i, hash }))
      await store.append(frontier.size, { entries, treeHashes })
      // From here on the entries are durable; a crash before this line loses nothing, since opening reads the store.
      frontier = extended.frontier
      lastTime = lastLeafTime(entries) ?? lastTime
    },
  }
}

function lastLeafTime(entries: readonly NewEntry[]): number | undefined {
  const last = entries.at(-1)
  return last === undefined ? undefined : parseLeaf(last.leaf).recordedAt
}

/** Makes sure that what the store holds extends a checkpoint that was signed before. Errors: ERR_STORE_CORRUPT. */
export async function checkExtends(
  log: Log,
  checkpoint: { readonly size: number; readonly rootHash: Uint8Array },
): Promise<void> {
  const where = `the log up to its checkpoint of size ${checkpoint.size}`
  if (log.size < checkpoint.size) {
    throw new CustodyError(
      'ERR_STORE_CORRUPT',
      `the store holds ${log.size} events, but a checkpoint was signed for ${checkpoint.size}`,
      { where },
    )
  }
  const frontier = await readFrontier(checkpoint.size, log.tree)
  const root = frontierRoot(frontier, hasher)
  if (root.some((byte, i) => byte !== checkpoint.rootHash[i])) {
    throw new CustodyError(
      'ERR_STORE_CORRUPT',
      `the first ${checkpoint.size} events are not those for which its key has signed a checkpoint`,
      { where },
    )
  }
}
