import type { Role } from '../../../wire/index.ts'
import type { Rekeying, RoleTerm } from '../custody-record.ts'
import { isDisputed, newMark } from './marks.ts'
import type { Mark } from './marks.ts'
import { countBefore, lastBefore } from './timeline.ts'

export interface PartyState {
  readonly party: string
  /** Undefined for the service, and for a founder whose chain is not opened yet. */
  chain: string | undefined
  readonly standing: 'founder' | 'service' | 'enrolled'
  readonly enrolledBy: string
  readonly event: string
  readonly index: number
  /** In the order in which they came in force. */
  readonly keys: KeyState[]
  /** Terms by role, and by role and case: see `termKey`. */
  readonly terms: Map<string, TermState[]>
  /** For each role, in whatever case, the end of the term that lasts longest: milliseconds, or Infinity. */
  readonly ends: Map<Role, number>
  readonly mark: Mark
  /** The human being behind it, where that was opened, and the position of the enrolment that says so. */
  human: { readonly person: string; readonly index: number } | undefined
}

export interface KeyState {
  readonly kid: string
  readonly publicKey: string
  readonly party: PartyState
  readonly event: string
  readonly since: number
  until: number | undefined
  ended: 'rotated' | 'revoked' | undefined
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

export interface TermState extends RoleTerm {
  readonly mark: Mark
  /** Of the terms of this list up to this one, that which lasts longest. */
  readonly longest: TermState | undefined
}

export function newParty(
  fields: Pick<PartyState, 'party' | 'chain' | 'standing' | 'enrolledBy' | 'event' | 'index'>,
): PartyState {
  return {
    ...fields,
    keys: [],
    terms: new Map(),
    ends: new Map(),
    mark: newMark(),
    human: undefined,
  }
}

function termKey(role: Role, caseId: string | undefined): string {
  return caseId === undefined ? role : `${role} ${caseId}`
}

export function addTerm(party: PartyState, term: RoleTerm): TermState {
  const key = termKey(term.role, term.case)
  const list = party.terms.get(key) ?? []
  if (list.length === 0) party.terms.set(key, list)
  const before = list.at(-1)
  const rival = before?.longest ?? before
  const longest = rival !== undefined && endOf(rival) >= endOf(term) ? rival : undefined
  const added = { ...term, mark: newMark(), longest }
  list.push(added)
  party.ends.set(term.role, Math.max(party.ends.get(term.role) ?? 0, endOf(term)))
  return added
}

/** Roles that a party holds at a time, in whatever case. Only for events of party chains, which are read in order. */
export function lastingRoles(party: PartyState, time: number): readonly Role[] {
  return [...party.ends].filter(([, end]) => end >= time).map(([role]) => role)
}

function endOf({ until }: RoleTerm): number {
  return until ?? Infinity
}

export interface TermQuery {
  readonly role: Role
  readonly index: number
  /** Time of recording: terms that ended before it do not count. Undefined: no term has ended. */
  readonly time: number | undefined
  readonly case: string | undefined
}

/** The term by which a party holds a role: the one without a case first, and of several that which lasts longest. */
export function findTerm(party: PartyState, query: TermQuery): TermState | undefined {
  const { role } = query
  const general = holding(party.terms.get(role), query)
  if (general !== undefined || query.case === undefined) return general
  return holding(party.terms.get(termKey(role, query.case)), query)
}

function holding(
  list: readonly TermState[] | undefined,
  { index, time }: TermQuery,
): TermState | undefined {
  const last = lastBefore(list ?? [], index, (term) => term.since)
  const best = last?.longest ?? last
  if (best === undefined) return undefined
  return time === undefined || endOf(best) >= time ? best : undefined
}

/** Every term that was given before `index`, in the order in which they were given. */
export function termsBefore(party: PartyState, index: number): readonly TermState[] {
  return [...party.terms.values()]
    .flatMap((list) =>
      list.slice(
        0,
        countBefore(list, index, (term) => term.since),
      ),
    )
    .sort((a, b) => a.since - b.since)
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
