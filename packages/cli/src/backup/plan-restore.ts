import type { LedgerKeys } from '@custodia/core'
import { toHex } from '@custodia/core/bytes'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { lockDirectory, readBackup } from '@custodia/level'
import type { CheckedCopy, DirectoryLock } from '@custodia/level'
import { openKey, requireKey } from '../acts/key-options.ts'
import type { KeyOptions } from '../acts/key-options.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { createLogKeyMemory, signedPath } from '../home/log-key-memory.ts'
import { keyPaths } from '../home/paths.ts'
import type { KeyPaths } from '../home/paths.ts'
import { readLedgerKeys } from '../home/use-ledger.ts'
import type { Task } from '../task.ts'
import { readSeen, seenPath } from '../travel/seen-file.ts'
import { compareSeen } from './compare-seen.ts'
import { entryCount } from './entry-count.ts'
import type { Lost } from './compare-seen.ts'
import { readErasures } from './erasures.ts'
import type { Erasures } from './erasures.ts'
import { checkLogKey, findKeys } from './find-keys.ts'
import { noOldLedger, readOldLedger } from './old-ledger.ts'
import type { OldLedger } from './old-ledger.ts'
import { originOfCopy } from './origin-of-copy.ts'
import type { CopyOrigin } from './origin-of-copy.ts'
import { readSeenSource, seenOf, sizesOf } from './seen.ts'
import type { Seen, SeenSource } from './seen.ts'
import { mayState, restoreDraft } from './state-restore.ts'
import type { Statement } from './state-restore.ts'

export interface RestoreOptions extends LedgerOption, KeyOptions {
  readonly replaces?: string
  readonly seen?: readonly string[]
  readonly keys?: string
  readonly erased?: readonly string[]
  readonly loseEventsAfter?: string
  readonly because?: string
}

/** All that a restore must know, found out before anything is written. */
export interface RestorePlan {
  readonly copy: CheckedCopy
  readonly origin: CopyOrigin
  readonly keys: KeyPaths
  readonly seen: readonly Seen[]
  readonly lost: Lost
  readonly erasures: Erasures
  /** What is to be said on the record, if the person said that events are lost. */
  readonly statement: Statement | undefined
  /** What could not be read, or was passed over. */
  readonly notes: readonly string[]
}

export interface PlanContext {
  readonly backup: string
  readonly options: RestoreOptions
  readonly onEntries: (count: number, total: number) => void
}

/**
 * Reads the backup and everything with which it must be compared, and decides whether it may be restored.
 * Errors: ERR_USAGE, ERR_BACKUP_DAMAGED, ERR_RESTORE_OTHER, ERR_RESTORE_BEHIND, ERR_LEDGER_KEY, ERR_LAW, ERR_STORE_LOCKED.
 */
export async function planRestore(task: Task, context: PlanContext): Promise<RestorePlan> {
  const { backup, options, onEntries } = context
  const words = readWords(options)
  const old = options.replaces === undefined ? noOldLedger : readOldLedger(options.replaces)
  const keys = findKeys({ given: options.keys, old: old.keys, backup })
  const opened = await readLedgerKeys(keys)
  const { sources, remembered } = await gather(task, { old, keys, opened, options })
  const sizes = [...sizesOf(sources), ...remembered.map(({ size }) => size)]
  const copy = await readBackup(backup, {
    rootsAt: sizes,
    onEntries: (count) => onEntries(count, count),
  })
  const origin = originOfCopy(copy, backup)
  checkLogKey(keys.logKey, opened.log.publicKey, origin)
  const { seen, passedOver } = seenOf(sources, origin)
  const all = [...seen, ...remembered]
  const lost = compareSeen(copy, all)
  if (words === undefined) refuseLoss(copy, lost)
  const statement =
    words === undefined
      ? undefined
      : await planStatement(task, { backup, copy, lost, words, options, opened })
  const gone = [...(options.erased ?? []), ...(old.store === undefined ? [] : [old.store])]
  const erasures = await readErasures(gone, task)
  const unreadable = [...old.unreadable, ...erasures.unreadable].map(
    (path) => `${path} could not be read to the end`,
  )
  return {
    copy,
    origin,
    keys,
    seen: all,
    lost,
    erasures,
    statement,
    notes: [...unreadable, ...passedOver],
  }
}

