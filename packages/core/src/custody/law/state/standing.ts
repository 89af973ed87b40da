import { wasHeldSince } from './holds.ts'
import type { ItemState } from './items.ts'
import type { LawState } from './state.ts'
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

/** How it stands with the item for an event at `index`: a hold that was placed since ends a clearance for good. */
export function standingAt(item: ItemState, index: number, state: LawState): Standing {
  const last = lastBefore(item.standings, index, (change) => change.index)
  if (last === undefined) return 'in-custody'
  const isHeld =
    last.standing === 'cleared' && wasHeldSince(item, { since: last.index, before: index }, state)
  return isHeld ? 'in-custody' : last.standing
}
