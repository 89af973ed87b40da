import type { Role } from '../../../wire/index.ts'
import type { KeyRecord, PartyRecord, RoleQuery, RoleTerm } from '../custody-record.ts'
import { suspectSince, termsBefore } from '../state/parties.ts'
import type { KeyState, PartyState, TermState } from '../state/parties.ts'
import { countBefore } from '../state/timeline.ts'
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
  const { chain, standing, enrolledBy, event } = party
  const keys = party.keys.slice(
    0,
    countBefore(party.keys, index, ({ since }) => since),
  )
  return {
    party: party.party,
    ...(chain === undefined ? {} : { chain }),
    founder: standing === 'founder',
    enrolledBy,
    event,
    index: party.index,
    roles: termsBefore(party, index).map(termView),
    keys: keys.map((key) => keyView(key, index)!),
  }
}

function termView({ role, event, by, since, until, case: caseId }: TermState): RoleTerm {
  return {
    role,
    event,
    by,
    since,
    ...(until === undefined ? {} : { until }),
    ...(caseId === undefined ? {} : { case: caseId }),
  }
}

export function rolesAt(query: RoleQuery, state: LawState): readonly Role[] {
  const { index = Infinity, time = -Infinity } = query
  const party = state.parties.get(query.party)
  if (party === undefined) return []
  const held = termsBefore(party, index).filter(
    ({ until = Infinity, case: caseId }) =>
      until >= time && (caseId === undefined || caseId === query.case),
  )
  return [...new Set(held.map(({ role }) => role))]
}
