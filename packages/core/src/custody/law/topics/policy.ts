import type { TypeLaw } from '../law.ts'
import { termAt } from '../state/state.ts'

/**
 * A policy takes effect when as many founders as the founding demands have agreed, its signer among them. The role
 * table lets founders alone sign and approve it.
 */
export const policyLaw: TypeLaw<'policy.adopted'> = {
  rules: [],
  proposal(event, state) {
    const { id, index, payload } = event
    const before = termAt(state, index)
    const { policy } = payload.fields
    const others = state.genesis!.fields.threshold - 1
    return {
      needed: () => others,
      approvers: ['founder'],
      barred: [],
      lapsed: (now) =>
        termAt(state, now) === before ? undefined : 'another policy has been adopted since',
      takeEffect: (at) => void state.policies.push({ since: at, event: id, policy }),
    }
  },
}
