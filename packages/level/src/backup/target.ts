import { join, resolve } from 'node:path'
import { encodeUtf8 } from '@custodia/core/bytes'
import { CustodyError } from '@custodia/core/errors'
import type { Disk } from '../disk/disk.ts'
import { reading, writing } from '../disk/faults.ts'
import { newSuffix, replaceFile } from '../disk/whole-file.ts'
import { takeLock } from '../lock/lock.ts'
import type { Lock } from '../lock/lock.ts'
import { layoutOf } from '../store/layout.ts'

/** Where a backup is written. */
export interface Target {
  /** Where it is to lie. */
  readonly path: string
  /** Where it is made: there, or beside it until it is whole. */
  readonly directory: string
  /** Whether a whole backup is there, which is extended. */
  readonly isOld: boolean
  release(): void
}

/** Marks a directory as a backup: only one that has it is ever extended, or emptied when it was not finished. */
const markName = 'BACKUP'
const mark = encodeUtf8('custodia backup 1\n')
const unfinishedSuffix = '.unfinished'

/**
 * Takes the directory for a backup: one that is missing or empty, that holds an older backup, or what an interrupted run has
 * left. Errors: ERR_BACKUP_TARGET (something else is there), ERR_STORE_LOCKED, ERR_STORE_READ, ERR_STORE_WRITE.
 */
export async function takeTarget(disk: Disk, to: string): Promise<Target> {
  const path = resolve(to)
  const isMissing = reading(path, () => disk.kind(path)) === undefined
  const directory = isMissing ? `${path}${unfinishedSuffix}` : path
  expectOurs(disk, directory)
  await writing(directory, () => disk.makeDirectory(directory))
  const { lock } = layoutOf(directory)
  let release = (): void => undefined
  try {
    const claim = await takeLock({ disk, directory: lock, onStale: () => undefined })
    release = () => releaseClaim(disk, lock, claim)
    // Somebody else may have been faster.
    const isOld = expectOurs(disk, directory) === 'whole'
    if (!isOld) await prepare(disk, directory)
    return { path, directory, isOld, release }
  } catch (error) {
    release()
    if (isMissing) removeIfEmpty(disk, directory)
    throw error
  }
}

/** What was made for nothing goes away again; a directory in which somebody works is not empty. */
function removeIfEmpty(disk: Disk, directory: string): void {
  const { lock } = layoutOf(directory)
  const holdsOnly = (path: string, isNothing: (name: string) => boolean): boolean =>
    disk.kind(path) === 'directory' && disk.names(path).every(isNothing)
  tryRemoval(() => {
    if (holdsOnly(lock, (name) => name.endsWith(newSuffix))) disk.remove(lock)
    if (holdsOnly(directory, (name) => name.startsWith(markName))) disk.remove(directory)
  })
}

/** A claim that cannot be removed outlives its process and no other one; it is no reason to call a backup a failure. */
function releaseClaim(disk: Disk, lock: string, claim: Lock): void {
  tryRemoval(() => {
    claim.release()
    if (disk.kind(lock) !== undefined && disk.names(lock).length === 0) disk.remove(lock)
  })
}

function tryRemoval(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof Error)) throw error
  }
}

/** Says what is in the directory, and refuses what is no backup. */
function expectOurs(disk: Disk, directory: string): 'nothing' | 'unfinished' | 'whole' {
  return reading(directory, () => {
    const kind = disk.kind(directory)
    if (kind === undefined) return 'nothing'
    if (kind === 'file') throw refused(directory, 'it is a file')
    const { lock, index, version } = layoutOf(directory)
    if (disk.kind(index) !== undefined)
      throw refused(directory, 'somebody has opened it as a ledger')
    const names = disk.names(directory).filter((name) => join(directory, name) !== lock)
    if (names.length === 0) return 'nothing'
    const isMarked = names.includes(markName) || names.every((name) => name.startsWith(markName))
    if (!isMarked) throw refused(directory, 'it is not empty, and holds no backup')
    if (disk.kind(version) === undefined) return 'unfinished'
    return 'whole'
  })
}

/** Empties the directory of what an interrupted run has left, and marks it. */
async function prepare(disk: Disk, directory: string): Promise<void> {
  const { lock, journal, privateValues } = layoutOf(directory)
  await writing(directory, () => empty(disk, directory, lock))
  const path = join(directory, markName)
  await replaceFile(disk, { directory, path, bytes: mark, size: 0 })
  await writing(directory, () => {
    for (const part of [journal, privateValues]) disk.makeDirectory(part)
  })
}

/**
 * Removes what was made of a backup that is not to be. A directory that was there before stays, empty. What cannot be removed
 * is marked, and is no backup.
 */
export function discard(disk: Disk, { directory, path }: Target): void {
  tryRemoval(() => {
    if (directory === path) empty(disk, directory, layoutOf(directory).lock)
    else disk.remove(directory)
  })
}

function empty(disk: Disk, directory: string, except: string): void {
  // The mark goes last: what is left by a crash in between is still known as ours.
  const names = disk.names(directory).filter((name) => join(directory, name) !== except)
  for (const name of [...names].sort((a, b) => Number(a === markName) - Number(b === markName))) {
    disk.remove(join(directory, name))
  }
}

function refused(path: string, reason: string): CustodyError<'ERR_BACKUP_TARGET'> {
  return new CustodyError('ERR_BACKUP_TARGET', `no backup can be made in ${path}: ${reason}`, {
    path,
  })
}
