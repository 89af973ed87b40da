import type { ItemState } from './items.ts'
import { lastBefore } from './timeline.ts'

/**
 * How it stands with an item, beside who holds it. It is in custody from its entry on; `missing` while nobody can say where
 * it is; `cleared` once its end was authorised; `disposed` for ever.
 */
export type Standing = 'in-custody' | 'missing' | 'cleared' | 'disposed'

export interface StandingChange {
  /** Position of the event; it holds for events after it. */
  readonly index: number
  readonly event: string
  readonly standing: Standing
}

/** How it stands with the item for an event at `index`. */
export function standingAt(item: ItemState, index: number): Standing {
  return lastBefore(item.standings, index, (change) => change.index)?.standing ?? 'in-custody'
}
