import { breach, rule } from '../law.ts'
import type { Rule, TypeLaw } from '../law.ts'
import { earlierInChain, targetOf } from './attestation.ts'

const stillWaits: Rule<'event.withdrawn'> = rule('APP-05', (event, state) => {
  const { event: named } = event.payload.fields
  const act = state.acts.get(named)
  const fault =
    act === undefined
      ? 'which waits for nobody'
      : act.effectiveAt !== undefined
        ? 'which has effect'
        : act.withdrawnAt !== undefined
          ? 'which was taken back already'
          : undefined
  if (fault === undefined) return undefined
  return breach('APP-05', {
    sentence: `Event ${event.id} takes back event ${named}, ${fault}.`,
    remedy: 'What has effect is undone by a further act, or corrected; it is not taken back.',
  })
})

const byPerformer: Rule<'event.withdrawn'> = rule('APP-05', (event, state) => {
  const { signer, event: named } = targetOf(event, state)!
  if (signer === event.signer) return undefined
  return breach('APP-05', {
    sentence: `Person ${event.signer} takes back event ${named}, which person ${signer} signed.`,
    remedy: `Only person ${signer} can take it back; whoever is against it does not approve it.`,
  })
})

/** An act that waits for others can be taken back by who did it, and has no effect then (D18). */
export const withdrawalLaw: TypeLaw<'event.withdrawn'> = {
  rules: [earlierInChain, stillWaits, byPerformer],
  effect(event, state) {
    state.acts.get(event.payload.fields.event)!.withdrawnAt = event.index
  },
}
