import type { EventType, PayloadOf, Policy, Role } from '../../wire/index.ts'
import type { Breach } from './breach.ts'
import type { Attestation } from './act-record.ts'
import type { PlacedEvent } from './placed-event.ts'
import { ruleEntry } from './rules.ts'
import type { RuleId } from './rules.ts'
import type { Mark } from './state/marks.ts'
import type { LawState } from './state/state.ts'

/** A placed event of one type; of several types, one of each. */
export type EventOf<T extends EventType> = T extends EventType
  ? Omit<PlacedEvent, 'payload'> & { readonly payload: PayloadOf<T> }
  : never

/** What a demand answers where the event holds nothing for it to look at: that is never a pass. */
export const notConcerned = 'not-concerned'

/** What a demand answers: `undefined` where it looked and the event meets it. */
export type Answer = Breach | undefined | typeof notConcerned

/** One demand of the law, under the id of its rule. A rule can be several demands. */
export interface Demanding<E> {
  readonly id: RuleId
  readonly ask: (event: E, state: LawState) => Answer
}

export type Rule<T extends EventType> = Demanding<EventOf<T>>

/** A demand on events of every type. */
export type GeneralRule = Demanding<PlacedEvent>

/** Told the id of a rule each time that one of its demands looked at an event. */
export type Look = (rule: RuleId) => void

export function rule<E>(id: RuleId, ask: Demanding<E>['ask']): Demanding<E> {
  return { id, ask }
}

/** What a demand finds broken. */
export function breachOf<E>(
  { id, ask }: Demanding<E>,
  event: E,
  state: LawState,
  look?: Look,
): Breach | undefined {
  const answer = ask(event, state)
  if (answer === notConcerned) return undefined
  look?.(id)
  return answer
}

/** What the law says of one type of event. */
export interface TypeLaw<T extends EventType> {
  /** Asked in this order; the first that answers refuses the event. */
  readonly rules: readonly Rule<T>[]
  /** Asked once nothing refuses the event. */
  readonly points?: readonly Rule<T>[]
  /** What changes at once. */
  readonly effect?: (event: EventOf<T>, state: LawState) => void
  /** What changes only once others have approved. */
  readonly proposal?: (event: EventOf<T>, state: LawState) => Proposal | undefined
}

/** An act that waits for approvals (docs/law.md, "Approvals"). */
export interface Proposal {
  /** Approvals that it needs beside the signature of its performer; 0 takes effect at once. */
  readonly needed: (policy: Policy) => number
  /** Roles in which it can be approved. */
  readonly approvers: readonly Role[]
  /** `witness`: what it needs by itself is the word of people who were present, not their approval. */
  readonly given?: 'witness'
  /** Party ids whose approval does not count, beside the performer's. */
  readonly barred: readonly string[]
  /** Why it can no longer take effect for an event at this position, in a clause; undefined while it can. */
  readonly lapsed: (index: number) => string | undefined
  /** What stands in its way where an approval is recorded: asked of each approval, and of it alone. */
  readonly obstacle?: (place: Pick<PlacedEvent, 'index' | 'recordedAt'>) => Breach | undefined
  readonly takeEffect: (at: number, approvals: readonly Attestation[]) => void
  /** What rests on the approvals, and is in dispute when one of them is. */
  readonly mark?: Mark
}

/** What a rule answers. The weight comes from the table of rules. */
export function breach(id: RuleId, said: Pick<Breach, 'sentence' | 'remedy'>): Breach {
  return { rule: id, weight: ruleEntry(id).weight, ...said }
}

/** What the first of these rules says that has something to say. */
export function firstOf<E>(
  rules: readonly Demanding<E>[],
  event: E,
  state: LawState,
  look?: Look,
): Breach | undefined {
  for (const one of rules) {
    const found = breachOf(one, event, state, look)
    if (found !== undefined) return found
  }
  return undefined
}
