import type { KeyRecord, PartyRecord, Rekeying } from '../custody-record.ts'
import { isDisputed, newMark } from './marks.ts'
import type { Mark } from './marks.ts'
import { findTermIn, newTerms } from './terms.ts'
import type { TermQuery, Terms, TermState } from './terms.ts'
import { lastBefore } from './timeline.ts'

export interface PartyState {
  readonly party: string
  /** Undefined for the service, and for a founder whose chain is not opened yet. */
  chain: string | undefined
  readonly standing: 'founder' | 'service' | 'enrolled'
  readonly enrolledBy: string
  readonly event: string
  readonly index: number
  /** `protected`: no export opens who it is. */
  readonly identity?: PartyRecord['identity'] | undefined
  /** In the order in which they came in force. */
  readonly keys: KeyState[]
  readonly terms: Terms
  readonly mark: Mark
  /** The human being behind it, where that was opened, and the position of the enrolment that says so. */
  human: { readonly person: string; readonly index: number } | undefined
  /** Who said that the person is gone, and from which position on he is. */
  ended: PartyRecord['ended']
}

export interface KeyState {
  readonly kid: string
  readonly publicKey: string
  readonly party: PartyState
  readonly event: string
  readonly since: number
  until: number | undefined
  ended: KeyRecord['ended']
  revoked: boolean
  readonly nextKey: string | undefined
  /** Each reaches further back than the one before it. */
  readonly suspicions: Suspicion[]
  readonly rekeyed: Rekeying | undefined
  readonly mark: Mark
}

export interface Suspicion {
  readonly since: number
  /** Position of the approval by which it took effect. */
  readonly at: number
}

export function newParty(
  fields: Pick<
    PartyState,
    'party' | 'chain' | 'standing' | 'enrolledBy' | 'event' | 'index' | 'identity'
  >,
): PartyState {
  return {
    ...fields,
    keys: [],
    terms: newTerms(),
    mark: newMark(),
    human: undefined,
    ended: undefined,
  }
}

/** Whether a person is gone for an event at `index`. */
export function isGone({ ended }: PartyState, index: number): boolean {
  return ended !== undefined && ended.index < index
}

/** The term by which a party holds a role: the one without a case first, and of several that which lasts longest. */
export function findTerm(party: PartyState, query: TermQuery): TermState | undefined {
  return isGone(party, query.index) ? undefined : findTermIn(party.terms, query)
}

/** The key that came in force last before `index`, ended or not. */
export function lastKey(party: PartyState, index: number): KeyState | undefined {
  return lastBefore(party.keys, index, (key) => key.since)
}

export function isInForce(key: KeyState, index: number): boolean {
  return key.since < index && (key.until === undefined || index <= key.until)
}

/** From which position on the signatures of a key are suspect, as an event at `index` knows it. */
export function suspectSince(key: KeyState, index: number): number | undefined {
  return lastBefore(key.suspicions, index, (suspicion) => suspicion.at)?.since
}

/** Whether the key, the enrolment or the role by which a party acts is known to be in dispute at `index`. */
export function disputedGround(
  key: KeyState,
  term: TermState | undefined,
  index: number,
): 'key' | 'enrolment' | 'role' | undefined {
  if (isDisputed(key.mark, index)) return 'key'
  if (isDisputed(key.party.mark, index)) return 'enrolment'
  return term !== undefined && isDisputed(term.mark, index) ? 'role' : undefined
}
