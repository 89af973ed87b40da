import { eventTypeSpec } from '../../../wire/index.ts'
import { breach, rule } from '../law.ts'
import type { GeneralRule } from '../law.ts'
import type { PlacedEvent } from '../placed-event.ts'
import { findTerm } from '../state/parties.ts'
import type { LawState } from '../state/state.ts'
import type { TermState } from '../state/terms.ts'
import { caseOf } from './case-of.ts'

/** ROL-02: the role table of the vocabulary. The service signs only what names it. */
export const roleFitsType: GeneralRule = rule('ROL-02', (event) => {
  const { type, role } = event.payload
  const spec = eventTypeSpec(type)
  const allowed = spec.roles === 'any' ? role !== 'service' : spec.roles.includes(role)
  if (allowed) return undefined
  const roles = spec.roles === 'any' ? 'any role but service' : spec.roles.join(', ')
  return breach('ROL-02', {
    sentence: `Event ${event.id} of type ${type} is signed in the role ${role}.`,
    remedy: `An event of this type is signed in ${spec.roles === 'any' ? roles : `one of these roles: ${roles}`}.`,
  })
})

/** How the signer holds the role in which he signs. */
export function termOf(event: PlacedEvent, state: LawState): TermState | undefined {
  const { role } = event.payload
  const party = state.parties.get(event.signer)
  const scope = { index: event.index, time: event.recordedAt, case: caseOf(event, state) }
  return party === undefined ? undefined : findTerm(party, { role, ...scope })
}

/** ROL-01: the signer holds the role at this position, for this case, and it has not ended. */
export const roleHeld: GeneralRule = rule('ROL-01', (event, state) => {
  const { role } = event.payload
  if (termOf(event, state) !== undefined) return undefined
  const caseId = caseOf(event, state)
  const forCase = caseId === undefined ? '' : ` in case ${caseId}`
  return breach('ROL-01', {
    sentence: `Person ${event.signer} does not hold the role ${role}${forCase} at position ${event.index}.`,
    remedy: `Sign in a role that the person holds, or have a registrar or supervisor give the role ${role} first.`,
  })
})
