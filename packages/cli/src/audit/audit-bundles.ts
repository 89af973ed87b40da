import { createCustodyRecord } from '@custodia/core/custody'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { limits } from '@custodia/core/wire'
import { createBundleCollection } from '@custodia/verifier'
import type { BundleCollection, CollectedLedger } from '@custodia/verifier'
import { exitCodes } from '../exit-codes.ts'
import { inputStream, readInput } from '../io/files.ts'
import { createRegister } from '../register/register.ts'
import type { Task } from '../task.ts'
import { answerAudit } from './answer-audit.ts'
import type { Answered, Request } from './answer-audit.ts'
import { sayBundles } from './bundles-words.ts'
import type { NotAsked, ReadFile } from './bundles-words.ts'
import { findBundles } from './find-bundles.ts'

/** Where the bundles are, and in whom the auditor trusts. */
export interface BundlesOptions {
  readonly bundles: readonly string[]
  readonly trust?: string
}

/** Audits what bundles carry, for whoever was given nothing else. Errors: ERR_FILE_READ, ERR_TRUST_FILE, ERR_USAGE and those of names. */
export async function auditBundles(
  task: Task,
  { bundles, trust }: BundlesOptions,
  request: Request,
): Promise<number> {
  const paths = await findBundles(bundles)
  if (paths.length === 0) {
    const message = `there is no .custody file in ${bundles.join(', ')}`
    throw new CustodyError('ERR_USAGE', message, { argument: '--bundles' })
  }
  const collection = createBundleCollection()
  const files = await readAll(task, { collection, paths, trust })
  const all = answerAll(collection.ledgers(), request)
  await sayBundles(task, { files, ...all, isCsv: request.isCsv })
  const isAllRead = files.every(({ leftOut }) => leftOut === undefined)
  return isAllRead ? exitCodes.done : exitCodes.unreadable
}

interface Reading {
  readonly collection: BundleCollection
  readonly paths: readonly string[]
  readonly trust: string | undefined
}

async function readAll(
  { surroundings }: Task,
  { collection, paths, trust: path }: Reading,
): Promise<readonly ReadFile[]> {
  const maximum = limits.trustFileLength
  const trust = path === undefined ? undefined : await readInput(path, { maximum, surroundings })
  const { signal } = surroundings
  const options = { trust, signal, now: surroundings.now() }
  const files: ReadFile[] = []
  for (const file of paths) {
    try {
      const added = await collection.add(inputStream(file, surroundings), options)
      files.push({ file, ...added })
    } catch (error) {
      // One that is not there must not hide what there is to say of the others.
      if (!isCustodyError(error) || error.code !== 'ERR_FILE_READ') throw error
      files.push({ file, leftOut: 'unreadable', reason: error.message })
    }
  }
  return files
}

interface AllAnswers {
  readonly answers: readonly Answered[]
  readonly notAsked: readonly NotAsked[]
}

/** Ledger by ledger. A name that one of several ledgers does not know is no error there, if another one does. */
function answerAll(ledgers: readonly CollectedLedger[], request: Request): AllAnswers {
  const unknown: CustodyError[] = []
  const answers: Answered[] = []
  const notAsked: NotAsked[] = []
  for (const ledger of ledgers) {
    try {
      answers.push(answerLedger(ledger, request))
    } catch (error) {
      if (!isCustodyError(error) || error.code !== 'ERR_NAME_UNKNOWN') throw error
      unknown.push(error)
      notAsked.push({ origin: ledger.origin, reason: error.message })
    }
  }
  if (answers.length === 0 && unknown[0] !== undefined) throw unknown[0]
  return { answers, notAsked }
}

/**
 * Judged as of the last entry that the bundles hold: nothing is known of what came after it, so nothing is overdue because
 * time went by since.
 */
function answerLedger(ledger: CollectedLedger, request: Request): Answered {
  const view = createCustodyRecord()
  const register = createRegister()
  let time = 0
  for (const event of ledger.events()) {
    view.enter(event)
    register.add(event)
    time = event.recordedAt
  }
  const { origin, size, bundles, notCarried } = ledger
  const run = answerAudit({ origin, size, time, view, register, notCarried }, request)
  for (const event of ledger.events()) run.see(event)
  return { ...run.answered(), bundles, notCarried: notCarried.size, ledger: ledger.ledger }
}
