export { createLedger } from './create.ts'
export type { CreateRequest } from './create.ts'
export { openLedger } from './open.ts'
export type { OpenRequest } from './open.ts'
export { defaultPolicy, newPartyId } from './founding.ts'
export type { FoundingParty, FoundingRequest, FurtherFounder, LedgerKeys } from './founding.ts'
export { createMemoryReservations } from './reservations.ts'
export type { CheckpointMemory, SignedTree } from './checkpoint-memory.ts'
export { systemClock } from './clock.ts'
export type { Clock } from './clock.ts'
export type {
  Disclosed,
  DiscloseRequest,
  Draft,
  DraftOf,
  ExportedAttachment,
  ExportRequest,
  Extension,
  Ledger,
  LedgerEvent,
  LedgerNotice,
  PrepareOptions,
  Prepared,
  Receipt,
  Recorded,
  Reservation,
  ReservationBook,
} from './contract.ts'
export * from './audit/index.ts'
