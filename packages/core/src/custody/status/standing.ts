import type { CustodyView, ItemRecord } from '../law/index.ts'

/** Something that holds of an item beside its state and its custodian. */
export interface ItemFlag {
  readonly flag:
    | 'sealed'
    | 'unsealed'
    | 'on-hold'
    | 'on-loan'
    | 'overdue'
    | 'incident'
    | 'challenged'
    | 'disputed'
    | 'tainted'
    | 'found-different'
    | 'not-as-kept'
    | 'waits'
  /** The event from which it follows. */
  readonly event: string
  /** Milliseconds since 1970 UTC until which it holds, if that is known. */
  readonly until?: number
  /** Party id of whoever it is about, if it is about somebody. */
  readonly party?: string
  /** What it is more exactly: numbers of seals, why it is on hold, the kind of incident, what an inventory saw. */
  readonly detail?: string
  /** `tainted`: ids of the items that it came of, back to the one that was obtained or examined. */
  readonly through?: readonly string[]
}

/** How it stands with an item, as an event at a position sees it. */
export interface ItemStanding {
  readonly state: ItemRecord['state']
  readonly custodian: string
  readonly flags: readonly ItemFlag[]
}

/** A change of how it stands with an item. */
export interface StandingChange {
  /** The event that brought it, and its position. */
  readonly event: string
  readonly index: number
  readonly now: ItemStanding
}

export interface StandingOptions {
  /** Milliseconds since 1970 UTC: decides what is overdue. Left out, nothing is. */
  readonly time?: number
  readonly index?: number
}

/** How it stands with an item; undefined if there is none at that position. */
export function itemStanding(
  view: CustodyView,
  id: string,
  { time = -Infinity, index = Infinity }: StandingOptions = {},
): ItemStanding | undefined {
  const item = view.item(id, index)
  return item && standingOf(item, view, { time, index })
}

function standingOf(
  item: ItemRecord,
  view: CustodyView,
  { time, index }: Required<StandingOptions>,
): ItemStanding {
  const { item: id, state, custodian } = item
  return { state, custodian, flags: [...flagsOf(item, time), ...taint(view, id, index)] }
}

function flagsOf(item: ItemRecord, time: number): readonly ItemFlag[] {
  return [...sealing(item), ...holds(item, time), ...loans(item, time), ...doubts(item)]
}

function sealing({ sealing: { state, seals, event } }: ItemRecord): readonly ItemFlag[] {
  if (event === undefined || state === 'never-sealed') return []
  return [{ flag: state, event, ...(seals.length === 0 ? {} : { detail: seals.join(', ') }) }]
}

/** Holds that have not ended at that time. */
function holds({ holds: placed }: ItemRecord, time: number): readonly ItemFlag[] {
  return placed
    .filter(({ until = Infinity }) => until >= time)
    .map(({ event, by: party, reason: detail, until }) => ({
      flag: 'on-hold',
      event,
      party,
      detail,
      ...(until === undefined ? {} : { until }),
    }))
}

function loans(item: ItemRecord, time: number): readonly ItemFlag[] {
  return item.loans.map(({ event, borrower: party, dueBack: until }) => ({
    flag: until < time ? 'overdue' : 'on-loan',
    event,
    party,
    until,
  }))
}

function doubts({ incidents, challenges, lastCheck, lastSeen }: ItemRecord): readonly ItemFlag[] {
  return [
    ...incidents
      .filter(({ resolvedBy, kind }) => resolvedBy === undefined && kind !== 'found')
      .map(({ event, kind }): ItemFlag => ({ flag: 'incident', event, detail: kind })),
    ...challenges.map(({ event, by }): ItemFlag => ({ flag: 'challenged', event, party: by })),
    ...(lastCheck?.result === 'different'
      ? [{ flag: 'found-different', event: lastCheck.event } as const]
      : []),
    ...(lastSeen === undefined || lastSeen.result === 'seen'
      ? []
      : [{ flag: 'not-as-kept', event: lastSeen.event, detail: lastSeen.result } as const]),
  ]
}

function taint(view: CustodyView, id: string, index: number): readonly ItemFlag[] {
  const found = view.taintOf(id, index)
  if (found === undefined) return []
  const through = found.path.slice(1)
  return [{ flag: 'tainted', event: found.quashed, ...(through.length === 0 ? {} : { through }) }]
}

/** What holds of single entries of an item rather than of the item: those in dispute, and acts that wait for others. */
export function entryFlags(
  view: CustodyView,
  id: string,
  { time, index = Infinity }: StandingOptions = {},
): readonly ItemFlag[] {
  const isOurs = (event: string): boolean => view.event(event)?.chain === id
  const asOf = { index, ...(time === undefined ? {} : { time }) }
  return [
    ...view
      .disputedEvents(index)
      .filter(isOurs)
      .map((event): ItemFlag => ({ flag: 'disputed', event })),
    ...view
      .pendingActs(asOf)
      .filter(isOurs)
      .map((event): ItemFlag => {
        const until = view.act(event, asOf)?.expires
        return { flag: 'waits', event, ...(until === undefined ? {} : { until }) }
      }),
  ]
}

/**
 * How the standing of an item came about: each event at which it changed. `events` are those that can have changed it, in
 * the order of the log: the ones of its own chain, and of the chains above it.
 */
export function standingChanges(
  view: CustodyView,
  id: string,
  events: readonly { readonly id: string; readonly index: number }[],
): readonly StandingChange[] {
  const changes: StandingChange[] = []
  let before = ''
  for (const { id: event, index } of events) {
    const item = view.item(id, index + 1)
    if (item === undefined) continue
    const now = standingOf(item, view, { time: -Infinity, index: index + 1 })
    const mark = JSON.stringify(now) + placeOf(item)
    if (mark === before) continue
    before = mark
    changes.push({ event, index, now })
  }
  return changes
}

/** What changes a standing and is no flag: where the item lies, and to whom it is offered. */
function placeOf({ stored, offer }: ItemRecord): string {
  return `${stored?.event} ${offer?.event}`
}
