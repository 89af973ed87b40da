import type { Breach } from './breach.ts'
import { breach } from './law.ts'
import type { Found } from './open-ends.ts'
import type { ItemState } from './state/items.ts'
import { lookAt } from './state/looks.ts'
import type { PartyState } from './state/parties.ts'
import { standingAt } from './state/standing.ts'
import type { LawState } from './state/state.ts'
import { append } from './state/timeline.ts'

/** What ties a person to items on the day on which he is gone. */
const ties = ['was in his custody', 'was offered to him', 'was lent by him'] as const

type Tie = (typeof ties)[number]

/**
 * PTY-06. The chains of people are read before those of items, so it is asked at the end who held, had been offered or had
 * lent what when he was gone.
 */
export function goneWithEvidence(state: LawState): readonly Found[] {
  const gone = [...state.parties.values()].filter(({ ended }) => ended !== undefined)
  lookAt(state, 'PTY-06', gone.length)
  if (gone.length === 0) return []
  const found = new Map<string, Map<string, string[]>>()
  // By their place in the log: in which order the chains were read must not show.
  const items = [...state.items.values()].sort((a, b) => a.index - b.index)
  for (const item of items) {
    for (const [party, tie] of tiesOf(item, state)) {
      const { event } = party.ended!
      const known = found.get(event) ?? new Map<string, string[]>()
      found.set(event, known)
      if (known.get(tie)?.at(-1) !== item.item) append(known, tie, item.item)
    }
  }
  return [...found].map(([event, known]) => [event, leftBehind(event, known)])
}

function leftBehind(event: string, known: ReadonlyMap<string, readonly string[]>): Breach {
  const clauses = ties.flatMap((tie) => {
    const [first, ...more] = known.get(tie) ?? []
    if (first === undefined) return []
    return [
      more.length === 0
        ? `item ${first} ${tie}`
        : `item ${first} and ${more.length} more ${tie.replace('was', 'were')}`,
    ]
  })
  return breach('PTY-06', {
    sentence: `When by event ${event} a person was gone, ${clauses.join(', and ')}.`,
    remedy:
      'Let a supervisor offer what the person held to somebody who takes it over, and cancel what was offered; say what happened to it meanwhile.',
  })
}

type Tied = readonly [party: PartyState, tie: Tie]

function tiesOf(item: ItemState, state: LawState): readonly Tied[] {
  const { spans, offers, loans } = item
  const tied = (party: PartyState | undefined, tie: Tie): readonly Tied[] =>
    party === undefined ? [] : [[party, tie]]
  return [
    ...spans.flatMap(({ from, custodian }, i) => {
      const party = goneWithin(custodian, { from, until: spans[i + 1]?.from }, state)
      const isOver =
        party !== undefined && standingAt(item, party.ended!.index, state) === 'disposed'
      return isOver ? [] : tied(party, 'was in his custody')
    }),
    ...offers.flatMap(({ to, index, closedAt }) =>
      tied(goneWithin(to, { from: index, until: closedAt }, state), 'was offered to him'),
    ),
    ...loans.flatMap(({ lender, index, endedAt }) =>
      tied(goneWithin(lender, { from: index, until: endedAt }, state), 'was lent by him'),
    ),
  ]
}

/** The party, if it is gone and something stood from `from` until `until` when that happened. */
function goneWithin(
  party: string,
  { from, until }: { readonly from: number; readonly until: number | undefined },
  state: LawState,
): PartyState | undefined {
  const known = state.parties.get(party)
  const at = known?.ended?.index
  return at !== undefined && from < at && (until === undefined || at <= until) ? known : undefined
}
