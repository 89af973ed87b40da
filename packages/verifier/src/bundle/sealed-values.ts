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
  readonly closed: readonly ClosedValue[]
}

export function createSealedTally(): SealedTally {
  const closed: ClosedValue[] = []
  let total = 0
  let shown = 0
  return {
    closed,
    get total() {
      return total
    },
    get opened() {
      return shown
    },
    learn({ type, sealed, clear }, opened, { index, event, kind }) {
      total += sealed.size
      shown += opened.size - (clear?.size ?? 0)
      for (const label of sealed.keys()) {
        if (opened.has(label)) continue
        closed.push({ index: index!, event: event!, kind: kind!, type, label })
      }
    },
  }
}
