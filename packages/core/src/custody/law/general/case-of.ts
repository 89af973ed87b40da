import type { PlacedEvent } from '../placed-event.ts'
import type { LawState } from '../state/state.ts'

/** The case to which an event belongs: roles that hold for one case alone count in it. */
export function caseOf(event: PlacedEvent, state: LawState): string | undefined {
  const { payload, kind, chain } = event
  switch (payload.type) {
    case 'item.collected':
    case 'item.acquired':
      return payload.fields.case
    case 'copy.made':
    case 'item.derived':
      return state.items.get(payload.fields.source)?.case
    case 'item.accessed':
      return state.items.get(payload.fields.item)?.case
    case 'role.granted':
      return payload.fields.case
    case 'role.revoked': {
      const { grant, revoked } = payload.fields
      const { terms } = state.partyOfChain.get(chain) ?? {}
      return terms?.byGrant.get(`${grant} ${revoked}`)?.case
    }
    case 'case.opened':
      return undefined
    default:
      return kind === 'case' ? chain : state.items.get(state.itemOfAccess.get(chain) ?? chain)?.case
  }
}
