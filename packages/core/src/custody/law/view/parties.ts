import type { Role } from '../../../wire/index.ts'
import type { KeyRecord, PartyRecord, RoleQuery, RoleTerm } from '../custody-record.ts'
import { isGone, suspectSince } from '../state/parties.ts'
import type { KeyState, PartyState } from '../state/parties.ts'
import { endOf, termsBefore } from '../state/terms.ts'
import type { TermState } from '../state/terms.ts'
import { entriesBefore } from '../state/timeline.ts'
import type { LawState } from '../state/state.ts'

export function keyView(key: KeyState | undefined, index: number): KeyRecord | undefined {
  if (key === undefined || key.since >= index) return undefined
  const { kid, publicKey, party, event, since, until, ended, nextKey, rekeyed } = key
  const suspect = suspectSince(key, index)
  return {
    kid,
    publicKey,
    party: party.party,
    event,
    since,
    ...(until === undefined || until >= index ? {} : { until, ended: ended! }),
    ...(nextKey === undefined ? {} : { nextKey }),
    ...(suspect === undefined ? {} : { suspectSince: suspect }),
    ...(rekeyed === undefined ? {} : { rekeyed }),
  }
}

export function partyView(party: PartyState | undefined, index: number): PartyRecord | undefined {
  if (party === undefined || party.index >= index) return undefined
  const { chain, standing, enrolledBy, event, identity } = party
  const keys = entriesBefore(party.keys, index, ({ since }) => since)
  return {
    party: party.party,
    ...(identity === undefined ? {} : { identity }),
    ...(chain === undefined ? {} : { chain }),
    founder: standing === 'founder',
    enrolledBy,
    event,
    index: party.index,
    roles: termsBefore(party, index).map((term) => termView(term, index)),
    keys: keys.map((key) => keyView(key, index)!),
    ...(isGone(party, index) ? { ended: party.ended } : {}),
  }
}

function termView(term: TermState, index: number): RoleTerm {
  const { role, event, by, since, until, case: caseId, revoked } = term
  return {
    role,
    event,
    by,
    since,
    ...(until === undefined ? {} : { until }),
    ...(caseId === undefined ? {} : { case: caseId }),
    ...(isTaken(term, index) ? { revoked } : {}),
  }
}

/** Whether a term was revoked before `index`. */
function isTaken({ revoked }: TermState, index: number): boolean {
  return revoked !== undefined && revoked.index < index
}

export function rolesAt(query: RoleQuery, state: LawState): readonly Role[] {
  const { index = Infinity, time = -Infinity } = query
  const party = state.parties.get(query.party)
  if (party === undefined || isGone(party, index)) return []
  const held = termsBefore(party, index).filter(
    (term) =>
      endOf(term) >= time &&
      !isTaken(term, index) &&
      (term.case === undefined || term.case === query.case),
  )
  return [...new Set(held.map(({ role }) => role))]
}
