import { createFileCache } from '../disk/file-cache.ts'
import type { FoundKept } from '../kept/kept-catch-up.ts'
import { createJournalWriter } from '../journal/journal-writer.ts'
import type { Lookup } from '../lookup/lookup.ts'
import type { RawIndex } from '../lookup/raw-index.ts'
import { createPrivateWriter } from '../private/private-writer.ts'
import type { CaughtUp } from './catch-up.ts'
import type { Layout } from './layout.ts'
import { maxOpenFiles } from './machine.ts'
import type { Machine } from './options.ts'
import type { WriteParts } from './parts.ts'

export interface Opened {
  readonly machine: Machine
  readonly layout: Layout
  readonly raw: RawIndex
  readonly lookup: Lookup
  readonly segments: Set<number>
  readonly found: CaughtUp
  readonly kept: Pick<FoundKept, 'position' | 'latest'>
}

/** What a writer works with, from what opening has found. Opens no file yet. */
export function openParts({
  machine,
  layout,
  raw,
  lookup,
  segments,
  found,
  kept,
}: Opened): WriteParts {
  const { disk, segmentLength } = machine
  const { segment, offset } = found.position
  const known = lookup.privateSegment(segment)
  return {
    disk,
    layout,
    lookup,
    raw,
    segmentLength,
    journal: createJournalWriter({
      disk,
      directory: layout.journal,
      pathOf: layout.journalPath,
      end: { segment, offset },
    }),
    privateValues: createPrivateWriter({
      disk,
      directory: layout.privateValues,
      pathOf: layout.privatePath,
      end: known && { segment, generation: known.generation, offset: known.length },
    }),
    journalFiles: {
      files: createFileCache(disk, maxOpenFiles),
      pathOf: layout.journalPath,
      segments,
    },
    tip: { frontier: found.frontier, checkpoint: kept.latest, kept: kept.position },
  }
}
