import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { CustodyError } from '@custodia/core/errors'
import { restoreStore } from '@custodia/level'
import type { CheckedCopy } from '@custodia/level'
import { signedPath } from '../home/log-key-memory.ts'
import { ledgerPaths } from '../home/paths.ts'
import type { KeyPaths } from '../home/paths.ts'
import { writeHome } from '../home/use-ledger.ts'
import type { HomeNotice, OpenHome } from '../home/use-ledger.ts'
import { readError, writeError } from '../io/file-errors.ts'
import { syncDirectory, writeNewFile } from '../io/files.ts'
import type { Task } from '../task.ts'
import { copyKeys } from './copy-keys.ts'
import { writingTo } from './write-faults.ts'

export interface RestoreRequest<T> {
  readonly backup: string
  /** A directory that is missing or empty. */
  readonly target: string
  readonly keys: KeyPaths
  readonly erased: ReadonlySet<string>
  readonly onEntries: (count: number) => void
  /** What is done with the ledger before anybody can find it there. */
  readonly before: (home: OpenHome) => Promise<T>
  /** The last thing before the ledger is there. */
  readonly atLast: (result: T) => Promise<void>
}

export interface Restored<T> {
  readonly copy: CheckedCopy
  readonly result: T
  /** Erasures that were finished on the way. */
  readonly notes: readonly string[]
}

/**
 * Makes the directory of a ledger from a backup. Until all is done it lies under a name of its own inside the target, where
 * nobody takes it for a ledger; the store is put in its place last. What fails leaves the target as it was.
 * Errors: ERR_STORE_EXISTS, ERR_BACKUP_DAMAGED, ERR_FILE_WRITE, those of opening a ledger.
 */
export async function restoreHome<T>(task: Task, request: RestoreRequest<T>): Promise<Restored<T>> {
  const target = resolve(request.target)
  const isThere = await expectFree(target)
  const work = join(target, `restoring-${randomBytes(6).toString('hex')}`)
  try {
    await writingTo(target, () => makeDirectory(work))
    const restored = await writingTo(target, () => fill(task, work, request))
    await request.atLast(restored.result)
    await putInPlace(work, target)
    return restored
  } catch (error) {
    await rm(work, { recursive: true, force: true }).catch(() => undefined)
    // Only what is empty goes away.
    if (!isThere) await rmdir(target).catch(() => undefined)
    throw error
  }
}

async function fill<T>(
  task: Task,
  work: string,
  { backup, keys, erased, onEntries, before }: RestoreRequest<T>,
): Promise<Restored<T>> {
  const paths = ledgerPaths(work)
  const { signal } = task.surroundings
  const copy = await restoreStore(backup, paths.store, { erased, signal, onEntries })
  await copyKeys(keys, paths.keys)
  // From here on the key remembers what the backup holds, and no more: it is to go on from there.
  await writeNewFile(signedPath(paths.logKey), copy.checkpoint.note, { mode: 0o600 })
  await makeDirectory(paths.reservations)
  const notes: string[] = []
  const onNotice = ({ kind, message }: HomeNotice): void => {
    if (kind === 'erasure-finished') notes.push(message)
  }
  const result = await writeHome(task, paths, before, { onNotice })
  return { copy, result, notes }
}

/** Whether the target is there, and empty. Errors: ERR_STORE_EXISTS, ERR_FILE_READ. */
export async function expectFree(target: string): Promise<boolean> {
  const names = await readdir(target).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw readError(target, error)
  })
  if (names === undefined || names.length === 0) return names !== undefined
  const left = names.find((name) => name.startsWith('restoring-'))
  const hint =
    left === undefined
      ? 'move away what lies there, and name it with --replaces'
      : `${left} was left by a restore that was interrupted, and can be removed`
  const message = `no ledger can be restored to ${target}: it is not empty; ${hint}`
  throw new CustodyError('ERR_STORE_EXISTS', message, { path: target })
}

async function makeDirectory(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw writeError(path, error)
  })
}

/** The store comes last: without it there is no ledger. */
async function putInPlace(work: string, target: string): Promise<void> {
  const from = ledgerPaths(work)
  const to = ledgerPaths(target)
  try {
    await rename(from.keys, to.keys)
    await rename(from.reservations, to.reservations)
    await syncDirectory(target)
    await rename(from.store, to.store)
    await rmdir(work)
  } catch (error) {
    for (const path of [to.store, to.reservations, to.keys])
      await rm(path, { recursive: true, force: true }).catch(() => undefined)
    throw writeError(target, error)
  }
  await syncDirectory(target)
  await syncDirectory(dirname(target))
}
