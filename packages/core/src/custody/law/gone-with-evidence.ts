import type { Breach } from './breach.ts'
import { breach } from './law.ts'
import type { Found } from './open-ends.ts'
import type { EventPlace, ItemState } from './state/items.ts'
import { lookAt } from './state/looks.ts'
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
  const gone = goneOf(state)
  lookAt(state, 'PTY-06', gone.size)
  if (gone.size === 0) return []
  const found = new Map<string, Map<string, string[]>>()
  // By their place in the log: in which order the chains were read must not show.
  const items = [...state.items.values()].sort((a, b) => a.index - b.index)
  for (const item of items) {
    for (const [event, tie] of tiesOf(item, gone, state)) {
      const known = found.get(event) ?? new Map<string, string[]>()
      found.set(event, known)
      if (known.get(tie)?.at(-1) !== item.item) append(known, tie, item.item)
    }
  }
  return [...found].map(([event, known]) => [event, leftBehind(event, known)])
}

/** Who is gone, and by which event since when. */
type Gone = ReadonlyMap<string, EventPlace>

function goneOf(state: LawState): Gone {
  return new Map(
    [...state.parties.values()].flatMap(({ party, ended }) =>
      ended === undefined ? [] : [[party, ended] as const],
    ),
  )
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

/** The event by which a person was gone, and what tied him to an item then. */
type Tied = readonly [event: string, tie: Tie]

function tiesOf(item: ItemState, gone: Gone, state: LawState): readonly Tied[] {
  const { spans, offers, loans } = item
  const tied = (end: EventPlace | undefined, tie: Tie): readonly Tied[] =>
    end === undefined ? [] : [[end.event, tie]]
  return [
    ...spans.flatMap(({ from, custodian }, i) => {
      const end = endWithin(gone.get(custodian), from, spans[i + 1]?.from)
      const isOver = end !== undefined && standingAt(item, end.index, state) === 'disposed'
      return isOver ? [] : tied(end, 'was in his custody')
    }),
    ...offers.flatMap(({ to, index, closedAt }) =>
      tied(endWithin(gone.get(to), index, closedAt), 'was offered to him'),
    ),
    ...loans.flatMap(({ lender, index, endedAt }) =>
      tied(endWithin(gone.get(lender), index, endedAt), 'was lent by him'),
    ),
  ]
}

/** The end of a person, if something stood from `from` until `until` when it came. */
function endWithin(
  end: EventPlace | undefined,
  from: number,
  until: number = Infinity,
): EventPlace | undefined {
  return end !== undefined && from < end.index && end.index <= until ? end : undefined
}
