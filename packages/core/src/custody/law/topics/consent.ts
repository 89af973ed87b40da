import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, Rule, TypeLaw } from '../law.ts'
import type { AuthorityState } from '../state/authorities.ts'
import { addConsent } from '../state/consents.ts'
import type { ConsentState } from '../state/consents.ts'
import { lookAt } from '../state/looks.ts'
import type { LawState } from '../state/state.ts'
import type { Found } from '../open-ends.ts'

/** What acts can cite: in a case it stands among its authorities, and can be varied like them. */
function authorityOf({ id, index, payload }: EventOf<'consent.recorded'>): AuthorityState {
  const { validUntil, actions } = payload.fields
  const terms = { validUntil, actions, kinds: undefined }
  const bare = { kind: 'consent', validFrom: undefined, voided: undefined } as const
  return { event: id, index, ...bare, terms, variations: [] }
}

export const consentLaw: TypeLaw<'consent.recorded'> = {
  rules: [],
  effect(event, state) {
    const { id, index, chain, signer: by, payload } = event
    const { role, fields } = payload
    const authority = authorityOf(event)
    const given = { event: id, index, chain, by, role, informed: fields.informed, authority }
    addConsent(state.consents, { ...given, withdrawn: undefined })
    state.cases.get(chain)?.authorities.set(id, authority)
  },
}

/** The consent that is withdrawn, if it stands in the same chain. */
function consentOf(event: EventOf<'consent.withdrawn'>, state: LawState): ConsentState | undefined {
  const found = state.consents.byEvent.get(event.payload.fields.consent)
  return found?.chain === event.chain ? found : undefined
}

const namesConsent: Rule<'consent.withdrawn'> = rule('CNS-01', (event, state) => {
  const consent = consentOf(event, state)
  if (consent !== undefined && consent.withdrawn === undefined) return undefined
  const fault =
    consent === undefined
      ? `which is no consent of chain ${event.chain}`
      : `which event ${consent.withdrawn!.event} withdrew before`
  return breach('CNS-01', {
    sentence: `Event ${event.id} withdraws ${event.payload.fields.consent}, ${fault}.`,
    remedy: 'Name a consent of the same chain that was not withdrawn.',
  })
})

/** Who gave what an official recorded is sealed, so any owner can say that it was he. */
const byGiver: Rule<'consent.withdrawn'> = rule('CNS-02', (event, state) => {
  const { by, role, event: consent } = consentOf(event, state)!
  const isOwner = event.payload.role === 'owner'
  if (!isOwner || role !== 'owner') return notConcerned
  if (by === event.signer) return undefined
  return breach('CNS-02', {
    sentence: `Person ${event.signer} withdraws the consent ${consent}, which person ${by} gave.`,
    remedy: `Let person ${by} withdraw it, or an official to whom he said so.`,
  })
})

export const consentWithdrawalLaw: TypeLaw<'consent.withdrawn'> = {
  rules: [namesConsent, byGiver],
  effect(event, state) {
    consentOf(event, state)!.withdrawn = { event: event.id, index: event.index }
  },
}

/** CNS-04: asked at the end, because a witness signs later. */
export function unwitnessedConsents(state: LawState): readonly Found[] {
  const ofOthers = [...state.consents.byEvent.values()].filter(({ role }) => role !== 'owner')
  lookAt(state, 'CNS-04', ofOthers.length)
  return ofOthers
    .filter(({ event }) => !state.witnesses.has(event))
    .map(({ event, by, role }) => [
      event,
      breach('CNS-04', {
        sentence: `Person ${by}, as ${role}, put the consent ${event} on record; who gave it did not sign with a key of his own, and nobody witnessed it.`,
        remedy: 'Let somebody who was present record event.witnessed on it.',
      }),
    ])
}
