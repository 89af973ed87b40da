import type { OpenedEvent } from '../../custody/index.ts'
import type { Checklist, FaultPlace, StoredEntry } from '../../store/index.ts'
import type { RecordCheck } from './check-table.ts'
import type { RecordFault } from './faults.ts'

export type RecordChecklist = Checklist<RecordCheck, RecordFault>

/** An entry as it lies in a store, and what else the store keeps with it. */
export interface AuditedEntry extends StoredEntry {
  /** Digests that the store names beside the event; left out if it names none of its own. */
  readonly digests?: readonly string[]
  /** Private values by digest, undefined for one that was erased. What is not there is passed over. */
  readonly values?: ReadonlyMap<string, Uint8Array | undefined>
}

/** An entry whose event could be read. */
export interface ReadEntry {
  readonly entry: AuditedEntry
  readonly event: OpenedEvent
  /** Event id of the founding, which is the ledger id; undefined if the founding cannot be read. */
  readonly ledger: string | undefined
  /** From the leaf, in milliseconds since 1970 UTC; undefined if the leaf cannot be read. */
  readonly recordedAt: number | undefined
  readonly place: FaultPlace
}
