import { join } from 'node:path'
import { isCustodyError } from '@custodia/core/errors'
import type { CustodyError } from '@custodia/core/errors'
import type { Store } from '@custodia/core/store'
import { corrupt, reading, writing } from '../disk/faults.ts'
import { newSuffix } from '../disk/whole-file.ts'
import { catchUpKept, checkKeptSeen } from '../kept/kept-catch-up.ts'
import { takeLock } from '../lock/lock.ts'
import type { Lock } from '../lock/lock.ts'
import { createLookup } from '../lookup/lookup.ts'
import { catchUp } from './catch-up.ts'
import { checkAgainstCheckpoint, checkLatest, readCheckpoint } from './checkpoint-file.ts'
import { checkPosition } from './check-position.ts'
import { checkVersion, layoutOf, listSegments } from './layout.ts'
import type { Layout } from './layout.ts'
import { storeForWriting } from './level-store.ts'
import { mendJournal } from './mend-journal.ts'
import { mendKept } from './mend-kept.ts'
import { mendAllPrivate } from './mend-private.ts'
import { openForReading } from './open-for-reading.ts'
import { openIndex, renewIndex } from './open-index.ts'
import type { UsableIndex } from './open-index.ts'
import type { Machine, Notice, OpenOptions } from './options.ts'
import { openParts } from './open-parts.ts'
import { releaseAll } from './release-all.ts'
import { tellUnfinished } from './tell-unfinished.ts'

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
  const { machine, layout, lock, onNotice } = context
  try {
    const index = await openIndex(machine, layout, onNotice)
    const opened = await tryWithIndex(context, index)
    if ('store' in opened) return opened.store
    const renewed = await renewIndex(machine, layout, { reason: opened.indexFault, onNotice })
    const again = await tryWithIndex(context, renewed)
    if ('store' in again) return again.store
    throw corrupt(layout.index, again.indexFault)
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Opens the store, or says what is wrong with the index; then it is closed. */
async function tryWithIndex(
  context: Locked,
  index: UsableIndex,
): Promise<{ readonly store: Store } | { readonly indexFault: string }> {
  try {
    return { store: await openWithIndex(context, index) }
  } catch (error) {
    await index.raw.close()
    const isOfIndex =
      isCustodyError(error) &&
      error.code === 'ERR_STORE_CORRUPT' &&
      error.details.where === context.layout.index
    if (isOfIndex) return { indexFault: error.message }
    throw error
  }
}

async function openWithIndex(context: Locked, index: UsableIndex): Promise<Store> {
  const { machine, layout, lock, onNotice } = context
  const { raw, position } = index
  const { disk } = machine
  if (index.doubt !== undefined) throw doubted(context, index, index.doubt)
  const lookup = createLookup(raw, layout.index)
  const note = readCheckpoint(disk, layout)
  const kept = catchUpKept({ disk, path: layout.checkpoints, raw, lookup, note })
  const isBehind = checkLatest(layout, note, kept)
  const found = await catchUp({ disk, layout, segments: listSegments(disk, layout), raw, position })
  const { latest: checkpointSize } = kept.position
  checkAgainstCheckpoint(layout, { size: found.position.size, checkpointSize })
  await mendJournal(disk, layout, found)
  await found.writeIndex()
  tellUnfinished(layout, found, onNotice)
  await mendKept({ disk, layout, kept, isBehind, size: found.position.size, onNotice })
  await kept.writeIndex()
  await removeLeftovers(machine, layout)
  const segments = new Set(listSegments(disk, layout))
  await mendAllPrivate({ disk, layout, raw, lookup, segments, found, onNotice })
  await keepNames(machine, layout)

  const parts = openParts({ machine, layout, raw, lookup, segments, found, kept })
  return storeForWriting(parts, () =>
    writing(layout.root, () =>
      releaseAll([
        () => parts.journal.close(),
        () => parts.privateValues.release(),
        () => parts.journalFiles.files.close(),
        () => raw.close(),
        () => lock.release(),
      ]),
    ),
  )
}

/**
 * An index that may lack something is built again, but not before the journal was found to hold what it has seen: that was
 * acknowledged, and nothing else may still know of it. Gives the error that says so; throws if the journal lacks it.
 */
function doubted(
  { machine: { disk }, layout }: Locked,
  { raw, position }: UsableIndex,
  doubt: string,
): CustodyError<'ERR_STORE_CORRUPT'> {
  const lookup = createLookup(raw, layout.index)
  const segments = listSegments(disk, layout)
  if (position !== undefined) checkPosition({ disk, layout, segments, lookup }, position)
  const kept = lookup.kept()
  if (kept !== undefined) checkKeptSeen(disk, layout.checkpoints, kept)
  return corrupt(layout.index, doubt)
}

/**
 * A process that was killed may have put a checkpoint or a private segment in its place and not have synced that. From now
 * on it is shown, so it must not go away again.
 */
async function keepNames({ disk }: Machine, { root, privateValues }: Layout): Promise<void> {
  for (const directory of [root, privateValues]) {
    await writing(directory, () => disk.syncDirectory(directory))
  }
}

/** Removes files that were not yet in their place when a process ended. */
async function removeLeftovers({ disk }: Machine, { root, privateValues }: Layout): Promise<void> {
  for (const directory of [root, privateValues]) {
    for (const name of reading(directory, () => disk.names(directory))) {
      const path = join(directory, name)
      if (name.endsWith(newSuffix)) await writing(path, () => disk.remove(path))
    }
  }
}
