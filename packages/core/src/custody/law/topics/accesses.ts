import type { PlacedEvent } from '../placed-event.ts'
import type { Breach } from '../breach.ts'
import { breach, breachOf, rule } from '../law.ts'
import type { EventOf, Proposal, Rule, TypeLaw } from '../law.ts'
import { utc } from '../moments.ts'
import { policyAt } from '../state/state.ts'
import type { LawState } from '../state/state.ts'
import { append } from '../state/timeline.ts'
import { accessesNotOnHold } from './held.ts'

type Erasure = EventOf<'accesses.erased'>

const accessesThere: Rule<'accesses.erased'> = rule('ACC-03', (event, state) => {
  const access = state.chains.get(event.chain)!.access
  if (access !== undefined && access.index < event.index) return undefined
  return breach('ACC-03', {
    sentence: `Event ${event.id} erases accesses to item ${event.chain}, and nobody is on record as having had access to it.`,
    remedy: 'Name an item to which accesses are recorded.',
  })
})

/** Of the two policies, at the request and where it would take effect, the stricter one decides: each is asked at its place. */
const timeOver: Rule<'accesses.erased'> = rule('ACC-03', (event, state) =>
  tooEarly(event, event, state),
)

function tooEarly(
  { id, chain, payload }: Erasure,
  { index, recordedAt }: Pick<PlacedEvent, 'index' | 'recordedAt'>,
  state: LawState,
): Breach | undefined {
  const { until } = payload.fields
  const { keepAccesses } = policyAt(state, index)!
  if (keepAccesses === undefined) {
    return breach('ACC-03', {
      sentence: `Event ${id} erases accesses to item ${chain}, and the policy sets no time after which they can be erased.`,
      remedy: 'Adopt a policy with keepAccesses first.',
    })
  }
  const latest = recordedAt - keepAccesses * 1000
  if (until <= latest) return undefined
  return breach('ACC-03', {
    sentence: `Event ${id} erases accesses to item ${chain} that were recorded before ${utc(until)}, and at ${utc(recordedAt)} the policy allows no day after ${utc(latest)}.`,
    remedy: 'Wait until the time is over that the policy sets, or name an earlier day.',
  })
}

function proposeErasure(event: Erasure, state: LawState): Proposal {
  const { id, chain: item, signer: by, payload } = event
  return {
    needed: () => 1,
    approvers: ['registrar'],
    barred: [],
    lapsed: () => undefined,
    obstacle: (place) =>
      tooEarly(event, place, state) ?? breachOf(accessesNotOnHold, { ...event, ...place }, state),
    takeEffect(index) {
      state.erasuresUpTo = index + 1
      const { until } = payload.fields
      append(state.accessErasures, item, { event: id, by, index, item, until })
    },
  }
}

/** The record of an erasure of accesses: the entries themselves are erased where they lie, and their ids stay. */
export const accessErasureLaw: TypeLaw<'accesses.erased'> = {
  rules: [accessesThere, timeOver, accessesNotOnHold],
  proposal: proposeErasure,
}
