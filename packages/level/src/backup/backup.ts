import { dirname } from 'node:path'
import { CustodyError } from '@custodia/core/errors'
import type { CustodyErrorDetails } from '@custodia/core/errors'
import type { Disk } from '../disk/disk.ts'
import { writing } from '../disk/faults.ts'
import { nodeDisk } from '../disk/node-disk.ts'
import { replaceFile } from '../disk/whole-file.ts'
import { checkVersion, layoutOf, versionText } from '../store/layout.ts'
import type { Layout } from '../store/layout.ts'
import { checkCopy, readCopyCheckpoint } from './check-copy.ts'
import type { CheckedCopy, CopyCheckpoint } from './check-copy.ts'
import { copyStore } from './copy-store.ts'
import type { CopyBefore, CopyEnd } from './copy-store.ts'
import { countBehind } from './count-behind.ts'
import { ofBackup } from './damaged.ts'
import { discard, takeTarget } from './target.ts'
import type { Target } from './target.ts'

export interface BackupOptions {
  readonly disk?: Disk
  readonly signal?: AbortSignal
  /** Told how many entries were read, of how many: first while they are copied, then while the copy is read again. */
  readonly onProgress?: (step: 'copy' | 'check', done: number, total: number) => void
  /**
   * Called with the whole copy, written and checked, and the directory in which it lies, before it takes its place. What it
   * throws leaves no new backup, and an old one as it was.
   */
  readonly complete?: (copy: CheckedCopy, directory: string) => Promise<void> | void
}

export interface BackupMade {
  readonly copy: CheckedCopy
  /** Entries that the backup held before; 0 if it is new. */
  readonly before: number
  /** Entries in the journal behind the checkpoint, which the backup does not hold. */
  readonly behind: number
}

/**
 * Makes a backup of a store, up to its checkpoint, in a directory that is missing or empty; or brings one up to date that is
 * a backup of the same store: it is extended, never shortened, and values that were erased since are erased in it. The store
 * may be written to meanwhile; none of its files is opened for writing, and no lock of it is taken.
 *
 * The backup is laid out as a store is. A new one appears under its name when it is whole; one that is extended has its old
 * checkpoint until it is.
 *
 * Errors: ERR_STORE_MISSING, ERR_STORE_VERSION, ERR_STORE_CORRUPT and ERR_STORE_READ (the store), ERR_BACKUP_TARGET,
 * ERR_BACKUP_OTHER, ERR_BACKUP_DAMAGED (the backup, old or new), ERR_STORE_WRITE, ERR_STORE_UNCERTAIN, ERR_STORE_LOCKED
 * (another process makes this backup).
 */
export async function backupStore(
  from: string,
  to: string,
  options: BackupOptions = {},
): Promise<BackupMade> {
  const { disk = nodeDisk } = options
  const source = layoutOf(from)
  checkVersion(disk, source)
  // The checkpoint before the journal: what it covers was durable before it was signed.
  const checkpoint = readCopyCheckpoint(disk, source)
  const target = await takeTarget(disk, to)
  try {
    const layout = layoutOf(target.directory)
    const before = target.isOld ? await readBefore(disk, layout, checkpoint) : nothing
    const { copy, end } = await writeCopy({ source, layout, checkpoint, before }, options)
    await options.complete?.(copy, target.directory)
    await finish(disk, target, checkpoint)
    return { copy, before: before.size, behind: countBehind(disk, source, end) }
  } catch (error) {
    if (!target.isOld) discard(disk, target)
    throw error
  } finally {
    target.release()
  }
}

const nothing: CopyBefore = { size: 0, rootHash: undefined }

/** What an old backup holds. Errors: ERR_BACKUP_DAMAGED, ERR_BACKUP_OTHER. */
async function readBefore(
  disk: Disk,
  layout: Layout,
  { size }: CopyCheckpoint,
): Promise<CopyBefore> {
  const before = await ofBackup(() => readCopyCheckpoint(disk, layout))
  if (before.size <= size) return before
  const message = `${layout.root} holds ${before.size} entries, and the checkpoint of the ledger is of ${size}: a backup is never made shorter`
  throw other(message, { backup: before.size, reason: 'longer' })
}

interface CopyWork {
  readonly source: Layout
  readonly layout: Layout
  readonly checkpoint: CopyCheckpoint
  readonly before: CopyBefore
}

/** Writes what is missing, and reads all of it again. */
async function writeCopy(
  { source, layout, checkpoint, before }: CopyWork,
  { disk = nodeDisk, signal = new AbortController().signal, onProgress }: BackupOptions,
): Promise<{ readonly copy: CheckedCopy; readonly end: CopyEnd }> {
  const at =
    (step: 'copy' | 'check') =>
    (count: number): void =>
      onProgress?.(step, count, checkpoint.size)
  const end = await copyStore({
    disk,
    from: source,
    to: layout,
    checkpoint,
    before,
    signal,
    erased: new Set(),
    onEntries: at('copy'),
    otherHistory: () => {
      const message = `the first ${before.size} entries of the ledger are not those that ${layout.root} holds`
      return other(message, { backup: before.size, reason: 'other' })
    },
  })
  signal.throwIfAborted()
  const copy = await ofBackup(() => checkCopy({ disk, layout, checkpoint, onEntries: at('check') }))
  return { copy, end }
}

/** Gives the backup its checkpoint, and a new one its version and its name. From here on it counts. */
async function finish(disk: Disk, target: Target, { note }: CopyCheckpoint): Promise<void> {
  const { directory, path, isOld } = target
  const { checkpoint, version } = layoutOf(directory)
  await replaceFile(disk, { directory, path: checkpoint, bytes: note, size: 0 })
  if (!isOld) {
    await replaceFile(disk, { directory, path: version, bytes: versionText, size: 0 })
  }
  if (directory === path) return
  target.release()
  await writing(path, async () => {
    disk.rename(directory, path)
    await disk.syncDirectory(dirname(path))
  })
}

function other(
  message: string,
  details: CustodyErrorDetails['ERR_BACKUP_OTHER'],
): CustodyError<'ERR_BACKUP_OTHER'> {
  return new CustodyError('ERR_BACKUP_OTHER', message, details)
}
