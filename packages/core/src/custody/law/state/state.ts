import type { ChainHead, ChainKind, EventType, Policy, Role, Word } from '../../../wire/index.ts'
import type { Breach } from '../breach.ts'
import type { Attestation, CorrectionRecord } from '../act-record.ts'
import type { AgreementRecord, Genesis } from '../custody-record.ts'
import type { AccessErasure, ErasedValues, ErasureRecord } from '../happenings.ts'
import type { Proposal } from '../law.ts'
import type { AmountChange } from './amounts.ts'
import type { AuthorityState } from './authorities.ts'
import type { CaseFile } from './case-file.ts'
import type { ChainState } from './chains.ts'
import { newChallenges } from './challenges.ts'
import type { Challenges } from './challenges.ts'
import { newConsents } from './consents.ts'
import type { Consents } from './consents.ts'
import { newHolds } from './holds.ts'
import type { Holds } from './holds.ts'
import { newIncidents } from './incidents.ts'
import type { Incidents } from './incidents.ts'
import type { ItemState } from './items.ts'
import { newLooks } from './looks.ts'
import type { Looks } from './looks.ts'
import type { KeyState, PartyState } from './parties.ts'
import type { SealUse } from './seals.ts'
import type { CaseUse } from './case-uses.ts'
import type { Citation } from './taint.ts'
import type { TermState } from './terms.ts'
import { lastBefore } from './timeline.ts'

/**
 * Everything that the law remembers. Each fact carries the position since which it holds, and until which: rules ask as
 * of the position of the event that they judge, because chains are not always read in the order of the log.
 */
export interface LawState {
  genesis: Genesis | undefined
  readonly policies: PolicyTerm[]
  readonly chains: Map<string, ChainState>
  readonly events: Map<string, EventState>
  readonly parties: Map<string, PartyState>
  readonly partyOfChain: Map<string, PartyState>
  readonly keys: Map<string, KeyState>
  /** Who has or claims a key, by kid: for ever. */
  readonly keyOwners: Map<string, string>
  /** Party ids of those who hold a role without an end that must not be left empty, by role. */
  readonly keepers: Map<Role, Set<string>>
  /** Agreements with other authorities, by event, in the order of the ledger chain. */
  readonly agreements: Map<string, AgreementRecord>
  readonly cases: Map<string, CaseState>
  readonly items: Map<string, ItemState>
  /** The item that an access chain is about. */
  readonly itemOfAccess: Map<string, string>
  /** The same by the registration alone: the item that registered it first. */
  readonly registeredAccess: Map<string, string>
  /** Erasures of accesses that have effect, by item. */
  readonly accessErasures: Map<string, AccessErasure[]>
  /** Events of access chains that are known by their ids alone, with their chains. */
  readonly erasedEvents: Map<string, string>
  readonly acts: Map<string, ActState>
  readonly witnesses: Map<string, Attestation[]>
  readonly corrections: Map<string, CorrectionState[]>
  readonly exports: ExportState[]
  readonly incidents: Incidents
  readonly challenges: Challenges
  /** Where each number of a seal was put on an item, in the order of reading. */
  readonly sealUses: Map<string, SealUse[]>
  /** In which cases and roles each party signed, by party id. */
  readonly caseUses: Map<string, CaseUse[]>
  /** Entries and examinations of each item that cite an authority, by item. */
  readonly citations: Map<string, Citation[]>
  /** What says how much there is of an item, by item; weighed and counted things alone have it. */
  readonly amounts: Map<string, AmountChange[]>
  readonly holds: Holds
  readonly consents: Consents
  /** Of what was done to each item, by item: the act with the latest claimed time. */
  readonly latestClaims: Map<string, Pick<EventState, 'event' | 'occurredAt'>>
  /** Erasures of sealed values, by the event whose values they are. */
  readonly erasures: Map<string, ErasureState[]>
  /** The same by the position from which on they have effect. */
  readonly erasedAt: Map<number, ErasedValues[]>
  /** The size of the log from which on the latest erasure has effect, of values or of accesses: 0 if there is none. */
  erasuresUpTo: number
  readonly looks: Looks
  /** One copy of each text that many events bring. */
  readonly texts: Map<string, string>
}

export interface PolicyTerm {
  /** Position from which on it decides: for events after it. */
  readonly since: number
  readonly event: string
  readonly policy: Policy
}

export interface EventState {
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
  readonly case: string | undefined
  /** Party id of the person for whom it was done. */
  readonly onBehalfOf: string | undefined
  /** The labels that it seals. */
  readonly labels: readonly string[]
  readonly breaches: readonly Breach[]
  readonly refused: boolean
}

export interface CaseState {
  readonly case: string
  readonly index: number
  readonly openedBy: string
  readonly authorities: Map<string, AuthorityState>
  readonly items: string[]
  readonly file: CaseFile
}

export interface ActState {
  readonly event: string
  readonly chain: string
  readonly index: number
  readonly recordedAt: number
  readonly type: EventType
  readonly itemKind: Word<'item-kind'> | undefined
  readonly signer: string
  /** The role in which it was signed, as it was given to the signer. */
  readonly term: TermState | undefined
  readonly onBehalfOf: string | undefined
  /** The policy in force when it was proposed. */
  readonly policy: Policy
  readonly proposal: Proposal
  readonly approvals: Attestation[]
  effectiveAt: number | undefined
  withdrawnAt: number | undefined
}

export interface CorrectionState extends Omit<CorrectionRecord, 'effectiveAt'> {
  effectiveAt: number | undefined
}

export interface ErasureState extends ErasureRecord {
  readonly by: string
}

export interface ExportState {
  readonly event: string
  readonly index: number
  /** Size of the log that the statement speaks of. */
  readonly size: number
  readonly heads: readonly ChainHead[]
}

export function newState(): LawState {
  return {
    genesis: undefined,
    policies: [],
    chains: new Map(),
    events: new Map(),
    parties: new Map(),
    partyOfChain: new Map(),
    keys: new Map(),
    keyOwners: new Map(),
    keepers: new Map(),
    agreements: new Map(),
    cases: new Map(),
    items: new Map(),
    itemOfAccess: new Map(),
    registeredAccess: new Map(),
    accessErasures: new Map(),
    erasedEvents: new Map(),
    acts: new Map(),
    witnesses: new Map(),
    corrections: new Map(),
    exports: [],
    incidents: newIncidents(),
    challenges: newChallenges(),
    sealUses: new Map(),
    caseUses: new Map(),
    citations: new Map(),
    amounts: new Map(),
    holds: newHolds(),
    consents: newConsents(),
    latestClaims: new Map(),
    erasures: new Map(),
    erasedAt: new Map(),
    erasuresUpTo: 0,
    looks: newLooks(),
    texts: new Map(),
  }
}

/** The copy that the record keeps of a text: a million events name the same few people and chains. */
export function oneCopy<T extends string>(state: LawState, text: T): T {
  const known = state.texts.get(text)
  if (known !== undefined) return known as T
  state.texts.set(text, text)
  return text
}

/** The policy in force for an event at `index`, and how it came in force. */
export function termAt(state: LawState, index: number): PolicyTerm | undefined {
  return lastBefore(state.policies, index, (term) => term.since)
}

export function policyAt(state: LawState, index: number): Policy | undefined {
  return termAt(state, index)?.policy
}
