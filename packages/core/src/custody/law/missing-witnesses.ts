import type { Demand } from '../../wire/index.ts'
import type { Breach } from './breach.ts'
import { demandsOn, itemKindOf, lacking } from './demands.ts'
import { humanOf } from './humans.ts'
import { breach } from './law.ts'
import { lookAt } from './state/looks.ts'
import { policyAt } from './state/state.ts'
import type { EventState, LawState } from './state/state.ts'
import { alternatives } from './words/common-words.ts'

/**
 * WIT-02 and SOD-03: acts that as many people should have witnessed as the policy in force demanded, and did not. Asked at
 * the end, because a witness comes after the act.
 */
export function missingWitnesses(state: LawState): readonly (readonly [string, Breach])[] {
  return [...state.events.values()].flatMap((event) =>
    didHappen(event, state) ? missingOf(event, state) : [],
  )
}

/** A refused event has no effect, and neither has one whose approvals never came. */
function didHappen({ event, refused }: EventState, state: LawState): boolean {
  const act = state.acts.get(event)
  return !refused && (act === undefined || act.effectiveAt !== undefined)
}

function missingOf(event: EventState, state: LawState): readonly (readonly [string, Breach])[] {
  const policy = policyAt(state, event.index) ?? state.genesis?.fields.policy
  if (policy === undefined) return []
  const itemKind = itemKindOf(event.chain, state)
  const given = state.witnesses.get(event.event) ?? []
  const who = (party: string): string => humanOf(party, Infinity, state)
  return demandsOn({ type: event.type, itemKind }, policy, 'witness').flatMap((demand) => {
    lookAt(state, ruleOf(demand))
    const lacks = lacking(demand, given, { barred: [event.signer, event.onBehalfOf], who })
    return lacks === 0 ? [] : [[event.event, unwitnessed(event, demand, demand.persons - lacks)]]
  })
}

function ruleOf({ kinds }: Demand): 'WIT-02' | 'SOD-03' {
  return kinds === undefined ? 'WIT-02' : 'SOD-03'
}

function unwitnessed(event: EventState, demand: Demand, found: number): Breach {
  const { kinds, persons } = demand
  const rule = ruleOf(demand)
  const isCollection = event.type === 'item.collected' && kinds === undefined
  if (isCollection && persons === 1 && demand.roles === undefined) {
    return breach(rule, {
      sentence: `Nobody witnessed that person ${event.signer} took item ${event.chain} into custody.`,
      remedy:
        'Let a person who was present record event.witnessed, late as it may be, or say why nobody was.',
    })
  }
  const inRole = demand.roles === undefined ? '' : ` in the role ${alternatives(demand.roles)}`
  const ofKind = kinds === undefined ? '' : ` on an item of the kind ${alternatives(kinds)}`
  const wanted = persons === 1 ? 'one witness' : `${persons} witnesses`
  return breach(rule, {
    sentence: `Event ${event.event} of type ${event.type}${ofKind} wants ${wanted}${inRole} beside person ${event.signer}, and ${found === 0 ? 'nobody' : `only ${found}`} witnessed it.`,
    remedy:
      'Let the people who were present record event.witnessed, late as it may be, or say why nobody was.',
  })
}
