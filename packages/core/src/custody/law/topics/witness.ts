import { isSameHuman } from '../humans.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, Rule, TypeLaw } from '../law.ts'
import { append } from '../state/timeline.ts'
import type { LawState } from '../state/state.ts'
import { completeAct, isApproved, tooLate } from './approval.ts'
import { attestationOf, earlierInChain, isErased, labelsSealed, targetOf } from './attestation.ts'

const notOneself: Rule<'event.witnessed'> = rule('WIT-01', (event, state) => {
  if (isErased(event, state)) return notConcerned
  const { signer } = targetOf(event, state)!
  if (!isSameHuman([signer, event.signer], event.index, state)) return undefined
  return breach('WIT-01', {
    sentence: `Person ${event.signer} witnesses event ${event.payload.fields.event}, which he signed himself.`,
    remedy: 'Let another person who was present witness it.',
  })
})

/** Some acts have no effect until somebody says that he was present (D18). What comes too late is only a statement. */
function completeByWitness(event: EventOf<'event.witnessed'>, state: LawState): void {
  const act = state.acts.get(event.payload.fields.event)
  if (act === undefined || act.effectiveAt !== undefined || act.proposal.given === undefined) return
  if (tooLate(act, event, state) !== undefined || !isApproved(act, event.index, state)) return
  completeAct(act, event.index)
}

export const witnessLaw: TypeLaw<'event.witnessed'> = {
  rules: [earlierInChain, notOneself, labelsSealed],
  effect(event, state) {
    if (isErased(event, state)) return
    append(state.witnesses, event.payload.fields.event, attestationOf(event))
    completeByWitness(event, state)
  },
}
