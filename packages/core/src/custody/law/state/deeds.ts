import type { PlacedEvent } from '../placed-event.ts'
import { caseOf } from '../general/case-of.ts'
import { restOn } from './marks.ts'
import type { Mark } from './marks.ts'
import { findTerm } from './parties.ts'
import type { LawState } from './state.ts'

/** Notes that what `mark` belongs to rests on the key, the enrolment and the role by which an event was signed. */
export function recordDeed(event: PlacedEvent, mark: Mark, state: LawState): void {
  const key = state.keys.get(event.kid)
  if (key === undefined) return
  const { role } = event.payload
  const scope = { index: event.index, time: event.recordedAt, case: caseOf(event, state) }
  // What is lawful was signed in a role that was held.
  const term = findTerm(key.party, { role, ...scope })!
  restOn([key.mark, key.party.mark, term.mark], { index: event.index, mark })
}
