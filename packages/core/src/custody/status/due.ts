import type { CustodyView } from '../law/index.ts'

/** What is to be done by a certain time. */
export interface DueEntry {
  /**
   * `offer`: it is to be answered. `loan`: the item is to be back. `approval`: an act lapses without it. `check`: the data
   * is to be read again. `hold`: it ends.
   */
  readonly what: 'offer' | 'loan' | 'approval' | 'check' | 'hold'
  /** Milliseconds since 1970 UTC. */
  readonly due: number
  readonly overdue: boolean
  /** The event from which it follows. */
  readonly event: string
  readonly item?: string
  /** Party ids of those from whom something is expected, where they are known. */
  readonly from: readonly string[]
}

export interface DueOptions {
  /** Milliseconds since 1970 UTC. */
  readonly time: number
  /** How far ahead to look, in milliseconds. */
  readonly within: number
}

/** What is overdue at a time or becomes due soon after it, the oldest first. */
export function dueEntries(view: CustodyView, options: DueOptions): readonly DueEntry[] {
  const items = view.cases().flatMap((id) => view.itemsOfCase(id))
  return [
    ...items.flatMap((id) => dueOfItem(view, id, options.time)),
    ...dueHolds(view, options),
    ...dueActs(view, options),
  ]
    .filter(({ due }) => due <= options.time + options.within)
    .sort((a, b) => a.due - b.due)
}

function dueOfItem(view: CustodyView, id: string, time: number): readonly DueEntry[] {
  const item = view.item(id)
  if (item === undefined || item.state === 'disposed') return []
  const { offer, loans, lastRead, custodian } = item
  const interval = view.policyAt()?.checkInterval
  const entry = (given: Omit<DueEntry, 'overdue' | 'item'>): DueEntry => ({
    ...given,
    item: id,
    overdue: given.due < time,
  })
  return [
    ...(offer === undefined
      ? []
      : [entry({ what: 'offer', due: offer.expires, event: offer.event, from: [offer.to] })]),
    ...loans.map(({ dueBack, offer: event, borrower }) =>
      entry({ what: 'loan', due: dueBack, event, from: [borrower] }),
    ),
    ...(lastRead === undefined || interval === undefined || item.state === 'missing'
      ? []
      : [
          entry({
            what: 'check',
            due: lastRead.recordedAt + interval * 1000,
            event: lastRead.event,
            from: [custodian],
          }),
        ]),
  ]
}

/** A hold that ends is for who placed it to think of; one that has ended asks for nothing more. */
function dueHolds(view: CustodyView, { time }: DueOptions): readonly DueEntry[] {
  const ofCases = view.cases().flatMap((id) => view.caseRecord(id)?.holds ?? [])
  const ofItems = view
    .cases()
    .flatMap((id) => view.itemsOfCase(id))
    .flatMap((id) => (view.item(id)?.holds ?? []).filter(({ chain }) => chain === id))
  return [...ofCases, ...ofItems].flatMap(({ event, chain, by, until }) => {
    if (until === undefined || until < time) return []
    const item = view.item(chain) === undefined ? {} : { item: chain }
    return [{ what: 'hold', due: until, overdue: false, event, ...item, from: [by] }]
  })
}

function dueActs(view: CustodyView, { time }: DueOptions): readonly DueEntry[] {
  return view.pendingActs({ time }).flatMap((event) => {
    const act = view.act(event, { time })
    const known = view.event(event)
    if (act === undefined || known === undefined) return []
    const item = known.kind === 'item' ? { item: known.chain } : {}
    return [{ what: 'approval', due: act.expires, overdue: false, event, ...item, from: [] }]
  })
}
