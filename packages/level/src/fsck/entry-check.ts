import { sha256, sha256Hex } from '@custodia/core/crypto'
import { isCustodyError } from '@custodia/core/errors'
import { emptyFrontier, extendFrontier, frontierRoot, treeHasher } from '@custodia/core/merkle'
import type { Frontier } from '@custodia/core/merkle'
import type { FaultPlace, StoredHead } from '@custodia/core/store'
import { parseLeaf } from '@custodia/core/wire'
import type { FoundEntry } from '../journal/scan.ts'
import type { StoreChecklist, WalkedEntry } from './context.ts'
import { createIdTable } from './id-table.ts'
import type { IdTable } from './id-table.ts'

const hasher = treeHasher(sha256)

/** What the entries say together: the tree, the chains, what stands where. */
export interface EntryCheck {
  /** Index of the entry that comes next. */
  readonly size: number
  /** Entries that cannot be read. */
  readonly lost: number
  /** The first of them. */
  readonly firstLost: number | undefined
  /** Root of the first entries, of one of the sizes that were asked for; undefined if a leaf of them is not known. */
  rootAt(size: number): Uint8Array | undefined
  readonly heads: ReadonlyMap<string, StoredHead>
  /** Index of each event, and of the entry that names each digest. */
  readonly ids: IdTable
  readonly digests: IdTable
  entry(found: FoundEntry, place: FaultPlace): WalkedEntry
  /** The next entry cannot be read; its leaf hash may be known otherwise. */
  miss(leafHash: Uint8Array | undefined): void
}

/** `rootSizes`: of how many entries roots are wanted. */
export function createEntryCheck(list: StoreChecklist, rootSizes: ReadonlySet<number>): EntryCheck {
  const heads = new Map<string, StoredHead>()
  const tables = { ids: createIdTable(), digests: createIdTable() }
  const tree = createTree(rootSizes)
  let lost = 0
  let firstLost: number | undefined

  function checkChain({ entry }: FoundEntry, id: string | undefined, place: FaultPlace): void {
    const { chain, seq, index } = entry
    const expected = heads.get(chain)?.count ?? 0
    list.look('store.journal.chains')
    // Behind entries that cannot be read a chain may have grown.
    if (seq !== expected && !(lost > 0 && seq > expected)) {
      list.find('store.chain-gap', { place: { ...place, chain }, expected, found: seq })
    }
    heads.set(chain, { count: seq + 1, index, id: id ?? '' })
  }

  return {
    get size() {
      return tree.size
    },
    get lost() {
      return lost
    },
    get firstLost() {
      return firstLost
    },
    rootAt: (size) => tree.roots.get(size),
    heads,
    ...tables,
    entry(found, place) {
      const id = checkEvent(found, place, list)
      checkChain(found, id, place)
      checkUnique({ found, id, place }, tables, list)
      return { found, id, treeHashes: tree.add(hasher.leaf(found.entry.leaf)) }
    },
    miss(leafHash) {
      firstLost ??= tree.size
      lost += 1
      tree.add(leafHash)
    },
  }
}

interface Tree {
  readonly size: number
  readonly roots: ReadonlyMap<number, Uint8Array>
  /** Adds a leaf; gives the hashes that it completes, or undefined once a leaf is not known. */
  add(leafHash: Uint8Array | undefined): readonly Uint8Array[] | undefined
}

function createTree(rootSizes: ReadonlySet<number>): Tree {
  let size = 0
  let frontier: Frontier | undefined = emptyFrontier
  const roots = new Map<number, Uint8Array>()
  return {
    get size() {
      return size
    },
    roots,
    add(hash) {
      size += 1
      if (frontier === undefined || hash === undefined) {
        frontier = undefined
        return undefined
      }
      const extended = extendFrontier(frontier, [hash], hasher)
      frontier = extended.frontier
      if (rootSizes.has(size)) roots.set(size, frontierRoot(frontier, hasher))
      return extended.stored
    },
  }
}

function checkEvent(
  { entry }: FoundEntry,
  place: FaultPlace,
  list: StoreChecklist,
): string | undefined {
  const named = leafEventId(entry.leaf)
  // One that lies among the private values is checked against its id there.
  const found = entry.event === undefined ? named : sha256Hex(entry.event)
  list.look('store.journal.events')
  if (named === undefined || named !== found) {
    const [expected, seen] = [named ?? 'a readable leaf', found ?? 'none']
    list.find('store.event-id', { place, expected, found: seen })
  }
  return named
}

interface NamedEntry {
  readonly found: FoundEntry
  readonly id: string | undefined
  readonly place: FaultPlace
}

function checkUnique(
  { found, id, place }: NamedEntry,
  { ids, digests }: Pick<EntryCheck, 'ids' | 'digests'>,
  list: StoreChecklist,
): void {
  const { index } = found.entry
  list.look('store.journal.unique', 1 + found.digests.length)
  const before = id === undefined ? undefined : ids.add(id, index)
  if (id !== undefined && before !== undefined) {
    const also = `also entry ${before}`
    list.find('store.event-twice', { place: { ...place, event: id }, found: also })
  }
  for (const digest of found.digests) {
    const other = digests.add(digest, index)
    if (other === undefined) continue
    list.find('store.digest-twice', { place: { ...place, digest }, found: `also entry ${other}` })
  }
}

function leafEventId(leaf: Uint8Array): string | undefined {
  try {
    return parseLeaf(leaf).eventId
  } catch (error) {
    if (!isCustodyError(error)) throw error
    return undefined
  }
}