interface Words {
  /** How many entries are kept. */
  readonly kept: number
  readonly because: string
}

/** What the person says of events that are lost. Errors: ERR_USAGE. */
function readWords(options: RestoreOptions): Words | undefined {
  const { loseEventsAfter, because } = options
  if (loseEventsAfter === undefined && because === undefined) return undefined
  if (loseEventsAfter === undefined || because === undefined || because.trim() === '') {
    throw usage(
      '--lose-events-after and --because go together: say how many entries are kept, and why',
    )
  }
  requireKey(options)
  if (!/^[1-9]\d{0,15}$/.test(loseEventsAfter)) {
    throw usage(`--lose-events-after: expected a number of entries, found "${loseEventsAfter}"`)
  }
  return { kept: Number(loseEventsAfter), because }
}

interface Gathering {
  readonly old: OldLedger
  readonly keys: KeyPaths
  readonly opened: LedgerKeys
  readonly options: RestoreOptions
}

/** Everything that may show what was seen of the ledger. */
async function gather(
  task: Task,
  { old, keys, opened, options }: Gathering,
): Promise<{ readonly sources: readonly SeenSource[]; readonly remembered: readonly Seen[] }> {
  const sources = [...old.sources]
  for (const path of options.seen ?? []) sources.push(await readSeenSource(path, task))
  if (options.key !== undefined) {
    const anchors = await readSeen(options.key)
    if (anchors.size > 0) sources.push({ where: seenPath(options.key), anchors })
  }
  const signed = await createLogKeyMemory(keys.logKey, opened.log.publicKey).last()
  const remembered =
    signed === undefined
      ? []
      : [{ where: signedPath(keys.logKey), size: signed.size, root: toHex(signed.rootHash) }]
  return { sources, remembered }
}

function refuseLoss({ checkpoint: { size } }: CheckedCopy, lost: Lost): void {
  if (lost.trees.length === 0) return
  const message =
    `the backup holds ${entryCount(size)}, and ${lost.where} shows ${lost.size}: at least ${entryCount(lost.size - size)}, from @${size} on, would be lost. ` +
    `To go back all the same, a founder says so: --lose-events-after ${size} --because "WORDS" --key FILE`
  throw new CustodyError('ERR_RESTORE_BEHIND', message, { backup: size, seen: lost.size })
}

interface StatementRequest {
  readonly backup: string
  readonly copy: CheckedCopy
  readonly lost: Lost
  readonly words: Words
  readonly options: RestoreOptions
  readonly opened: LedgerKeys
}

/** Makes sure that the statement can be recorded by this person, before anything is written. */
async function planStatement(task: Task, request: StatementRequest): Promise<Statement> {
  const { backup, copy, lost, words, options, opened } = request
  const { size } = copy.checkpoint
  if (words.kept !== size) {
    throw usage(
      `--lose-events-after ${words.kept}: the backup holds ${size} entries, so what is lost comes after ${size}`,
    )
  }
  const signer = await openKey(requireKey(options), options, task.surroundings)
  const statement = { draft: restoreDraft(copy, lost, words.because), signer }
  await mayState(backup, statement, { keys: opened, now: task.surroundings.now })
  return statement
}

function usage(message: string): CustodyError<'ERR_USAGE'> {
  return new CustodyError('ERR_USAGE', message, { argument: '--lose-events-after' })
}

/**
 * Keeps the ledger that is replaced from being used meanwhile, if it lies where it can be locked. Errors: ERR_STORE_LOCKED
 * (a process records in it).
 */
export async function lockOld(replaces: string | undefined): Promise<DirectoryLock | undefined> {
  const keys = replaces === undefined ? undefined : readOldLedger(replaces).keys
  if (keys === undefined) return undefined
  try {
    return await lockDirectory(keyPaths(keys).keyLock)
  } catch (error) {
    // A disk that cannot be written to any more keeps everybody from recording.
    if (isCustodyError(error) && error.code === 'ERR_STORE_WRITE') return undefined
    throw error
  }
}
