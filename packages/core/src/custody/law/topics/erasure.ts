import { breach, breachOf, rule } from '../law.ts'
import type { EventOf, Proposal, Rule, TypeLaw } from '../law.ts'
import type { LawState } from '../state/state.ts'
import { append } from '../state/timeline.ts'
import { eachEarlierInChain } from './attestation.ts'
import { erasureNotOnHold } from './held.ts'

/** The labels that are to be erased of one event. */
function labelsErased(event: EventOf<'data.erased'>, target: string, state: LawState) {
  const { erased } = event.payload.fields
  const { labels } = state.events.get(target)!
  return erased.length === 0 ? labels : labels.filter((label) => erased.includes(label))
}

const somethingSealed: Rule<'data.erased'> = rule('PRV-02', (event, state) => {
  const { events, erased } = event.payload.fields
  const bare = events.find((target) => labelsErased(event, target, state).length === 0)
  if (bare === undefined) return undefined
  const what = erased.length === 0 ? 'no value' : `no value ${erased.join(' or ')}`
  return breach('PRV-02', {
    sentence: `Event ${event.id} erases sealed values of event ${bare}, which seals ${what}.`,
    remedy: 'Name events that seal values, and labels that they seal.',
  })
})

function proposeErasure(event: EventOf<'data.erased'>, state: LawState): Proposal {
  const { events, ground } = event.payload.fields
  return {
    needed: () => 1,
    approvers: ['registrar'],
    barred: [],
    lapsed: () => undefined,
    obstacle: (place) => breachOf(erasureNotOnHold, { ...event, ...place }, state),
    takeEffect(index) {
      state.erasuresUpTo = index + 1
      for (const target of events) {
        const labels = labelsErased(event, target, state)
        append(state.erasures, target, {
          event: event.id,
          by: event.signer,
          index,
          ground,
          labels,
        })
        append(state.erasedAt, index, { event: target, labels })
      }
    },
  }
}

/** The record of an erasure: the values are erased where they lie, and the digests stay. */
export const erasureLaw: TypeLaw<'data.erased'> = {
  rules: [eachEarlierInChain, somethingSealed, erasureNotOnHold],
  proposal: proposeErasure,
}
