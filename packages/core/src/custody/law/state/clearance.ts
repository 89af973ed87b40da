import type { Word } from '../../../wire/index.ts'
import type { ClearanceRecord } from '../happenings.ts'
import type { ItemState } from './items.ts'
import { standingAt } from './standing.ts'
import type { LawState } from './state.ts'
import { lastBefore } from './timeline.ts'

/** The end of an item, authorised. */
export interface ClearanceState extends ClearanceRecord {
  readonly by: string
  readonly disposal: Word<'disposal'>
}

/** What the custodian said of the end of an item. Whether it has effect stands with the acts. */
export interface DisposalState {
  readonly event: string
  readonly index: number
  readonly disposal: Word<'disposal'>
  /** Items that came of it and are said to remain. */
  readonly remaining: readonly string[]
}

/** The clearance that is in force for an event at `index`: a loss, or a hold, ends it for good. */
export function clearanceAt(
  item: ItemState,
  index: number,
  state: LawState,
): ClearanceState | undefined {
  if (standingAt(item, index, state) !== 'cleared') return undefined
  return lastBefore(item.clearances, index, (clearance) => clearance.index)
}
