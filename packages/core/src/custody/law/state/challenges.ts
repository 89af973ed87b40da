import type { Word } from '../../../wire/index.ts'
import { append } from './timeline.ts'

/** Challenges by their own event, by each event that they dispute, and those that are open now, by chain. */
export interface Challenges {
  readonly byEvent: Map<string, ChallengeState>
  readonly byTarget: Map<string, ChallengeState[]>
  readonly open: Map<string, Set<ChallengeState>>
  readonly byChain: Map<string, ChallengeState[]>
}

export interface ChallengeState {
  readonly event: string
  readonly index: number
  readonly chain: string
  readonly by: string
  readonly events: readonly string[]
  readonly rule: string | undefined
  answer: Answer | undefined
}

interface Answer {
  readonly event: string
  readonly index: number
  readonly outcome: Word<'challenge-outcome'>
}

export function newChallenges(): Challenges {
  return { byEvent: new Map(), byTarget: new Map(), open: new Map(), byChain: new Map() }
}

export function addChallenge(all: Challenges, challenge: ChallengeState): void {
  all.byEvent.set(challenge.event, challenge)
  for (const target of challenge.events) append(all.byTarget, target, challenge)
  append(all.byChain, challenge.chain, challenge)
  const open = all.open.get(challenge.chain) ?? new Set()
  all.open.set(challenge.chain, open.add(challenge))
}

export function answerChallenge(all: Challenges, challenge: ChallengeState, answer: Answer): void {
  challenge.answer = answer
  all.open.get(challenge.chain)?.delete(challenge)
}

/** The challenge of a chain that has waited longest for its answer; only for an event at the end of that chain. */
export function firstOpen({ open }: Challenges, chain: string): ChallengeState | undefined {
  return open.get(chain)?.values().next().value
}
