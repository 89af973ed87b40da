import { createChecklist } from '../../store/index.ts'
import { checkKept } from './chain-check.ts'
import { recordChecks } from './check-table.ts'
import type { AuditedEntry, RecordChecklist } from './context.ts'
import { recordFaults } from './faults.ts'
import { checkErasedLeaf, checkLeaf } from './leaf-check.ts'
import { leafOf, placeOf, readEvent } from './read-entry.ts'
import { checkSealed } from './sealed-check.ts'

/**
 * What is wrong with an entry by itself, in one sentence: whether event, leaf, place, secrets and digests belong together.
 * Undefined if they do. A leaf that a tree proves so proves the whole entry. `ledger` is the event id of the founding.
 */
export function entryFault(entry: AuditedEntry, ledger: string): string | undefined {
  const list: RecordChecklist = createChecklist(recordChecks, recordFaults)
  const leaf = leafOf(entry.leaf)
  const place = placeOf(entry, leaf?.eventId)
  if (entry.event === undefined) {
    const at = { entry, ledger, leaf, place }
    checkErasedLeaf(at, list)
  }
  const event = entry.event === undefined ? undefined : readEvent(entry.event, place, list)
  if (event !== undefined) {
    const read = { entry, event, ledger, recordedAt: leaf?.recordedAt, place }
    checkKept(read, list)
    checkLeaf(read, list)
    checkSealed(read, list)
  }
  const [fault] = list.result().faults
  return fault === undefined ? undefined : recordFaults[fault.code].plain
}
