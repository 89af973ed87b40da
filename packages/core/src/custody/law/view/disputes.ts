import type { Dispute } from '../act-record.ts'
import { findTerm } from '../state/parties.ts'
import type { KeyState } from '../state/parties.ts'
import type { EventState, LawState } from '../state/state.ts'
import { countBefore } from '../state/timeline.ts'

/** Why an event is in dispute, as an event at `index` knows it: by its own signature, or by an approval that it needed. */
export function disputeOf(id: string, index: number, state: LawState): Dispute | undefined {
  const event = state.events.get(id)
  if (event === undefined || event.refused || event.index >= index) return undefined
  return ofSignature(event, index, state) ?? ofApprovals(id, index, state)
}

function ofApprovals(id: string, index: number, state: LawState): Dispute | undefined {
  const act = state.acts.get(id)
  if (act?.effectiveAt === undefined || act.effectiveAt >= index) return undefined
  const witnesses = act.proposal.given === undefined ? [] : (state.witnesses.get(id) ?? [])
  for (const approval of [...act.approvals, ...witnesses]) {
    if (approval.index > act.effectiveAt) break
    const found = ofSignature(state.events.get(approval.event)!, index, state)
    if (found !== undefined) return { through: 'approval', knownAt: found.knownAt }
  }
  return undefined
}

function ofSignature(event: EventState, index: number, state: LawState): Dispute | undefined {
  const key = state.keys.get(event.kid)
  if (key === undefined) return undefined
  const { role, recordedAt: time, case: caseId } = event
  const term = findTerm(key.party, { role, index: event.index, time, case: caseId })
  const grounds: readonly (readonly [Dispute['through'], number | undefined])[] = [
    ['key', suspicionOf(key, event.index)],
    ['key', key.mark.disputedAt],
    ['enrolment', key.party.mark.disputedAt],
    ['role', term?.mark.disputedAt],
  ]
  for (const [through, knownAt] of grounds) {
    if (knownAt !== undefined && knownAt < index) return { through, knownAt }
  }
  return undefined
}

/** Position at which it became known that a key was suspect when it signed at `index`. */
function suspicionOf(key: KeyState, index: number): number | undefined {
  // Each suspicion reaches further back than the one before it, so the first that covers the event is the earliest.
  const later = countBefore(key.suspicions, -index, ({ since }) => -since)
  return key.suspicions[later]?.at
}

export function disputedEvents(index: number, state: LawState): readonly string[] {
  return [...state.events.keys()].filter((id) => disputeOf(id, index, state) !== undefined)
}
