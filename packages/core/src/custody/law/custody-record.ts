import type { ChainKind, EventType, PayloadOf, Policy, Role, Word } from '../../wire/index.ts'
import type { ActRecord, Attestation, CorrectionRecord, Dispute } from './act-record.ts'
import type { Breach } from './breach.ts'
import type { ErasedEvent } from './erased-event.ts'
import type {
  AccessErasure,
  ChallengeRecord,
  ConsentRecord,
  DisclosureRecord,
  ErasedValues,
  ErasureRecord,
  HoldRecord,
  IncidentRecord,
} from './happenings.ts'
import type { ItemRecord } from './item-record.ts'
import type { PlacedEvent } from './placed-event.ts'
import type { RuleId } from './rules.ts'

/**
 * What the events say together: who may do what, who holds what, what waits for approval. It is pure: it reads no clock
 * and does nothing but remember.
 *
 * Events may be entered in either of two orders, and both give the same answers: in the order of the log, as the ledger
 * does, or chain by chain as a bundle holds them (the ledger chain and all party chains merged by index, then each case
 * chain, then item chains with a source before what derives from it, then access chains).
 *
 * `index` in a query means "as an event at this position sees it": what stands at earlier positions counts, and nothing
 * else. Left out, everything entered so far counts. Ids are 64 hex digits.
 */
export interface CustodyRecord {
  /** What the law says of this event at its position: one refusal, or points to explain, or nothing. Changes nothing. */
  judge(event: PlacedEvent): readonly Breach[]
  /**
   * What only the whole ledger shows: a refusal of an event that is to follow everything entered so far. The ledger asks it
   * beside `judge`, because it enters events in the order of the log; a reader of chains finds the same in `review`.
   */
  judgeAcross(event: PlacedEvent): Breach | undefined
  /** Takes the event into the record and returns what `judge` says of it. A refused event is remembered without effect. */
  enter(event: PlacedEvent): readonly Breach[]
  /** Takes an event of an access chain into the record of which only the id is left. */
  enterErased(event: ErasedEvent): void
  /**
   * What can be said only once every chain was entered, by event id: chains that nobody registered, exports that state
   * what is not so, incidents and challenges that are open, ends of items that lack a signature, entries that nobody witnessed, offers and loans that are overdue at `time`.
   */
  review(options: ReviewOptions): ReadonlyMap<string, readonly Breach[]>
  /**
   * How often each rule looked at something: at how many entries when they were entered, and at how much of the record in
   * the last review. A rule that is not in it had nothing to look at. What `judge` looks at is not counted.
   */
  looked(): ReadonlyMap<RuleId, number>
  /** Of how many items each rule could not be judged in the last review, because the values that it reads are withheld. */
  withheld(): ReadonlyMap<RuleId, number>

