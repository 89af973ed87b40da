import { CustodyError } from '@custodia/core/errors'
import type { Disk } from '../disk/disk.ts'
import { reading, writing } from '../disk/faults.ts'
import { nodeDisk } from '../disk/node-disk.ts'
import { replaceFile } from '../disk/whole-file.ts'
import { checkVersion, layoutOf, versionText } from '../store/layout.ts'
import { checkCopy, readCopyCheckpoint } from './check-copy.ts'
import type { CheckedCopy } from './check-copy.ts'
import { copyStore } from './copy-store.ts'
import { ofBackup } from './damaged.ts'

export interface ReadBackupOptions {
  readonly disk?: Disk
  /** Sizes of trees whose roots are wanted. */
  readonly rootsAt?: readonly number[]
  readonly onEntries?: (count: number) => void
}

/**
 * Reads a backup, all of it, and checks it as when it was made. Any store that nobody writes to can be read so.
 * Errors: ERR_BACKUP_DAMAGED, ERR_STORE_MISSING, ERR_STORE_VERSION, ERR_STORE_READ.
 */
export function readBackup(
  directory: string,
  { disk = nodeDisk, ...options }: ReadBackupOptions = {},
): Promise<CheckedCopy> {
  const layout = layoutOf(directory)
  return ofBackup(() => {
    checkVersion(disk, layout)
    return checkCopy({ disk, layout, checkpoint: readCopyCheckpoint(disk, layout), ...options })
  })
}

export interface RestoreOptions {
  readonly disk?: Disk
  /** Digests of values that were erased since the backup was made: 64 hex digits each. */
  readonly erased?: ReadonlySet<string>
  readonly signal?: AbortSignal
  readonly onEntries?: (count: number) => void
}

/**
 * Makes a store from a backup in a directory that is missing or empty, and reads it again when it is written. Values that are
 * erased in the backup, or that `erased` names, are erased in the store. Before the last of it is written there is no store.
 * Errors: those of `readBackup`; ERR_STORE_EXISTS, ERR_STORE_WRITE, ERR_STORE_CORRUPT (of what was written).
 */
export async function restoreStore(
  from: string,
  to: string,
  options: RestoreOptions = {},
): Promise<CheckedCopy> {
  const { disk = nodeDisk, erased = new Set(), signal, onEntries } = options
  const source = layoutOf(from)
  const layout = layoutOf(to)
  await ofBackup(() => checkVersion(disk, source))
  refuseWhatIsThere(disk, to)
  await writing(to, () => {
    for (const path of [layout.journal, layout.privateValues]) disk.makeDirectory(path)
  })
  const checkpoint = await ofBackup(() => readCopyCheckpoint(disk, source))
  await ofBackup(() =>
    copyStore({
      disk,
      from: source,
      to: layout,
      checkpoint,
      before: { size: 0, rootHash: undefined },
      erased,
      signal: signal ?? new AbortController().signal,
      ...(onEntries === undefined ? {} : { onEntries }),
      otherHistory: () => new Error('bug: there is nothing yet'),
    }),
  )
  const copy = checkCopy({ disk, layout, checkpoint })
  const { note } = checkpoint
  const base = { directory: to, size: copy.size }
  await replaceFile(disk, { ...base, path: layout.checkpoint, bytes: note })
  await replaceFile(disk, { ...base, path: layout.version, bytes: versionText })
  return copy
}

function refuseWhatIsThere(disk: Disk, path: string): void {
  const kind = reading(path, () => disk.kind(path))
  if (kind === undefined) return
  if (kind === 'directory' && reading(path, () => disk.names(path)).length === 0) return
  const message = `no ledger can be restored to ${path}: ${kind === 'file' ? 'it is a file' : 'it is not empty'}`
  throw new CustodyError('ERR_STORE_EXISTS', message, { path })
}
