import type { EventType, Role } from '../../wire/index.ts'

/** One person's word on another event. */
export interface Attestation {
  readonly event: string
  readonly index: number
  readonly party: string
  readonly role: Role
  /** Sealed values whose openings the person saw. */
  readonly labels: readonly string[]
}

export interface CorrectionRecord {
  readonly event: string
  readonly index: number
  readonly field: string
  readonly by: string
  /** Position at which it took effect; absent while it waits for its approval, or if it never came. */
  readonly effectiveAt?: number
}

export interface ActRecord {
  readonly event: string
  readonly index: number
  readonly type: EventType
  readonly state: 'pending' | 'effective' | 'lapsed'
  /** Position from which it has effect. */
  readonly effectiveAt?: number
  /** Approvals needed in all, by the claim that asks for most, and those that were given. */
  readonly needed: number
  /** What it still waits for: so many further people, each in one of these roles, who approve it or witness it. */
  readonly missing: readonly {
    readonly persons: number
    readonly roles: readonly Role[]
    readonly as?: 'witness'
  }[]
  readonly approvals: readonly Attestation[]
  /** Milliseconds since 1970 UTC: later approvals come too late. */
  readonly expires: number
}

/** Why an event is in dispute, and since which position that is known. */
export interface Dispute {
  /** `key`: signed by a key that is suspect; the others: it rests on something that such a key did. */
  readonly through: 'key' | 'enrolment' | 'role' | 'approval'
  readonly knownAt: number
}
