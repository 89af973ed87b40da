import type { EventType } from '../../../wire/index.ts'
import type { Breach } from '../breach.ts'
import type { AuthorityRecord } from '../custody-record.ts'
import { breach } from '../law.ts'
import type { GeneralRule } from '../law.ts'
import { latestMoment, utc } from '../moments.ts'
import type { PlacedEvent } from '../placed-event.ts'
import type { LawState } from '../state/state.ts'
import { caseOf } from './case-of.ts'
import { isRegistered } from './signer.ts'

/** The authority that an event cites, as of its position and in its case. */
function citedAuthority(event: PlacedEvent, state: LawState): AuthorityRecord | undefined {
  const { authority } = event.payload.fields
  const found = state.cases.get(caseOf(event, state) ?? '')?.authorities.get(authority ?? '')
  return found !== undefined && found.index < event.index ? found : undefined
}

/** LEG-07: what is cited stands on record. */
export const authorityOnRecord: GeneralRule = (event, state) => {
  const { authority } = event.payload.fields
  if (authority === undefined || citedAuthority(event, state) !== undefined) return undefined
  const caseId = caseOf(event, state)
  const where =
    caseId === undefined ? 'and belongs to no case' : `which case ${caseId} has not on record`
  return breach('LEG-07', {
    sentence: `Event ${event.id} cites the authority ${authority}, ${where}.`,
    remedy:
      'Record the authority in the case first, with authority.recorded, and cite the id of that event.',
  })
}

/** PTY-03: whoever is acted for is a known person. */
export const principalEnrolled: GeneralRule = (event, state) => {
  const { onBehalfOf } = event.payload.fields
  if (onBehalfOf === undefined) return undefined
  const party = state.parties.get(onBehalfOf)
  if (party !== undefined && party.index < event.index && isRegistered(party, event.index, state)) {
    return undefined
  }
  return breach('PTY-03', {
    sentence: `Event ${event.id} is done on behalf of ${onBehalfOf}, and no such person is enrolled.`,
    remedy: 'Have the person enrolled first, or leave out on whose behalf the act is done.',
  })
}

/** Acts that enter what is protected: each wants an authority. */
function isIntrusive({ payload }: PlacedEvent): boolean {
  switch (payload.type) {
    case 'item.collected':
    case 'item.acquired':
    case 'item.accessed':
    case 'sample.consumed':
      return true
    default:
      return false
  }
}

/** LEG-01: an entry or access without authority is recorded, and asked about. */
export const authorityCited: GeneralRule = (event) => {
  if (!isIntrusive(event) || event.payload.fields.authority !== undefined) return undefined
  return breach('LEG-01', {
    sentence: `Event ${event.id} of type ${event.payload.type} cites no authority.`,
    remedy: 'Say under which warrant, order, consent or statute it was done.',
  })
}

/** LEG-02: within the dates and the kinds of act. Each is a point of its own; the first is given. */
export const withinAuthority: GeneralRule = (event, state) => {
  const authority = citedAuthority(event, state)
  return authority === undefined
    ? undefined
    : (outsideDates(event, authority) ?? outsideActions(event, authority))
}

function outsideDates(event: PlacedEvent, authority: AuthorityRecord): Breach | undefined {
  const { occurredAt } = event.payload
  const { validFrom = -Infinity, validUntil = Infinity } = authority
  if (latestMoment(occurredAt) >= validFrom && occurredAt.time <= validUntil) return undefined
  const bound =
    occurredAt.time > validUntil ? `ended at ${utc(validUntil)}` : `begins at ${utc(validFrom)}`
  return breach('LEG-02', {
    sentence: `Event ${event.id} happened at ${utc(occurredAt.time)}, but the authority ${authority.event} that it cites ${bound}.`,
    remedy: 'Cite the authority that was valid at that time, or explain the act.',
  })
}

function outsideActions(event: PlacedEvent, authority: AuthorityRecord): Breach | undefined {
  const type: EventType = event.payload.type
  if (authority.actions === undefined || authority.actions.includes(type)) return undefined
  return breach('LEG-02', {
    sentence: `Event ${event.id} is of type ${type}, and the authority ${authority.event} that it cites allows ${authority.actions.join(', ')}.`,
    remedy: 'Cite an authority that allows this kind of act, or explain the act.',
  })
}
