/** All leaves of a log, as far as they were examined. */
export interface LeavesReport {
  /** How many there are: the size of the log. */
  readonly examined: number
  /** The time in the last of them, by the ledger: milliseconds since 1970 UTC. */
  readonly lastRecordedAt: number
}

/** A time by the word of others than the ledger: milliseconds since 1970 UTC. */
export interface OutsideWord {
  readonly time: number
  readonly by: 'witnesses' | 'time-stamps'
}

/** Between which times an entry was signed, as far as that is shown (D22). */
export interface EntryInterval {
  readonly index: number
  readonly event: string
  /** The ledger's word for when it was recorded. */
  readonly recordedAt: number
  readonly notBefore?: OutsideWord
  readonly notAfter?: OutsideWord
}

/** What others than the ledger say of times. */
export interface TimeReport {
  /** Checkpoints in the bundle, and how many of them others date. */
  readonly checkpoints: number
  readonly dated: number
  /** Entries of which a time is shown before, and after which, they were not signed. */
  readonly notBefore: number
  readonly notAfter: number
  /** The largest state of the log that others date. */
  readonly latest?: OutsideWord & { readonly size: number }
  /** One a entry, by log index; only if they were asked for. */
  readonly entries?: readonly EntryInterval[]
}
