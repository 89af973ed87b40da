import { entryFault } from '@custodia/core'
import { eventId, openCheckpoint, openEvent } from '@custodia/core/custody'
import type { Checkpoint } from '@custodia/core/custody'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { limits } from '@custodia/core/wire'
import { applyRepair, mendStore, planRepair } from '@custodia/level'
import type { NamedNote, RepairPlan } from '@custodia/level'
import { signedPath } from '../home/log-key-memory.ts'
import { writeHome } from '../home/use-ledger.ts'
import { readSmallFile } from '../keys/read-small-file.ts'
import { findPlace } from './place.ts'
import type { CheckedPlace } from './place.ts'
import type { Task } from '../task.ts'
import type { CheckedLedger } from './run-checks.ts'

/** What a repair would do. */
export interface Intent {
  readonly plan: RepairPlan
  readonly rest: Rest
}

/** What opening for writing does, once everything else is whole. */
export interface Rest {
  /** Build the index again from the journal. */
  readonly index: boolean
  /** Clear away what a crash has left. */
  readonly leftovers: boolean
  /** Erase the values whose erasure has effect. */
  readonly erasures: boolean
}

export interface IntentRequest {
  readonly checked: CheckedLedger
  /** Directory of a copy: of a store, a backup or a ledger. */
  readonly from: string | undefined
}

/** Finds out what can be repaired; changes nothing. Errors: ERR_STORE_LOCKED, ERR_STORE_MISSING (no copy there). */
export async function intend({ checked, from }: IntentRequest): Promise<Intent> {
  const { place, store } = checked
  if (store.writer !== undefined) {
    const message = `${place.store}: ${store.writer}, so nothing is repaired`
    throw new CustodyError('ERR_STORE_LOCKED', message, { path: place.store })
  }
  const plan = await planRepair({
    directory: place.store,
    check: store,
    ...(from === undefined ? {} : { from: findPlace(from).store }),
    notes: await rememberedNotes(place),
    openNote,
    faultOf: (entry, founding) => entryFault(entry, eventId(founding)),
  })
  const isJournalNew = plan.steps.some(({ kind }) => kind === 'journal')
  const rest = {
    index: isJournalNew || checked.checks.some((check) => isOfIndex(check) && check.faults > 0),
    leftovers: checked.faults.some(({ kind }) => kind === 'leftover'),
    erasures: place.home !== undefined && checked.faults.some(isUnfinished),
  }
  // Where nothing else is repaired, it is known already whether the rest may be.
  if (plan.steps.length > 0 || isWholeButIndex(checked)) return { plan, rest }
  const why = 'they are touched only where everything else passes its check'
  const refusal = { what: 'the index, and what a crash has left', why }
  const refused = isSomething(rest) ? [...plan.refused, refusal] : plan.refused
  return { plan: { ...plan, refused }, rest: { index: false, leftovers: false, erasures: false } }
}

/** Whether there is anything to do but to put back. */
export function isSomething({ index, leftovers, erasures }: Rest): boolean {
  return index || leftovers || erasures
}

const isUnfinished = ({ code }: { readonly code: string }): boolean =>
  code === 'record.value-erased'

const isOfIndex = ({ check }: { readonly check: string }): boolean =>
  check.startsWith('store.index.')

/** Whether everything is whole but the index and erasures: then it may be built from the journal, and they be finished. */
export function isWholeButIndex({ checks, faults }: CheckedLedger): boolean {
  const undone = (check: string): boolean =>
    faults.filter((fault) => fault.check === check).every(isUnfinished)
  return checks
    .filter(({ check }) => !check.startsWith('home.') || check === 'home.signed')
    .every((result) => isOfIndex(result) || result.outcome !== 'fail' || undone(result.check))
}

/** Opens a checkpoint by the log key that the founding names. */
function openNote(note: Uint8Array, founding: Uint8Array): Checkpoint | undefined {
  try {
    const { payload } = openEvent(founding)
    if (payload.type !== 'ledger.opened') return undefined
    const { origin, logKey: vkey } = payload.fields
    return openCheckpoint(note, { origin, vkey })
  } catch (error) {
    if (isCustodyError(error)) return undefined
    throw error
  }
}

/** The checkpoint beside the log key, if it can be read: the last one that the key has signed. */
async function rememberedNotes({ home }: CheckedPlace): Promise<readonly NamedNote[]> {
  if (home === undefined) return []
  const path = signedPath(home.logKey)
  try {
    return [{ name: path, note: (await readSmallFile(path, limits.noteLength)).bytes }]
  } catch (error) {
    if (isCustodyError(error)) return []
    throw error
  }
}

/** Puts back what the plan has; gives where the damaged files are kept. */
export async function putBack({ plan }: Intent, now: number): Promise<string | undefined> {
  return plan.steps.length === 0 ? undefined : (await applyRepair(plan, { now })).kept
}

/** Does the rest; gives what was done, in sentences. */
export async function mend(
  task: Task,
  { store, home }: CheckedPlace,
  { index, leftovers, erasures }: Rest,
): Promise<readonly string[]> {
  const notices = index || leftovers ? await mendStore(store, { rebuildIndex: index }) : []
  const done = notices.map(({ message }) => message)
  if (!erasures || home === undefined) return done
  // Opening the ledger to record finishes them.
  await writeHome(task, home, async () => undefined, {
    onNotice: ({ message }) => done.push(message),
  })
  return done
}
