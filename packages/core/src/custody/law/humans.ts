import type { LawState } from './state/state.ts'

/**
 * Two party ids may belong to one human being. Enrolments seal a value that is equal for both; where it was opened, the two
 * count as one. Elsewhere they are two people by the word of the registrar.
 */
export function humanOf(party: string, index: number, state: LawState): string {
  const human = state.parties.get(party)?.human
  return human !== undefined && human.index < index ? `human ${human.person}` : party
}

/** Whether two parties are known to be one human being for an event at `index`. */
export function isSameHuman(
  [a, b]: readonly [string, string],
  index: number,
  state: LawState,
): boolean {
  return a === b || humanOf(a, index, state) === humanOf(b, index, state)
}
