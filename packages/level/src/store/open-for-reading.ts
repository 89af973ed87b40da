import type { Store } from '@custodia/core/store'
import { createFileCache } from '../disk/file-cache.ts'
import { catchUpKept } from '../kept/kept-catch-up.ts'
import { createLookup } from '../lookup/lookup.ts'
import { createMemoryIndex } from '../lookup/memory-index.ts'
import { indexPrivate } from '../private/private-check.ts'
import { catchUp } from './catch-up.ts'
import { checkAgainstCheckpoint, checkEverLatest, readCheckpoint } from './checkpoint-file.ts'
import { listSegments } from './layout.ts'
import type { Layout } from './layout.ts'
import { storeForReading } from './level-store.ts'
import { maxOpenFiles } from './machine.ts'
import type { Machine, Notice } from './options.ts'
import type { ReadParts } from './parts.ts'
import { releaseAll } from './release-all.ts'
import { tellUnfinished } from './tell-unfinished.ts'

/** Opens a store from its journal alone, with an index in memory: nothing on the disk is changed, and a writer may go on. */
export async function openForReading(
  { disk }: Machine,
  layout: Layout,
  onNotice: (notice: Notice) => void,
): Promise<Store> {
  // The checkpoint before the kept ones, and these before the journal: what a writer adds in between makes them longer.
  const note = readCheckpoint(disk, layout)
  const raw = createMemoryIndex()
  const lookup = createLookup(raw, layout.journal)
  const kept = catchUpKept({ disk, path: layout.checkpoints, raw, lookup, note })
  checkEverLatest(layout, note, kept)
  await kept.writeIndex()
  const segments = listSegments(disk, layout)
  const found = await catchUp({ disk, layout, segments, raw, position: undefined })
  await found.writeIndex()
  checkAgainstCheckpoint(layout, {
    size: found.position.size,
    checkpointSize: kept.position.latest,
  })
  tellUnfinished(layout, found, onNotice)
  const { journalPath, privatePath, privateValues: directory } = layout
  const { size } = found.position
  for (const segment of found.sealing) {
    await indexPrivate({ disk, directory, journalPath, privatePath, raw, lookup, size }, segment)
  }
  const files = createFileCache(disk, maxOpenFiles)
  const parts: ReadParts = {
    disk,
    layout,
    lookup,
    journalFiles: { files, pathOf: journalPath, segments: new Set(segments) },
    tip: { frontier: found.frontier, checkpoint: kept.latest, kept: kept.position },
  }
  return storeForReading(parts, () => releaseAll([() => files.close(), () => raw.close()]))
}
