import type { Derivation, Word } from '../../wire/index.ts'
import type { Breach } from './breach.ts'
import type {
  ChallengeRecord,
  ClearanceRecord,
  ConsentRecord,
  HoldRecord,
  IncidentRecord,
} from './happenings.ts'

export interface CustodySpan {
  /** Position of the entry or acceptance; the custodian is accountable after it. */
  readonly from: number
  readonly event: string
  readonly custodian: string
}

export interface OfferRecord {
  readonly event: string
  readonly index: number
  readonly from: string
  readonly to: string
  readonly kind: Word<'transfer-kind'>
  /** Milliseconds since 1970 UTC. */
  readonly expires: number
  readonly dueBack?: number
  /** Numbers of the seals with which it is released, if it says so. */
  readonly seals?: readonly string[]
  /** The agreement under which it goes to another authority. */
  readonly agreement?: string
}

export interface LoanRecord {
  /** Event id of the offer, and of the acceptance by which the loan began. */
  readonly offer: string
  readonly event: string
  readonly index: number
  readonly lender: string
  readonly borrower: string
  /** Milliseconds since 1970 UTC. */
  readonly dueBack: number
}

export interface ItemRecord {
  readonly item: string
  readonly case: string
  readonly kind: Word<'item-kind'>
  readonly form: 'thing' | 'data'
  readonly copyRole?: Word<'copy-role'>
  /** Item from which it derives, and how, if it is more than a copy or an acquisition. */
  readonly source?: string
  readonly relation?: Derivation
  /** Position of the entry. */
  readonly index: number
  readonly custodian: string
  /** `offered` while an offer is open; the custodian stays accountable. */
  readonly state: 'in-custody' | 'offered' | 'missing' | 'cleared' | 'disposed'
  readonly offer?: OfferRecord
  /** Loans that were not brought back, the latest last. */
  readonly loans: readonly LoanRecord[]
  /** Its seals: their numbers while it is sealed, and the event that sealed or opened it last. */
  readonly sealing: {
    readonly state: 'sealed' | 'unsealed' | 'never-sealed'
    readonly seals: readonly string[]
    readonly event?: string
  }
  /** Events that gave it a new exhibit number, in order. */
  readonly relabelled: readonly string[]
  /** Receipts made out for it, in order. */
  readonly receipts: readonly string[]
  /** Event that says where it is. */
  readonly stored?: { readonly event: string; readonly index: number }
  readonly lastCheck?: {
    readonly event: string
    readonly index: number
    readonly result: Word<'check-result'>
  }
  /** When its data was last read and measured, by whatever event; absent for things. */
  readonly lastRead?: {
    readonly event: string
    readonly index: number
    readonly recordedAt: number
  }
  /** Every custodian from entry on, in order, without gap. */
  readonly history: readonly CustodySpan[]
  /** Items registered in its chain. */
  readonly derivatives: readonly string[]
  readonly accessChain?: string
  /** What went wrong with it, as far as it was reported, in order. A find after a loss is one of them. */
  readonly incidents: readonly IncidentRecord[]
  /** Challenges to entries of its chain that wait for an answer. */
  readonly challenges: readonly ChallengeRecord[]
  /** Whether and how its end was authorised; absent while it is not, and when a loss or a hold has ended that. */
  readonly clearance?: ClearanceRecord
  /** Holds that reach it and were not released: its own, those of what it came from and of its case. Some may have ended by themselves. */
  readonly holds: readonly HoldRecord[]
  /** Consents in its own chain. */
  readonly consents: readonly ConsentRecord[]
  /** What a court did with it last. */
  readonly court?: {
    readonly event: string
    readonly index: number
    readonly step: Word<'court-step'>
  }
  /** What the last inventory says of it. */
  readonly lastSeen?: {
    readonly event: string
    readonly index: number
    readonly result: Word<'sighting'>
  }
  readonly points: readonly Point[]
}

/** A point to explain, and the event to which it belongs. */
export interface Point {
  readonly event: string
  readonly index: number
  readonly breach: Breach
}
