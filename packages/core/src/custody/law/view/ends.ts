import { standingAt } from '../state/standing.ts'
import type { LawState } from '../state/state.ts'

/** Whether the custody of an item has ended for an event at `index`. */
export function isDisposed(id: string, index: number, state: LawState): boolean {
  const item = state.items.get(id)
  return item !== undefined && standingAt(item, index, state) === 'disposed'
}
