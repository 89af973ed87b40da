import { join } from 'node:path'
import type { Store } from '@custodia/core/store'
import { createFileCache } from '../disk/file-cache.ts'
import { writing } from '../disk/faults.ts'
import { newSuffix } from '../disk/whole-file.ts'
import { createJournalWriter } from '../journal/journal-writer.ts'
import { takeLock } from '../lock/lock.ts'
import type { Lock } from '../lock/lock.ts'
import { createLookup } from '../lookup/lookup.ts'
import { createMemoryIndex } from '../lookup/memory-index.ts'
import { checkpointPut } from '../lookup/puts.ts'
import { indexPrivate } from '../private/private-check.ts'
import { createPrivateWriter } from '../private/private-writer.ts'
import { catchUp } from './catch-up.ts'
import type { CaughtUp } from './catch-up.ts'
import { checkAgainstCheckpoint, readCheckpoint } from './checkpoint-file.ts'
import { checkVersion, layoutOf, listSegments } from './layout.ts'
import type { Layout } from './layout.ts'
import { storeForReading, storeForWriting } from './level-store.ts'
import { mendJournal } from './mend-journal.ts'
import { mendAllPrivate } from './mend-private.ts'
import { openIndex } from './open-index.ts'
import type { UsableIndex } from './open-index.ts'
import type { Machine, Notice, OpenOptions } from './options.ts'
import type { ReadParts, Tip } from './parts.ts'

// Descriptors that a store keeps for reading; a process commonly has 1024.
const maxOpenFiles = 16

/** Opens the store in a directory, on the given machine. */
export async function openStore(
  machine: Machine,
  directory: string,
  options: OpenOptions,
): Promise<Store> {
  const layout = layoutOf(directory)
  checkVersion(machine.disk, layout)
  const onNotice = options.onNotice ?? (() => undefined)
  if (options.readOnly === true) return openForReading(machine, layout, onNotice)
  const lock = await takeLock({
    disk: machine.disk,
    directory: layout.lock,
    onStale: (message) => onNotice({ kind: 'stale-lock', message }),
  })
  return openLocked({ machine, layout, lock, onNotice })
}

export interface Locked {
  readonly machine: Machine
  readonly layout: Layout
  readonly lock: Lock
  readonly onNotice: (notice: Notice) => void
}

/** Opens a store for writing whose lock is held; the lock is released when that fails, or when the store is closed. */
export async function openLocked(context: Locked): Promise<Store> {
  try {
    const index = await openIndex(context.machine, context.layout, context.onNotice)
    try {
      return await openWithIndex(context, index)
    } catch (error) {
      await index.raw.close()
      throw error
    }
  } catch (error) {
    context.lock.release()
    throw error
  }
}

async function openWithIndex(
  { machine, layout, lock, onNotice }: Locked,
  { raw, position }: UsableIndex,
): Promise<Store> {
  const { disk, segmentLength } = machine
  const kept = readCheckpoint(disk, layout)
  const found = await catchUp({ disk, layout, segments: listSegments(disk, layout), raw, position })
  const lookup = createLookup(raw, layout.index)
  checkAgainstCheckpoint(layout, {
    size: found.position.size,
    checkpointSize: kept.size,
    indexedCheckpointSize: lookup.checkpointSize(),
  })
  await mendJournal(disk, layout, found)
  tellUnfinished(layout, found, onNotice)
  await removeLeftovers(machine, layout)
  const segments = new Set(listSegments(disk, layout))
  await mendAllPrivate({ disk, layout, raw, lookup, segments, found, onNotice })
  if (lookup.checkpointSize() < kept.size) await raw.write([checkpointPut(kept.size)])

  const { segment, offset } = found.position
  const known = lookup.privateSegment(segment)
  const files = createFileCache(disk, maxOpenFiles)
  const journal = createJournalWriter({
    disk,
    directory: layout.journal,
    pathOf: layout.journalPath,
    end: { segment, offset },
  })
  const privateValues = createPrivateWriter({
    disk,
    directory: layout.privateValues,
    pathOf: layout.privatePath,
    end:
      known === undefined
        ? undefined
        : { segment, generation: known.generation, offset: known.length },
  })
  const parts = {
    disk,
    layout,
    lookup,
    raw,
    journal,
    privateValues,
    segmentLength,
    journalFiles: { files, pathOf: layout.journalPath, segments },
    tip: tipOf(found, kept),
  }
  return storeForWriting(parts, () =>
    releaseAll([
      () => journal.close(),
      () => privateValues.release(),
      () => files.close(),
      () => raw.close(),
      () => lock.release(),
    ]),
  )
}

async function openForReading(
  { disk }: Machine,
  layout: Layout,
  onNotice: (notice: Notice) => void,
): Promise<Store> {
  // The checkpoint before the journal: what a writer adds in between makes the journal longer, never shorter.
  const kept = readCheckpoint(disk, layout)
  const segments = listSegments(disk, layout)
  const raw = createMemoryIndex()
  const found = await catchUp({ disk, layout, segments, raw, position: undefined })
  checkAgainstCheckpoint(layout, {
    size: found.position.size,
    checkpointSize: kept.size,
    indexedCheckpointSize: 0,
  })
  tellUnfinished(layout, found, onNotice)
  const lookup = createLookup(raw, layout.journal)
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
    tip: tipOf(found, kept),
  }
  return storeForReading(parts, () => releaseAll([() => files.close(), () => raw.close()]))
}

function tipOf(
  { frontier }: CaughtUp,
  { note, size }: { readonly note: Uint8Array | undefined; readonly size: number },
): Tip {
  return { frontier, checkpoint: note, checkpointSize: size }
}

function tellUnfinished(
  layout: Layout,
  { unfinished, position }: CaughtUp,
  onNotice: (notice: Notice) => void,
): void {
  if (unfinished === undefined) return
  const path = layout.journalPath(unfinished.segment)
  const message = `${path}: ${unfinished.reason}; it is left out, the store has ${position.size} entries`
  onNotice({ kind: 'unfinished-batch', message })
}

/** Removes files that were not yet in their place when a process ended. */
async function removeLeftovers({ disk }: Machine, { root, privateValues }: Layout): Promise<void> {
  for (const directory of [root, privateValues]) {
    for (const name of disk.names(directory)) {
      const path = join(directory, name)
      if (name.endsWith(newSuffix)) await writing(path, () => disk.remove(path))
    }
  }
}

/** Releases one after the other, all of them, and then throws the first error. */
async function releaseAll(releases: readonly (() => void | Promise<void>)[]): Promise<void> {
  const failures: unknown[] = []
  for (const release of releases) {
    try {
      await release()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