  /** The founding of the ledger, once it was entered and was lawful. */
  genesis(): Genesis | undefined
  policyAt(index?: number): Policy | undefined
  /** The key, whether or not it is still in force: see `until`. Undefined before it was enrolled. */
  keyAt(kid: string, index?: number): KeyRecord | undefined
  party(party: string, index?: number): PartyRecord | undefined
  /** Party ids in the order of enrolment, founders first; the ledger's service is not among them. */
  parties(): readonly string[]
  /**
   * Who is behind a party id: equal for two that are known to belong to one human being, and the party id itself where
   * nothing is known. To compare, not to show.
   */
  humanOf(party: string, index?: number): string
  /** The party whose chain this is. */
  partyOfChain(chain: string): string | undefined
  rolesAt(query: RoleQuery): readonly Role[]
  /** Agreements with other authorities, in the order in which they were registered. */
  agreements(index?: number): readonly AgreementRecord[]
  caseRecord(id: string, index?: number): CaseRecord | undefined
  /** Case ids in the order in which they were entered. */
  cases(): readonly string[]
  item(id: string, index?: number): ItemRecord | undefined
  /** The kind of the item that an item chain or an access chain is about; undefined for other chains. It never changes. */
  itemKind(chain: string): Word<'item-kind'> | undefined
  /** Whether the custody of an item has ended. */
  isDisposed(item: string, index?: number): boolean
  /** Whether an item rests on an authority that was quashed from the beginning, by the nearest way; undefined if not. */
  taintOf(item: string, index?: number): TaintRecord | undefined
  /**
   * How an item is to be handled; nothing is asked of most. A copy or derivative has what its source had when it was made,
   * and what its own entry or a later item.classified says.
   */
  handlingOf(item: string, index?: number): readonly Word<'handling-code'>[]
  /** Items of a case, copies and derivatives included, in the order in which they were entered. */
  itemsOfCase(id: string): readonly string[]
  chain(id: string): ChainRecord | undefined
  chains(): readonly string[]
  event(id: string): EventRecord | undefined
  /** Witnesses of an event, one entry a person. */
  witnesses(event: string, index?: number): readonly Attestation[]
  approvals(event: string, index?: number): readonly Attestation[]
  corrections(event: string, index?: number): readonly CorrectionRecord[]
  /** Incidents in a chain, in order. */
  incidents(chain: string, index?: number): readonly IncidentRecord[]
  /** Challenges to an event, answered or not. */
  challenges(event: string, index?: number): readonly ChallengeRecord[]
  /** Erasures of sealed values of an event that have effect. */
  erasures(event: string, index?: number): readonly ErasureRecord[]
  /** Sealed values whose erasure took effect with the event at this position. */
  erasedAt(index: number): readonly ErasedValues[]
  /** Erasures of accesses to an item that have effect: what was recorded in its access chain before `until` is erased. */
  accessErasures(item: string, index?: number): readonly AccessErasure[]
  /** The size of the log from which on the latest erasure has effect, of values or of accesses: 0 if there is none. */
  erasuresUpTo(): number
  /** The item that an access chain is about. */
  itemOfAccess(chain: string): string | undefined
  /** Acts that wait, took effect or lapsed, by event id. `time` (milliseconds) decides what has expired; left out, nothing has. */
  act(
    event: string,
    options?: { readonly index?: number; readonly time?: number },
  ): ActRecord | undefined
  /** Event ids of acts that still wait for approvals. */
  pendingActs(options?: { readonly index?: number; readonly time?: number }): readonly string[]
  /** Why an event is in dispute (D19), or undefined if it is not. */
  dispute(event: string, index?: number): Dispute | undefined
  disputedEvents(index?: number): readonly string[]
}

/** What other parts of the program may ask of a record, without adding to it. */
export type CustodyView = Omit<CustodyRecord, 'enter' | 'enterErased'>

export interface ReviewOptions {
  /** Milliseconds since 1970 UTC as of which "overdue" is judged. */
  readonly time: number
  /** Chains that a bundle says it does not carry: nothing is said of their length. */
  readonly notCarried?: ReadonlySet<string>
}

export interface Genesis {
  /** Event id of the genesis, which is the ledger id. */
  readonly id: string
  readonly fields: PayloadOf<'ledger.opened'>['fields']
}

export interface KeyRecord {
  readonly kid: string
  /** 32 bytes in hex. */
  readonly publicKey: string
  readonly party: string
  /** Event that enrolled it or rotated to it: the genesis for founders and the service. */
  readonly event: string
  /** It signs events at positions after this one. */
  readonly since: number
  /** It signs events up to this position and none after it. */
  readonly until?: number
  /** `holder-gone`: the person to whom it belongs is gone. */
  readonly ended?: 'rotated' | 'revoked' | 'holder-gone' | undefined
  /** Digest of the key that was announced to follow; absent for the service. */
  readonly nextKey?: string
  /** Events that it signed at this position or later are in dispute. */
  readonly suspectSince?: number
  /** The key, or one before it, came in force by other people's word. */
  readonly rekeyed?: Rekeying
}

export interface Rekeying {
  /** Event id of the `key.rotated` that others signed. */
  readonly event: string
  /** Position at which it took effect. */
  readonly index: number
  /** Party ids: who asked first, then who approved. */
  readonly by: readonly string[]
}

export interface RoleTerm {
  readonly role: Role
  /** Event that gave it: genesis, enrolment or grant. */
  readonly event: string
  readonly by: string
  /** It holds for events after this position. */
  readonly since: number
  /** Milliseconds since 1970 UTC: it holds for events recorded up to this time. */
  readonly until?: number
  /** Chain id of the one case for which it holds. */
  readonly case?: string
  /** Who took it again: it holds for events up to this position. */
  readonly revoked?:
    { readonly event: string; readonly index: number; readonly by: string } | undefined
}

