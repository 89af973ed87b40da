import type { Role } from '../../../wire/index.ts'
import type { RoleTerm } from '../custody-record.ts'
import { newMark } from './marks.ts'
import type { Mark } from './marks.ts'
import { entriesBefore, lastBefore } from './timeline.ts'

/** The terms in which a person holds roles: what was given, and what was taken again. */
export interface Terms {
  /** In the order in which they were given. */
  readonly all: TermState[]
  /** By the event that gave it and the role. */
  readonly byGrant: Map<string, TermState>
  /** By role, by role and case, and by role in whatever case: see `lineKey`. */
  readonly lines: Map<string, TermLine>
}

export interface TermState extends Omit<RoleTerm, 'revoked'> {
  readonly mark: Mark
  revoked: RoleTerm['revoked']
}

interface TermLine {
  /** Terms that nobody took, by their end, that which lasts longest last; of two that end together, the one given first. */
  readonly active: TermState[]
  /** That which lasts longest, from each position on at which it became another. */
  readonly longest: { readonly since: number; readonly term: TermState | undefined }[]
}

export function newTerms(): Terms {
  return { all: [], byGrant: new Map(), lines: new Map() }
}

const anyCase = '*'

function lineKey(role: Role, caseId: string | undefined): string {
  return caseId === undefined ? role : `${role} ${caseId}`
}

/** `mark`: that of the term, where it was needed before there was a term. */
export function addTerm(
  { terms }: { readonly terms: Terms },
  given: RoleTerm,
  mark: Mark = newMark(),
): TermState {
  const { revoked: _, ...said } = given
  const term: TermState = { ...said, mark, revoked: undefined }
  terms.all.push(term)
  terms.byGrant.set(`${term.event} ${term.role}`, term)
  for (const key of keysOf(term)) {
    const line = terms.lines.get(key) ?? { active: [], longest: [] }
    if (line.active.length === 0) terms.lines.set(key, line)
    line.active.splice(placeOf(term, line), 0, term)
    noteLongest(line, term.since)
  }
  return term
}

/** Takes a term that was given, from a position on. */
export function revokeTerm(
  { terms }: { readonly terms: Terms },
  term: TermState,
  revoked: NonNullable<RoleTerm['revoked']>,
): void {
  term.revoked = revoked
  for (const key of keysOf(term)) {
    const line = terms.lines.get(key)!
    line.active.splice(placeOf(term, line), 1)
    noteLongest(line, revoked.index)
  }
}

function keysOf({ role, case: caseId }: TermState): readonly string[] {
  return [lineKey(role, caseId), lineKey(role, anyCase)]
}

/** Where a term stands in its line, or would stand: behind all that end earlier, and those that end with it and came later. */
function placeOf(term: TermState, { active }: TermLine): number {
  const isBefore = (other: TermState): boolean =>
    endOf(other) < endOf(term) || (endOf(other) === endOf(term) && other.since > term.since)
  let low = 0
  let high = active.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(active[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}

function noteLongest({ active, longest }: TermLine, since: number): void {
  const term = active.at(-1)
  if (longest.at(-1)?.term === term) return
  if (longest.at(-1)?.since === since) longest.pop()
  longest.push({ since, term })
}

/** Roles that a person holds at a time, in whatever case. Only for events of party chains, which are read in order. */
export function lastingRoles({ terms }: { readonly terms: Terms }, time: number): readonly Role[] {
  return [...terms.lines.entries()]
    .filter(([key]) => key.endsWith(anyCase))
    .flatMap(([, { active }]) => active.at(-1) ?? [])
    .filter((term) => endOf(term) >= time)
    .map(({ role }) => role)
}

/** Terms of a role that nobody took yet, in whatever case: a list of its own, for they can be taken. Only for events of party chains. */
export function activeTerms(
  { terms }: { readonly terms: Terms },
  role: Role,
): readonly TermState[] {
  return [...(terms.lines.get(lineKey(role, anyCase))?.active ?? [])]
}

/** Whether a person holds a role without an end and in every case. Only for events of party chains. */
export function holdsForGood({ terms }: { readonly terms: Terms }, role: Role): boolean {
  const term = terms.lines.get(role)?.active.at(-1)
  return term !== undefined && term.until === undefined
}

export function endOf({ until }: Pick<RoleTerm, 'until'>): number {
  return until ?? Infinity
}

export interface TermQuery {
  readonly role: Role
  readonly index: number
  /** Time of recording: terms that ended before it do not count. Undefined: no term has ended. */
  readonly time: number | undefined
  readonly case: string | undefined
}

/** The term by which a role is held: the one without a case first, and of several that which lasts longest. */
export function findTermIn(terms: Terms, query: TermQuery): TermState | undefined {
  const { role } = query
  const general = holding(terms.lines.get(role), query)
  if (general !== undefined || query.case === undefined) return general
  return holding(terms.lines.get(lineKey(role, query.case)), query)
}

function holding(line: TermLine | undefined, { index, time }: TermQuery): TermState | undefined {
  const best = lastBefore(line?.longest ?? [], index, ({ since }) => since)?.term
  if (best === undefined) return undefined
  return time === undefined || endOf(best) >= time ? best : undefined
}

/** Every term that was given before `index`, in the order in which they were given. */
export function termsBefore(
  { terms }: { readonly terms: Terms },
  index: number,
): readonly TermState[] {
  return entriesBefore(terms.all, index, ({ since }) => since)
}
