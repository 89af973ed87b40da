import type { Role } from '../../../wire/index.ts'
import { breach, rule } from '../law.ts'
import type { EventOf, Rule, TypeLaw } from '../law.ts'
import { addChallenge, answerChallenge } from '../state/challenges.ts'
import type { ChallengeState } from '../state/challenges.ts'
import type { LawState } from '../state/state.ts'
import { eachEarlierInChain } from './attestation.ts'

export const challengeLaw: TypeLaw<'challenge.raised'> = {
  rules: [eachEarlierInChain],
  effect({ id, index, chain, signer: by, payload }, state) {
    const { events, rule } = payload.fields
    const common = { event: id, index, chain, by, events }
    addChallenge(state.challenges, { ...common, rule, answer: undefined })
  },
}

/** The challenge that is answered, if it stands in the same chain and is open. */
function challengeOf(
  event: EventOf<'challenge.answered'>,
  state: LawState,
): ChallengeState | undefined {
  const found = state.challenges.byEvent.get(event.payload.fields.challenge)
  return found?.chain === event.chain && found.answer === undefined ? found : undefined
}

const namesOpenChallenge: Rule<'challenge.answered'> = rule('CHG-01', (event, state) => {
  if (challengeOf(event, state) !== undefined) return undefined
  return breach('CHG-01', {
    sentence: `Event ${event.id} answers ${event.payload.fields.challenge}, which is no open challenge of chain ${event.chain}.`,
    remedy: 'Name a challenge of the same chain that was not answered.',
  })
})

/** They speak for those who are not responsible for the evidence. */
const notAnswering: readonly Role[] = ['defence', 'owner', 'witness', 'oversight']

const byWhomItConcerns: Rule<'challenge.answered'> = rule('CHG-01', (event, state) => {
  const { by, event: challenge } = challengeOf(event, state)!
  const { role, fields } = event.payload
  const isOwn = by === event.signer
  const isTakenBack = fields.outcome === 'withdrawn'
  if (isOwn === isTakenBack && (isOwn || !notAnswering.includes(role))) return undefined
  const who = isOwn ? `who raised it, as ${fields.outcome}` : `in the role ${role}`
  return breach('CHG-01', {
    sentence: `Challenge ${challenge} is answered by person ${event.signer}, ${isTakenBack ? 'who did not raise it, as withdrawn' : who}.`,
    remedy:
      'Let somebody answer who is responsible for the evidence; who raised it can only take it back, and nobody else can.',
  })
})

export const answerLaw: TypeLaw<'challenge.answered'> = {
  rules: [namesOpenChallenge, byWhomItConcerns],
  effect(event, state) {
    const { id, index, payload } = event
    const { outcome } = payload.fields
    answerChallenge(state.challenges, challengeOf(event, state)!, { event: id, index, outcome })
  },
}
