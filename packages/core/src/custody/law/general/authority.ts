import { breach, notConcerned, rule } from '../law.ts'
import type { GeneralRule } from '../law.ts'
import type { PlacedEvent } from '../placed-event.ts'
import type { AuthorityState } from '../state/authorities.ts'
import type { LawState } from '../state/state.ts'
import { caseOf } from './case-of.ts'
import { citedConsent } from './consent.ts'
import { isRegistered } from './signer.ts'

/** The authority that an event cites, as of its position: one of its case, or a consent for the item it is done with. */
export function citedAuthority(event: PlacedEvent, state: LawState): AuthorityState | undefined {
  const { authority } = event.payload.fields
  const found = state.cases.get(caseOf(event, state) ?? '')?.authorities.get(authority ?? '')
  if (found !== undefined && found.index < event.index) return found
  return citedConsent(event, state)?.authority
}

/** LEG-07: what is cited stands on record. */
export const authorityOnRecord: GeneralRule = rule('LEG-07', (event, state) => {
  const { authority } = event.payload.fields
  if (authority === undefined) return notConcerned
  if (citedAuthority(event, state) !== undefined) return undefined
  const caseId = caseOf(event, state)
  const where =
    caseId === undefined ? 'and belongs to no case' : `which case ${caseId} has not on record`
  return breach('LEG-07', {
    sentence: `Event ${event.id} cites the authority ${authority}, ${where}.`,
    remedy:
      'Record the authority in the case first, with authority.recorded, and cite the id of that event.',
  })
})

/** PTY-03: whoever is acted for is a known person. */
export const principalEnrolled: GeneralRule = rule('PTY-03', (event, state) => {
  const { onBehalfOf } = event.payload.fields
  if (onBehalfOf === undefined) return notConcerned
  const party = state.parties.get(onBehalfOf)
  if (party !== undefined && party.index < event.index && isRegistered(party, event.index, state)) {
    return undefined
  }
  return breach('PTY-03', {
    sentence: `Event ${event.id} is done on behalf of ${onBehalfOf}, and no such person is enrolled.`,
    remedy: 'Have the person enrolled first, or leave out on whose behalf the act is done.',
  })
})

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
export const authorityCited: GeneralRule = rule('LEG-01', (event) => {
  if (!isIntrusive(event)) return notConcerned
  if (event.payload.fields.authority !== undefined) return undefined
  return breach('LEG-01', {
    sentence: `Event ${event.id} of type ${event.payload.type} cites no authority.`,
    remedy: 'Say under which warrant, order, consent or statute it was done.',
  })
})
