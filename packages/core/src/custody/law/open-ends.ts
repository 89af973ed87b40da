import type { Breach } from './breach.ts'
import { breach } from './law.ts'
import { isOpen } from './state/incidents.ts'
import type { DisposalState } from './state/clearance.ts'
import type { ItemState } from './state/items.ts'
import { lookAt } from './state/looks.ts'
import { standingAt } from './state/standing.ts'
import type { LawState } from './state/state.ts'

/** A finding of the end, and the event to which it belongs. */
export type Found = readonly [event: string, said: Breach]

/** What nobody has closed, answered or signed when the record ends. */
export function openEnds(state: LawState): readonly Found[] {
  // By their place in the log: in which order the chains were read must not show.
  const items = [...state.items.values()].sort((a, b) => a.index - b.index)
  return [
    ...openIncidents(state),
    ...openChallenges(state),
    ...items.flatMap((item) => [
      ...failuresNotFollowed(item, state),
      ...endsUnsigned(item, state),
      ...copiesLeft(item, state),
    ]),
  ]
}

function openIncidents(state: LawState): readonly Found[] {
  const wanting = [...state.incidents.byEvent.values()].filter(({ kind }) => kind !== 'found')
  lookAt(state, 'INC-04', wanting.length)
  return wanting.filter(isOpen).map(({ event, kind, chain }) => [
    event,
    breach('INC-04', {
      sentence: `Incident ${event} of the kind ${kind} in chain ${chain} was not closed.`,
      remedy:
        'Let a supervisor whom it does not concern record incident.resolved, and say what was found out.',
    }),
  ])
}

function openChallenges(state: LawState): readonly Found[] {
  const { byEvent } = state.challenges
  lookAt(state, 'CHG-02', byEvent.size)
  return [...byEvent.values()]
    .filter(({ answer }) => answer === undefined)
    .map(({ event, by, events }) => [
      event,
      breach('CHG-02', {
        sentence: `Person ${by} disputes ${events.join(', ')} by event ${event}, and nobody has answered.`,
        remedy: 'Let somebody who is responsible for the evidence record challenge.answered.',
      }),
    ])
}

/** INT-05. A later incident on the item is taken to be about the failure: what it says is sealed. */
function failuresNotFollowed(item: ItemState, state: LawState): readonly Found[] {
  const { sightings } = state.cases.get(item.case)!.file
  const amiss = (sightings.get(item.item) ?? []).filter(
    ({ result, index }) => result !== 'seen' && standingAt(item, index, state) !== 'missing',
  )
  const different = item.checks.filter(({ result }) => result === 'different')
  const incidents = state.incidents.byChain.get(item.item) ?? []
  const last = incidents.findLast(({ kind }) => kind !== 'found')?.index ?? -1
  const failures = [...different, ...item.mismatches, ...amiss]
  lookAt(state, 'INT-05', failures.length)
  return failures
    .filter(({ index }) => index > last)
    .map(({ event, result }) => [
      event,
      breach('INT-05', {
        sentence: `Event ${event} found item ${item.item} not as it should be (${result}), and no incident was reported on it since.`,
        remedy: 'Record incident.reported in the chain of the item, and find out why.',
      }),
    ])
}

function hasEffect({ event }: DisposalState, state: LawState): boolean {
  return state.acts.get(event)?.effectiveAt !== undefined
}

/** DIS-02. What was replaced by an end that has effect needs no signature any more. */
function endsUnsigned(item: ItemState, state: LawState): readonly Found[] {
  lookAt(state, 'DIS-02', item.disposals.length)
  if (standingAt(item, Infinity, state) === 'disposed') return []
  return item.disposals.map(({ event, disposal }) => [
    event,
    breach('DIS-02', {
      sentence: `Event ${event} says that item ${item.item} is ${disposal}, and ${disposal === 'returned' ? 'the owner has not signed' : 'nobody witnessed it in time'}: custody has not ended.`,
      remedy:
        'Let the owner, or who was present, record event.witnessed on it; once its time is over, record it again first.',
    }),
  ])
}

/** DIS-03. Of an item that a bundle does not carry nobody can say whether it is gone. */
function copiesLeft(item: ItemState, state: LawState): readonly Found[] {
  const ended = item.disposals.find((disposal) => hasEffect(disposal, state))
  if (ended === undefined) return []
  const listed = new Set(ended.remaining)
  const { registers } = state.chains.get(item.item)!
  const copies = [...registers.keys()].flatMap((id) => state.items.get(id) ?? [])
  lookAt(state, 'DIS-03', copies.length)
  const left = copies
    .filter((copy) => standingAt(copy, Infinity, state) !== 'disposed')
    .map((copy) => copy.item)
    .filter((id) => !listed.has(id))
  if (left.length === 0) return []
  const more = left.length === 1 ? '' : ` and ${left.length - 1} more`
  return [
    [
      ended.event,
      breach('DIS-03', {
        sentence: `Item ${item.item} has come to its end by event ${ended.event}, and item ${left[0]}${more}, which came of it, is neither gone nor listed.`,
        remedy: 'Dispose of the copies too, or say in a remark where they are and why they remain.',
      }),
    ],
  ]
}
