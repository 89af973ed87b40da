import type { EventType, Role, Word } from '../../wire/index.ts'

/** Something went wrong, or was found again. */
export interface IncidentRecord {
  readonly event: string
  readonly index: number
  readonly kind: Word<'incident-kind'>
  /** Party id of who reported it. */
  readonly by: string
  /** How far a clock stood behind, in milliseconds. */
  readonly behind?: number
  /** Event that closed it. */
  readonly resolvedBy?: string
}

/** Entries that somebody disputes. They stay as they are. */
export interface ChallengeRecord {
  readonly event: string
  readonly index: number
  readonly by: string
  readonly events: readonly string[]
  /** Id of the rule that it says was broken. */
  readonly rule?: string
  /** Absent while it waits for an answer. */
  readonly answer?: { readonly event: string; readonly outcome: Word<'challenge-outcome'> }
}

export interface ClearanceRecord {
  readonly event: string
  readonly index: number
  /** Party id of who authorised the end of the item. */
  readonly by: string
  readonly disposal: Word<'disposal'>
  /** Milliseconds since 1970 UTC: not before that. */
  readonly appealUntil?: number
}

/** Sealed values that were to be erased; their digests stay. */
export interface ErasureRecord {
  readonly event: string
  readonly by: string
  /** Position of the approval from which on it has effect. */
  readonly index: number
  readonly ground: Word<'erasure-ground'>
  /** Labels of the values. */
  readonly labels: readonly string[]
}

/** Sealed values of one event whose erasure has effect. */
export interface ErasedValues {
  /** Event id. */
  readonly event: string
  /** Labels of the values. */
  readonly labels: readonly string[]
}

/** An erasure of whole entries of a list of accesses that has effect. */
export interface AccessErasure {
  /** Event that asked for it, and party id of who did. */
  readonly event: string
  readonly by: string
  /** Position from which on it has effect. */
  readonly index: number
  readonly item: string
  /** Entries recorded before this moment are erased: milliseconds since 1970 UTC. */
  readonly until: number
}

export interface DisclosureRecord {
  readonly event: string
  readonly index: number
  readonly by: string
  readonly recipientRole: Role
  readonly items: readonly string[]
  /** Party ids of those who acknowledged it. */
  readonly acknowledgedBy: readonly string[]
}

/** What it reaches is kept: the item of its chain and all that came of it, or every item of its case. */
export interface HoldRecord {
  readonly event: string
  readonly index: number
  /** The item or the case in whose chain it stands. */
  readonly chain: string
  readonly by: string
  readonly role: Role
  readonly reason: Word<'hold-reason'>
  /** Milliseconds since 1970 UTC: it ends by itself after that. */
  readonly until?: number
}

export interface ConsentRecord {
  readonly event: string
  readonly index: number
  /** Party id of who signed: the giver if `role` is owner, else who took it. */
  readonly by: string
  readonly role: Role
  readonly informed: Word<'consent-information'>
  /** Milliseconds since 1970 UTC. */
  readonly validUntil?: number
  readonly actions?: readonly EventType[]
  /** Event that withdrew it. */
  readonly withdrawnBy?: string
}
