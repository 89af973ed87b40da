import { breach, notConcerned, rule } from '../law.ts'
import type { GeneralRule } from '../law.ts'
import { consentForItem } from '../state/consents.ts'
import type { ConsentState } from '../state/consents.ts'
import type { PlacedEvent } from '../placed-event.ts'
import type { LawState } from '../state/state.ts'
import { caseOf } from './case-of.ts'
import { itemActedOn } from './standing.ts'

/** The consent that an event cites as its authority: one of its case, or of the item with which the act is done. */
export function citedConsent(event: PlacedEvent, state: LawState): ConsentState | undefined {
  const { authority } = event.payload.fields
  if (authority === undefined) return undefined
  const consent = state.consents.byEvent.get(authority)
  if (consent === undefined || consent.index >= event.index) return undefined
  return consent.chain === caseOf(event, state)
    ? consent
    : consentForItem(itemActedOn(event, state), authority, state)
}

/** CNS-03. What was done before the withdrawal was recorded stays as it is. */
export const consentStands: GeneralRule = rule('CNS-03', (event, state) => {
  const consent = citedConsent(event, state)
  if (consent === undefined) return notConcerned
  const { withdrawn } = consent
  if (withdrawn === undefined || withdrawn.index >= event.index) return undefined
  return breach('CNS-03', {
    sentence: `Event ${event.id} cites the consent ${consent.event}, which event ${withdrawn.event} had withdrawn.`,
    remedy:
      'Stop, and ask for another authority. What was done before the withdrawal and comes late is recorded without it, and explained.',
  })
})
