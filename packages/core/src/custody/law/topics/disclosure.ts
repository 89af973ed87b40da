import { breach, rule } from '../law.ts'
import type { EventOf, Rule, TypeLaw } from '../law.ts'
import type { DisclosureState } from '../state/case-file.ts'
import type { LawState } from '../state/state.ts'
import { mention } from './mention.ts'

export const disclosureLaw: TypeLaw<'disclosure.made'> = {
  rules: [],
  effect(event, state) {
    const { id, index, signer: by, payload } = event
    const { recipientRole, items } = payload.fields
    const made = { event: id, index, by, recipientRole, items, acknowledged: new Map() }
    state.cases.get(event.chain)!.file.disclosures.set(id, made)
    mention(event, items, state)
  },
}

function disclosureOf(
  event: EventOf<'disclosure.acknowledged'>,
  state: LawState,
): DisclosureState | undefined {
  const { disclosures } = state.cases.get(event.chain)!.file
  return disclosures.get(event.payload.fields.disclosure)
}

const byRecipient: Rule<'disclosure.acknowledged'> = rule('DSC-01', (event, state) => {
  const made = disclosureOf(event, state)
  const { signer, payload } = event
  const fault =
    made === undefined
      ? 'and the case has no such disclosure'
      : made.by === signer
        ? 'which he made himself'
        : made.recipientRole !== payload.role
          ? `which went to somebody in the role ${made.recipientRole}`
          : made.acknowledged.has(signer)
            ? 'and has done so before'
            : undefined
  if (fault === undefined) return undefined
  return breach('DSC-01', {
    sentence: `Person ${signer}, as ${payload.role}, acknowledges the disclosure ${payload.fields.disclosure}, ${fault}.`,
    remedy: 'Let the recipient acknowledge it once, in the role in which it was disclosed to him.',
  })
})

export const acknowledgementLaw: TypeLaw<'disclosure.acknowledged'> = {
  rules: [byRecipient],
  effect(event, state) {
    disclosureOf(event, state)!.acknowledged.set(event.signer, event.index)
  },
}

/** A restriction is a sealed value, so that it is known only that there is one. */
const namesRestriction: Rule<'use.reported'> = rule('USE-01', (event, state) => {
  const { restriction } = event.payload.fields
  const found = state.events.get(restriction)
  const isSet =
    found?.chain === event.chain && found.labels.includes('restrictions') && !found.refused
  if (isSet) return undefined
  return breach('USE-01', {
    sentence: `Event ${event.id} reports a use under the restrictions of event ${restriction}, which sets none in chain ${event.chain}.`,
    remedy: 'Name the disclosure or the offer of the same chain that set the restrictions.',
  })
})

export const useLaw: TypeLaw<'use.reported'> = { rules: [namesRestriction] }