export interface RoleQuery {
  readonly party: string
  readonly index?: number
  /** Milliseconds since 1970 UTC; roles that ended before it are left out. Without it, all count that were ever given. */
  readonly time?: number
  /** Roles that hold for one case alone count in this one. */
  readonly case?: string
}

export interface PartyRecord {
  readonly party: string
  /** `protected`: no export opens who the person is. */
  readonly identity?: Word<'identity'>
  /** Absent for the service, and for founders until their chain is opened. */
  readonly chain?: string
  readonly founder: boolean
  /** Party id of who vouched: the registrar, or the first founder. */
  readonly enrolledBy: string
  /** Event id of the enrolment; of the genesis for founders. */
  readonly event: string
  readonly index: number
  readonly roles: readonly RoleTerm[]
  /** In the order in which they came in force. */
  readonly keys: readonly KeyRecord[]
  /** The person is gone: he signs events up to this position and none after it. */
  readonly ended?:
    | {
        readonly event: string
        readonly index: number
        readonly reason: Word<'ending-reason'>
        /** Party id of who said so. */
        readonly by: string
      }
    | undefined
}

export interface AgreementRecord {
  readonly event: string
  readonly index: number
  readonly kind: Word<'agreement-kind'>
  /** Milliseconds since 1970 UTC. */
  readonly validFrom?: number
  readonly validUntil?: number
  /** Kinds of item that may be sent under it; absent if all may. */
  readonly kinds?: readonly Word<'item-kind'>[]
}

export interface AuthorityRecord {
  readonly event: string
  readonly index: number
  readonly kind: Word<'authority-kind'>
  /** Milliseconds since 1970 UTC. */
  readonly validFrom?: number
  readonly validUntil?: number
  readonly actions?: readonly EventType[]
  /** Kinds of item that it covers, with what came of them. */
  readonly kinds?: readonly Word<'item-kind'>[]
  /** Whether it was quashed or ended before its day. Dates, acts and kinds are those after the last variation. */
  readonly ended: boolean
  readonly variations: readonly VariationRecord[]
}

export interface VariationRecord {
  readonly event: string
  readonly index: number
  readonly change: Word<'authority-change'>
  readonly reach?: Word<'quashing-reach'>
}

/** Why an item is tainted: it, or something that it came of, was obtained or examined under an authority that was quashed from the beginning. */
export interface TaintRecord {
  readonly item: string
  readonly authority: string
  /** Event that quashed the authority. */
  readonly quashed: string
  /** The entry or examination that cited it, of the last item of the path. */
  readonly event: string
  readonly by: 'entry' | 'examination'
  /** From the item back to the one that was obtained or examined under the authority; it alone if it is that one. */
  readonly path: readonly string[]
}

export interface CaseRecord {
  readonly case: string
  readonly index: number
  readonly openedBy: string
  readonly authorities: readonly AuthorityRecord[]
  /** Items registered in the case chain itself; copies and derivatives are registered in the chain of their source. */
  readonly registered: readonly string[]
  readonly disclosures: readonly DisclosureRecord[]
  /** Holds of the case, which reach all its items, and were not released. Some may have ended by themselves. */
  readonly holds: readonly HoldRecord[]
  readonly consents: readonly ConsentRecord[]
}

export interface ChainRecord {
  readonly chain: string
  readonly kind: ChainKind
  /** The chain in which it is to be registered; undefined for the ledger chain. */
  readonly parent?: string
  /** Position of its registration there; undefined for the ledger chain and while there is none. */
  readonly registered?: number
  /** Events entered so far, the refused ones included. */
  readonly count: number
  readonly head: string
}

export interface EventRecord {
  readonly event: string
  readonly chain: string
  readonly kind: ChainKind
  readonly type: EventType
  readonly seq: number
  readonly index: number
  readonly recordedAt: number
  /** The first moment at which it can have happened, by the signer's claim. */
  readonly occurredAt: number
  readonly signer: string
  readonly kid: string
  readonly role: Role
  /** The case to which it belongs, if it belongs to one. */
  readonly case?: string
  /** What `enter` returned. */
  readonly breaches: readonly Breach[]
  readonly refused: boolean
  /** Events of challenges to it that wait for an answer; absent if there are none. */
  readonly openChallenges?: readonly string[]
}
