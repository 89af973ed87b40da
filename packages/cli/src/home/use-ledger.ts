import { stat } from 'node:fs/promises'
import { openLedger } from '@custodia/core'
import type { Ledger, LedgerKeys, Store } from '@custodia/core'
import { CustodyError } from '@custodia/core/errors'
import { openLevelStore } from '@custodia/level'
import type { Notice } from '@custodia/level'
import { readPlainKeyFile } from '../keys/index.ts'
import type { Task } from '../task.ts'
import { ledgerDirectory } from './ledger-directory.ts'
import type { LedgerOption } from './ledger-directory.ts'
import { ledgerPaths } from './paths.ts'
import type { LedgerPaths } from './paths.ts'
import { createFileReservations } from './reservations.ts'

/** A ledger and the store beneath it, which alone gives disclosures as they were sealed. */
export interface OpenHome {
  readonly ledger: Ledger
  readonly store: Store
}

type Work<T> = (home: OpenHome) => Promise<T>

/** Opens the ledger to record in it, and closes it whatever happens. Errors: ERR_STORE_MISSING, ERR_STORE_LOCKED and others. */
export async function writeLedger<T>(task: Task, options: LedgerOption, work: Work<T>): Promise<T> {
  const home = await open(task, options, false)
  let result: T
  try {
    result = await work(home)
  } catch (error) {
    // What made the work fail is what the person must read, not that closing failed after it.
    await home.ledger.close().catch(() => undefined)
    throw error
  }
  await home.ledger.close()
  return result
}

/** Opens the ledger to read: nothing is written, not even a checkpoint. */
export async function readLedger<T>(task: Task, options: LedgerOption, work: Work<T>): Promise<T> {
  const home = await open(task, options, true)
  try {
    return await work(home)
  } finally {
    await home.store.close()
  }
}

async function open(task: Task, options: LedgerOption, readOnly: boolean): Promise<OpenHome> {
  const paths = ledgerPaths(ledgerDirectory(options, task.surroundings))
  await expectLedger(paths)
  const keys = await readLedgerKeys(paths)
  const notices: string[] = []
  const onNotice = ({ message }: Notice): void => void notices.push(message)
  const store = await openLevelStore(paths.store, { readOnly, onNotice })
  for (const notice of notices) await task.out.say(`Note: ${notice}`)
  const reservations = createFileReservations(paths.reservations)
  const ledger = await openLedger({ store, keys, reservations, clock: task.surroundings.now })
  return { ledger, store }
}

async function expectLedger({ root, store }: LedgerPaths): Promise<void> {
  const found = await stat(store).catch(() => undefined)
  if (found?.isDirectory() === true) return
  throw new CustodyError('ERR_STORE_MISSING', `there is no ledger in ${root}`, { path: root })
}

/** The keys of the ledger itself. They have no passphrase: the ledger signs checkpoints and registrations unattended. */
async function readLedgerKeys(paths: LedgerPaths): Promise<LedgerKeys> {
  const [log, service] = await Promise.all([
    readPlainKeyFile(paths.logKey),
    readPlainKeyFile(paths.serviceKey),
  ])
  return { log, service }
}
