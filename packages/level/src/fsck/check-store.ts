import { setImmediate } from 'node:timers/promises'
import { createChecklist } from '@custodia/core/store'
import type { ChecklistResult } from '@custodia/core/store'
import type { Disk } from '../disk/disk.ts'
import { nodeDisk } from '../disk/node-disk.ts'
import { layoutOf } from '../store/layout.ts'
import type { Layout } from '../store/layout.ts'
import { storeChecks } from './check-table.ts'
import type { StoreCheck } from './check-table.ts'
import { checkAcknowledged, checkCheckpoint, readFoundCheckpoint } from './checkpoint-check.ts'
import { readClaims, reportClaims, writerOf } from './claims.ts'
import { nameIn } from './context.ts'
import type { CheckContext, CheckedEntry } from './context.ts'
import { checkDirectory, checkStrayPrivate } from './directory-check.ts'
import { createEntryCheck } from './entry-check.ts'
import { storeFaults } from './faults.ts'
import type { StoreFault } from './faults.ts'
import { fingerprint } from './index-copy.ts'
import { checkKept, readKeptFile } from './kept-check.ts'
import { checkIndexKeys } from './index-keys.ts'
import { checkJournal } from './journal-check.ts'
import { openForCheck } from './open-index.ts'
import { checkStoreVersion } from './version-check.ts'

export interface StoreCheckOptions {
  /** Is handed every entry that is what was written, in the order of the log. */
  readonly onEntry?: (entry: CheckedEntry) => void
  /** The next entry cannot be read; its leaf hash, if the index knows it. */
  readonly onLost?: (leafHash: Uint8Array | undefined) => void
  /** Bytes of the journal that were read, of how many. */
  readonly onProgress?: (bytes: number, total: number) => void
  readonly signal?: AbortSignal
  /** Entries that something outside of the store says there were, such as a checkpoint beside the log key. */
  readonly acknowledged?: number
  /** Names that may lie in the directory besides, as the keys do in a backup. */
  readonly others?: readonly string[]
  readonly disk?: Disk
}

export interface StoreCheckResult extends ChecklistResult<StoreCheck, StoreFault> {
  /** False if the store is of a version that this program does not know: nothing else was looked at then. */
  readonly isKnown: boolean
  /** Entries, those that cannot be read included, and how many of these there are. */
  readonly size: number
  readonly lost: number
  /** Private values that are there, and ones that were erased. */
  readonly values: number
  readonly erased: number
  /** The last checkpoint, byte for byte. */
  readonly checkpoint: Uint8Array | undefined
  /** Who writes to the store, in a clause; undefined if nobody does. */
  readonly writer: string | undefined
  /**
   * A process began to write, or wrote, while the check ran, and it was not known when it began: what looks left over or
   * behind may be its work. Check again.
   */
  readonly isDisturbed: boolean
}

/**
 * Recomputes everything that a store says of itself, and changes nothing in it: LevelDB gets a copy of the index. A process
 * may write meanwhile; then the index is not checked. Damage at one place keeps no other one from being looked at.
 *
 * What the entries say is for others to judge: `onEntry` hands them on. Errors: ERR_STORE_MISSING, ERR_STORE_READ.
 */
export async function checkLevelStore(
  directory: string,
  options: StoreCheckOptions = {},
): Promise<StoreCheckResult> {
  const { disk = nodeDisk, onEntry = noop, onLost = noop, onProgress = noop, signal } = options
  const layout = layoutOf(directory)
  const list = createChecklist(storeChecks, storeFaults)
  const name = nameIn(layout.root)
  const pause = createPause(signal)
  const before = { disk, layout, list, name, isWritten: false, acknowledged: 0 }
  if (!checkStoreVersion(before)) return nothingKnown(before)

  const claims = readClaims(disk, layout)
  const traces = await writingTraces(layout)
  const writer = writerOf(claims)
  const context: CheckContext = { ...before, isWritten: writer !== undefined }
  reportClaims(claims, list, name)
  checkDirectory(context, options.others ?? [])
  // The index first, then the checkpoint: whatever a writer adds after them makes the journal longer, never shorter.
  const opened = await openForCheck(context, writer)
  try {
    const found = readFoundCheckpoint(context)
    const { index } = opened
    const kept = readKeptFile(context, index?.kept?.records)
    const sizes = [found.text?.size ?? 0, ...kept.states.keys()]
    const entries = createEntryCheck(list, new Set(sizes))
    const marks = [found.text?.size, index?.size, kept.position.latest, options.acknowledged]
    const acknowledged = Math.max(...marks.map((size) => size ?? 0))
    const known = { ...context, acknowledged }
    const walk = { context: known, entries, index, onEntry, onLost, onProgress, pause }
    const counts = await checkJournal(walk)
    checkStrayPrivate(known, entries)
    checkAcknowledged(context, found, { entries, index, kept: kept.position.latest })
    checkCheckpoint(context, found, { entries, index })
    checkKept(context, kept, { checkpoint: found, entries, index })
    if (opened.copy !== undefined && index !== undefined) {
      const keptCount = index.kept?.count ?? 0
      await checkIndexKeys({
        copy: opened.copy,
        size: index.size,
        keptCount,
        entries,
        layout,
        list,
        pause,
      })
      opened.conclude(entries.size)
    }
    const { size, lost } = entries
    const isDisturbed =
      writer === undefined &&
      (writerOf(readClaims(disk, layout)) !== undefined || (await writingTraces(layout)) !== traces)
    return {
      ...list.result(),
      ...counts,
      isKnown: true,
      size,
      lost,
      checkpoint: found.note,
      writer,
      isDisturbed,
    }
  } finally {
    await opened.close()
  }
}

/** What changes whenever a process has written: the files of the index, and those beside it. */
async function writingTraces({ index, root, privateValues }: Layout): Promise<string> {
  return (await Promise.all([index, root, privateValues].map(fingerprint))).join('\n')
}

function noop(): void {}

function nothingKnown({ list }: CheckContext): StoreCheckResult {
  for (const check of Object.keys(storeChecks) as StoreCheck[]) {
    if (check === 'store.version') continue
    list.skip(check, 'The store is of a version that this program does not know.')
  }
  const counts = { size: 0, lost: 0, values: 0, erased: 0 }
  return {
    ...list.result(),
    isKnown: false,
    ...counts,
    checkpoint: undefined,
    writer: undefined,
    isDisturbed: false,
  }
}

const pauseAfter = 50

/** Lets others run after some milliseconds of work, and throws the reason of the signal once it was aborted. */
function createPause(signal: AbortSignal | undefined): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < pauseAfter) return
    await setImmediate()
    signal?.throwIfAborted()
    last = performance.now()
  }
}
