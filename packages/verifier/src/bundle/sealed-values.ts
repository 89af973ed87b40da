import type { ChainKind, EventPayload, EventType } from '@custodia/core/wire'
import type { OpenedValues } from '../checks/disclosures.ts'
import type { Place } from '../report.ts'

/** A sealed value that the bundle does not open. */
export interface ClosedValue {
  readonly index: number
  readonly event: string
  readonly kind: ChainKind
  readonly type: EventType
  readonly label: string
}

/** Counts the sealed values of a bundle, and keeps those that it does not open. */
export interface SealedTally {
  learn(payload: EventPayload, opened: OpenedValues, place: Place): void
  readonly total: number
  readonly opened: number
  readonly closed: Iterable<ClosedValue>
}

/** One object an event, however many values it seals: a hostile bundle holds a million events. */
interface ClosedEvent extends Omit<ClosedValue, 'label'> {
  readonly labels: readonly string[]
}

export function createSealedTally(): SealedTally {
  const events: ClosedEvent[] = []
  const lists = new Map<string, readonly string[]>()
  let total = 0
  let shown = 0
  return {
    closed: { [Symbol.iterator]: () => valuesOf(events) },
    get total() {
      return total
    },
    get opened() {
      return shown
    },
    learn({ type, sealed, clear }, opened, { index, event, kind }) {
      total += sealed.size
      shown += opened.size - (clear?.size ?? 0)
      const labels = [...sealed.keys()].filter((label) => !opened.has(label))
      if (labels.length === 0) return
      const list = oneCopy(labels, lists)
      events.push({ index: index!, event: event!, kind: kind!, type, labels: list })
    },
  }
}

function* valuesOf(events: readonly ClosedEvent[]): Generator<ClosedValue> {
  for (const { labels, ...event } of events) for (const label of labels) yield { ...event, label }
}

/** Events of one type mostly seal the same labels. */
function oneCopy(
  labels: readonly string[],
  lists: Map<string, readonly string[]>,
): readonly string[] {
  const key = labels.join(' ')
  const known = lists.get(key)
  if (known !== undefined) return known
  lists.set(key, labels)
  return labels
}
