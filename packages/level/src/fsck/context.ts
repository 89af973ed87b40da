import { relative } from 'node:path'
import type { Checklist, StoredEntry } from '@custodia/core/store'
import type { Disk } from '../disk/disk.ts'
import type { FoundEntry } from '../journal/scan.ts'
import type { Layout } from '../store/layout.ts'
import type { StoreCheck } from './check-table.ts'
import type { StoreFault } from './faults.ts'

export type StoreChecklist = Checklist<StoreCheck, StoreFault>

/** What the parts of a check share. */
export interface CheckContext {
  readonly disk: Disk
  readonly layout: Layout
  readonly list: StoreChecklist
  /** A path as reports show it: relative to the store, with `/`. */
  readonly name: (path: string) => string
  /** A process writes, or may write: what it is doing now is no leftover. */
  readonly isWritten: boolean
  /** Entries that checkpoint or index have seen: what is missing below is no leftover of a batch that nobody was told of. */
  readonly acknowledged: number
}

export function nameIn(root: string): (path: string) => string {
  return (path) => relative(root, path).replaceAll('\\', '/')
}

/** An entry that was found whole, with what the store keeps beside it. */
export interface CheckedEntry extends StoredEntry {
  readonly digests: readonly string[]
  /** Private values by digest, undefined for one that was erased; what is lost is not there. */
  readonly values: ReadonlyMap<string, Uint8Array | undefined>
}

/** An entry on its way through the checks. */
export interface WalkedEntry {
  readonly found: FoundEntry
  /** Event id that the leaf names, if it is one. */
  readonly id: string | undefined
  /** The tree hashes that it completes; undefined once a leaf before it is not known. */
  readonly treeHashes: readonly Uint8Array[] | undefined
}
