export type { Batch, NewEntry, Store, StoredEntry, StoredHead, TreeHash } from './contract.ts'
export { createMemoryStore, reopenMemoryStore } from './memory.ts'
// For those who write a store of their own.
export { createCallGate, type CallGate } from './call-gate.ts'
export { checkBatch, type BatchContext, type CheckedBatch } from './check-batch.ts'
export { checkStoredEntry, leafEventId } from './check-entry.ts'
export { checkNewCheckpoint, checkpointSize } from './checkpoint-size.ts'
export type { CheckedCheckpoint, CheckpointContext } from './checkpoint-size.ts'
export { copyBatch, copyBytes, copyEntry } from './copy-batch.ts'
export { assertCount, assertEntryRange, assertIndex, assertRange } from './ranges.ts'
export { createChecklist, keptOfEachCode } from './checklist.ts'
export type {
  CheckOutcome,
  CheckResult,
  CheckSpec,
  Checklist,
  ChecklistResult,
  Fault,
  FaultKind,
  FaultPlace,
  FaultSpec,
  Seen,
} from './checklist.ts'
