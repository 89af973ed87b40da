import type { Frontier } from '@custodia/core/merkle'
import type { KeptPosition } from '../kept/kept-values.ts'
import type { JournalFiles } from '../journal/journal-reader.ts'
import type { JournalWriter } from '../journal/journal-writer.ts'
import type { Lookup } from '../lookup/lookup.ts'
import type { RawIndex } from '../lookup/raw-index.ts'
import type { PrivateWriter } from '../private/private-writer.ts'
import type { Disk } from '../disk/disk.ts'
import type { Layout } from './layout.ts'

/** What an open store reads with. */
export interface ReadParts {
  readonly disk: Disk
  readonly layout: Layout
  readonly lookup: Lookup
  readonly journalFiles: JournalFiles & { readonly segments: Set<number> }
  readonly tip: Tip
}

/** What an open store writes with, besides. */
export interface WriteParts extends ReadParts {
  readonly raw: RawIndex
  readonly journal: JournalWriter
  readonly privateValues: PrivateWriter
  readonly segmentLength: number
}

/** Where the store stands. Changes when a write is done, and not before. */
export interface Tip {
  /** The tree of all entries; its size is that of the store. */
  frontier: Frontier
  /** The latest checkpoint, and up to where the file of all is known. */
  checkpoint: Uint8Array | undefined
  kept: KeptPosition
}
