import { dirname, join, resolve } from 'node:path'
import { CustodyError } from '@custodia/core/errors'
import type { Store } from '@custodia/core/store'
import type { Disk } from '../disk/disk.ts'
import { reading, writing } from '../disk/faults.ts'
import { expectWritten, newSuffix, replaceFile, withFile } from '../disk/whole-file.ts'
import { journalHeader } from '../journal/segment.ts'
import { keptHeader } from '../kept/kept-record.ts'
import { keptAtStart, keptPositionPut } from '../kept/kept-values.ts'
import { takeLock } from '../lock/lock.ts'
import { positionPut } from '../lookup/puts.ts'
import { positionAtStart } from './catch-up.ts'
import { layoutOf, versionText } from './layout.ts'
import type { Layout } from './layout.ts'
import { openLocked } from './open.ts'
import { createIndex } from './open-index.ts'
import type { Machine } from './options.ts'

/** Makes a store in a directory that is missing or empty, on the given machine. */
export async function createStore(machine: Machine, directory: string): Promise<Store> {
  const layout = layoutOf(directory)
  const { disk } = machine
  reading(directory, () => refuseWhatIsThere(disk, layout))
  await writing(directory, () => disk.makeDirectory(directory))
  const lock = await takeLock({ disk, directory: layout.lock, onStale: () => undefined })
  try {
    // Somebody else may have been faster.
    reading(directory, () => refuseWhatIsThere(disk, layout))
    await layOutFiles(machine, layout)
  } catch (error) {
    lock.release()
    throw error
  }
  return openLocked({ machine, layout, lock, onNotice: () => undefined })
}

/** The file with the version comes last: before it there is no store, and what a crash leaves can be made anew. */
async function layOutFiles(machine: Machine, layout: Layout): Promise<void> {
  const { disk } = machine
  await writing(layout.root, async () => {
    const { journal, privateValues, index, checkpoints, journalPath } = layout
    for (const path of [journal, privateValues, index, checkpoints]) disk.remove(path)
    for (const path of [journal, privateValues]) disk.makeDirectory(path)
    await layOutFile(disk, journalPath(0), journalHeader(0))
    await layOutFile(disk, checkpoints, keptHeader)
    await disk.syncDirectory(journal)
  })
  await writing(layout.root, () => keepPath(disk, resolve(layout.root)))
  const raw = await createIndex(machine, layout)
  await raw.write([positionPut(positionAtStart()), keptPositionPut(keptAtStart)])
  await raw.close()
  await replaceFile(disk, {
    directory: layout.root,
    path: layout.version,
    bytes: versionText,
    size: 0,
  })
}

/** Makes a file that holds nothing but its header. */
async function layOutFile(disk: Disk, path: string, header: Uint8Array): Promise<void> {
  const file = disk.open(path, 'create')
  try {
    file.write(header, 0)
    await file.datasync()
    expectWritten(file, header, 0)
  } finally {
    file.close()
  }
}

/** What is in the directory must last before there is a store, and so must the directories above, which may be as new. */
async function keepPath(disk: Disk, root: string): Promise<void> {
  await disk.syncDirectory(root)
  if (dirname(root) !== root) await keepPath(disk, dirname(root))
}

function refuseWhatIsThere(disk: Disk, layout: Layout): void {
  const { root } = layout
  const kind = disk.kind(root)
  if (kind === undefined) return
  if (kind === 'file') throw exists(root, 'it is a file')
  if (disk.kind(layout.version) !== undefined) throw exists(root, 'there is already a ledger')
  const isEmpty = disk.names(root).every((name) => isUnfinished(disk, layout, join(root, name)))
  if (!isEmpty) throw exists(root, 'the directory is not empty')
}

/** Whether the path is of a store that was not made to the end, and that holds nothing. */
function isUnfinished(disk: Disk, layout: Layout, path: string): boolean {
  if (path === layout.lock || path === layout.index || path === layout.version + newSuffix)
    return true
  if (path === layout.privateValues) return disk.names(path).length === 0
  if (path === layout.checkpoints) return isNoMoreThan(disk, path, keptHeader)
  if (path !== layout.journal) return false
  const names = disk.names(path).map((name) => join(path, name))
  if (names.length === 0) return true
  if (names.length > 1 || names[0] !== layout.journalPath(0)) return false
  return isNoMoreThan(disk, layout.journalPath(0), journalHeader(0))
}

/** Whether a file holds nothing behind its header. */
function isNoMoreThan(disk: Disk, path: string, header: Uint8Array): boolean {
  return withFile(disk.open(path, 'read'), (file) => file.length() <= header.length)
}

function exists(path: string, reason: string): CustodyError<'ERR_STORE_EXISTS'> {
  return new CustodyError('ERR_STORE_EXISTS', `no ledger can be made at ${path}: ${reason}`, {
    path,
  })
}
