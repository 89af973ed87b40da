import type { Role } from '../../../wire/index.ts'
import type { Breach } from '../breach.ts'
import { caseOf } from '../general/case-of.ts'
import { breach } from '../law.ts'
import type { PlacedEvent } from '../placed-event.ts'
import type { CaseUse } from '../state/case-uses.ts'
import { lookAt } from '../state/looks.ts'
import { policyAt } from '../state/state.ts'
import type { LawState } from '../state/state.ts'

type Act = Pick<CaseUse, 'event' | 'index' | 'party' | 'case' | 'role'>

/** PRV-06, asked by the ledger, which has every earlier event of every case before it. */
export function actsInOtherCase(event: PlacedEvent, state: LawState): Breach | undefined {
  const ofCase = caseOf(event, state)
  if (ofCase === undefined) return undefined
  const { id, index, signer, payload } = event
  return linked({ event: id, index, party: signer, case: ofCase, role: payload.role }, state)
}

/** PRV-06, asked at the end by a reader who has more than one case before him. */
export function actsInTwoCases(
  state: LawState,
): readonly (readonly [string, Breach | undefined])[] {
  if (state.policies.every(({ policy }) => policy.pseudonyms === undefined)) return []
  return [...state.events.values()].flatMap(
    ({ event, index, signer, case: ofCase, role, refused }) => {
      if (refused || ofCase === undefined) return []
      if (rolesOf(index, state).includes(role)) lookAt(state, 'PRV-06')
      const act = { event, index, party: signer, case: ofCase, role }
      return [[event, linked(act, state)] as const]
    },
  )
}

/** The roles of which the policy in force at a position asks for an id for each case. */
function rolesOf(index: number, state: LawState): readonly Role[] {
  return policyAt(state, index)?.pseudonyms ?? []
}

function linked(act: Act, state: LawState): Breach | undefined {
  const roles = rolesOf(act.index, state)
  if (!roles.includes(act.role)) return undefined
  const uses = state.caseUses.get(act.party) ?? []
  const other = uses.find(
    ({ case: ofCase, index, role }) =>
      ofCase !== act.case && index < act.index && roles.includes(role),
  )
  if (other === undefined) return undefined
  return breach('PRV-06', {
    sentence: `Person ${act.party} signs event ${act.event} in case ${act.case} as ${act.role}, and signed event ${other.event} in case ${other.case} as ${other.role}: under one id both cases are linked.`,
    remedy: 'Have the person enrolled under an id and a key of their own for this case.',
  })
}
