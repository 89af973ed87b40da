import { stat } from 'node:fs/promises'
import { openLedger } from '@custodia/core'
import type { Ledger, LedgerKeys, LedgerNotice, Store } from '@custodia/core'
import { CustodyError } from '@custodia/core/errors'
import { lockDirectory, openLevelStore } from '@custodia/level'
import { readPlainKeyFile } from '../keys/index.ts'
import type { Task } from '../task.ts'
import { ledgerDirectory } from './ledger-directory.ts'
import type { LedgerOption } from './ledger-directory.ts'
import { createLogKeyMemory } from './log-key-memory.ts'
import { ledgerPaths } from './paths.ts'
import type { LedgerPaths } from './paths.ts'
import { createFileReservations, removeDrafts } from './reservations.ts'
import { behindNotice } from './behind-notice.ts'

/** A ledger and the store beneath it, which alone gives disclosures as they were sealed. */
export interface OpenHome {
  readonly ledger: Ledger
  readonly store: Store
}

/** What opening found, in the store, around it, or in the record. */
export interface HomeNotice {
  readonly kind: string
  readonly message: string
}

type Work<T> = (home: OpenHome) => Promise<T>

/** Opens the ledger to record in it, and closes it whatever happens. Errors: ERR_STORE_MISSING, ERR_STORE_LOCKED and others. */
export async function writeLedger<T>(task: Task, options: LedgerOption, work: Work<T>): Promise<T> {
  return writeHome(task, ledgerPaths(ledgerDirectory(options, task.surroundings)), work)
}

/** The same, for a directory that is known. What opening found is said, or handed to `onNotice`. */
export async function writeHome<T>(
  task: Task,
  paths: LedgerPaths,
  work: Work<T>,
  { onNotice }: { readonly onNotice?: (notice: HomeNotice) => void } = {},
): Promise<T> {
  await expectLedger(paths)
  const keys = await readLedgerKeys(paths)
  const found: HomeNotice[] = []
  const note = (notice: HomeNotice): void => void found.push(notice)
  const tell = async (): Promise<void> => {
    for (const notice of found.splice(0))
      if (onNotice === undefined) await task.out.say(`Note: ${notice.message}`)
      else onNotice(notice)
  }
  const store = await openLevelStore(paths.store, { onNotice: note })
  try {
    // The lock of the store keeps others from this store; this one keeps a copy of it from being continued with its keys.
    const lock = await lockDirectory(paths.keyLock, (message) =>
      note({ kind: 'stale-lock', message }),
    )
    try {
      return await writeLocked(task, { paths, keys, store, note, tell }, work)
    } finally {
      lock.release()
    }
  } finally {
    await store.close()
  }
}

interface Locked {
  readonly paths: LedgerPaths
  readonly keys: LedgerKeys
  readonly store: Store
  /** Keeps what is to be told, and tells it. */
  readonly note: (notice: HomeNotice) => void
  readonly tell: () => Promise<void>
}

async function writeLocked<T>(
  task: Task,
  { paths, keys, store, note, tell }: Locked,
  work: Work<T>,
): Promise<T> {
  const memory = createLogKeyMemory(paths.logKey, keys.log.publicKey)
  if ((await memory.last()) === undefined) {
    const message = `nothing says what ${paths.logKey} has signed; its memory begins with the checkpoint of the store`
    note({ kind: 'log-key-memory', message })
  }
  await tell()
  await removeDrafts(paths.reservations)
  const reservations = createFileReservations(paths.reservations)
  const clock = task.surroundings.now
  const ledger = await openLedger({ store, keys, reservations, clock, memory, onNotice: note })
  let result: T
  try {
    await tell()
    result = await work({ ledger, store })
  } catch (error) {
    // What made the work fail is what the person must read, not that closing failed after it.
    await ledger.close().catch(() => undefined)
    throw error
  }
  await ledger.close()
  return result
}

/** Opens the ledger to read: nothing is written, not even a checkpoint. */
export async function readLedger<T>(task: Task, options: LedgerOption, work: Work<T>): Promise<T> {
  const paths = ledgerPaths(ledgerDirectory(options, task.surroundings))
  await expectLedger(paths)
  const keys = await readLedgerKeys(paths)
  // Before the store: a writer that goes on meanwhile makes the store longer than what is remembered here.
  const signed = await createLogKeyMemory(paths.logKey, keys.log.publicKey).last()
  const notices: string[] = []
  const store = await openLevelStore(paths.store, {
    readOnly: true,
    onNotice: ({ message }) => void notices.push(message),
  })
  try {
    const behind = await behindNotice(store, signed)
    if (behind !== undefined) notices.push(behind)
    for (const notice of notices) await task.out.say(`Note: ${notice}`)
    const reservations = createFileReservations(paths.reservations)
    const clock = task.surroundings.now
    const found: string[] = []
    const onNotice = ({ message }: LedgerNotice): void => void found.push(message)
    const ledger = await openLedger({ store, keys, reservations, clock, onNotice })
    for (const notice of found) await task.out.say(`Note: ${notice}`)
    return await work({ ledger, store })
  } finally {
    await store.close()
  }
}

/** Errors: ERR_STORE_MISSING. */
export async function expectLedger({ root, store }: LedgerPaths): Promise<void> {
  const found = await stat(store).catch(() => undefined)
  if (found?.isDirectory() === true) return
  throw new CustodyError('ERR_STORE_MISSING', `there is no ledger in ${root}`, { path: root })
}

/** The keys of the ledger itself. They have no passphrase: the ledger signs checkpoints and registrations unattended. */
export async function readLedgerKeys(
  paths: Pick<LedgerPaths, 'logKey' | 'serviceKey'>,
): Promise<LedgerKeys> {
  const [log, service] = await Promise.all([
    readPlainKeyFile(paths.logKey),
    readPlainKeyFile(paths.serviceKey),
  ])
  return { log, service }
}
