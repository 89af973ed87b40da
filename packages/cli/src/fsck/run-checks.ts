import { createRecordAudit } from '@custodia/core'
import type { RecordAuditResult } from '@custodia/core'
import type { CheckResult, Fault } from '@custodia/core/store'
import { checkLevelStore } from '@custodia/level'
import type { StoreCheckResult } from '@custodia/level'
import { createProgress, formatBytes } from '../io/progress.ts'
import type { Task } from '../task.ts'
import { checkHome, readSigned } from './check-home.ts'
import type { CheckedPlace } from './place.ts'

/** Everything that was looked at, and seen. */
export interface CheckedLedger {
  readonly place: CheckedPlace
  readonly store: StoreCheckResult
  readonly record: RecordAuditResult
  readonly checks: readonly CheckResult[]
  /** Faults in the order of the layers, leftovers among them. */
  readonly faults: readonly Fault[]
  /** Further ones of the same kinds. */
  readonly leftOut: number
  /** Milliseconds since 1970 UTC. */
  readonly checkedAt: number
}

/**
 * Checks a ledger, or a store by itself: files, record and directory. Changes nothing. If a process began to write meanwhile,
 * all of it is checked again. Errors: ERR_STORE_MISSING.
 */
export async function runChecks(place: CheckedPlace, task: Task): Promise<CheckedLedger> {
  for (let again = 0; ; again++) {
    const checked = await checkOnce(place, task)
    if (!checked.store.isDisturbed || again === mostAgain) return checked
  }
}

const mostAgain = 2

async function checkOnce(place: CheckedPlace, task: Task): Promise<CheckedLedger> {
  const { surroundings } = task
  const progress = createProgress(surroundings, (done, total = 0) => {
    return `Checking the journal: ${formatBytes(done)} of ${formatBytes(total)}`
  })
  const audit = createRecordAudit()
  const signed = await readSigned(place)
  const checkedAt = surroundings.now()
  try {
    const store = await checkLevelStore(place.store, {
      onEntry: (entry) => audit.take(entry),
      onLost: (leafHash) => audit.miss(leafHash),
      onProgress: (done, total) => progress.at(done, total),
      signal: surroundings.signal,
      acknowledged: 'tree' in signed ? (signed.tree?.size ?? 0) : 0,
      // A backup is marked as one, and may hold the keys of its ledger.
      others: place.home === undefined ? ['BACKUP', 'keys'] : [],
    })
    const record = await audit.finish({ checkpoint: store.checkpoint, now: checkedAt })
    const { genesis, rootAt } = record
    const home = await checkHome(place, {
      genesis,
      rootAt,
      signed,
      size: store.isKnown ? store.size : undefined,
    })
    const layers = [store, record, home]
    return {
      place,
      store,
      record,
      checks: layers.flatMap(({ checks }): readonly CheckResult[] => checks),
      faults: layers.flatMap(({ faults }): readonly Fault[] => faults),
      leftOut: layers.reduce((sum, { leftOut }) => sum + leftOut, 0),
      checkedAt,
    }
  } finally {
    progress.end()
  }
}
