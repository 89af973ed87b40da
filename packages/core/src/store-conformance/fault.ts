import type { Store } from '../store/index.ts'

/** The calls of a store that write. */
export type WriteCall = 'append' | 'erase' | 'saveCheckpoint'

/** The calls of a store that read. For `entries` and `checkpoints` each one that is given counts as a read. */
export type ReadCall = Exclude<keyof Store, WriteCall | 'close'>

/** The ways in which a write can end. Whatever ends in another way than `done` ends all writing until the store is reopened. */
export type WriteOutcome =
  | 'done'
  /** ERR_STORE_WRITE: the machine refused before anything was kept. */
  | 'refused'
  /** ERR_STORE_UNCERTAIN, and nothing of it is there when the store is opened again. */
  | 'not-kept'
  /** ERR_STORE_UNCERTAIN, and all of it is there when the store is opened again. */
  | 'kept'

export type FailedWrite = Exclude<WriteOutcome, 'done'>

/** What can go wrong beneath a store. */
export type StoreFault =
  | FailedWrite
  /** The machine refuses a read. */
  | 'unreadable'
  /** The machine gives other bytes than were written. */
  | 'changed'
