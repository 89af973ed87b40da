import type { Breach } from '../breach.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, Rule } from '../law.ts'
import { duration, utc } from '../moments.ts'
import { endOf } from '../state/chains.ts'
import { lastReading } from '../state/items.ts'
import type { ItemState, Reading } from '../state/items.ts'
import { lookAt } from '../state/looks.ts'
import { standingAt } from '../state/standing.ts'
import { policyAt } from '../state/state.ts'
import type { LawState } from '../state/state.ts'

type ReadingType =
  'item.acquired' | 'copy.made' | 'item.derived' | 'transfer.accepted' | 'integrity.checked'

/** Notes that the data of an item was read, and its digests measured. Of a thing there is nothing to note. */
export function noteReading(item: ItemState, event: EventOf<ReadingType>): void {
  const { id, index, recordedAt } = event
  if (item.form === 'data') item.readings.push({ event: id, index, recordedAt })
}

/** INT-04, where data is read again after all. */
export const readAgainInTime: Rule<'integrity.checked'> = rule('INT-04', (event, state) => {
  const last = lastReading(state.items.get(event.chain)!, event.index)
  const { checkInterval } = policyAt(state, event.index)!
  return last === undefined || checkInterval === undefined
    ? notConcerned
    : tooLong(event.chain, { last, until: event.recordedAt, checkInterval })
})

/** INT-04, for data that nobody has read again when the record ends. */
export function unread(state: LawState): readonly (readonly [string, Breach])[] {
  const { checkInterval } = policyAt(state, Infinity) ?? {}
  if (checkInterval === undefined) return []
  const until = endOf(state.chains)
  return [...state.items.values()].flatMap((item) => {
    const last = lastReading(item, Infinity)
    const isKept = ['in-custody', 'cleared'].includes(standingAt(item, Infinity, state))
    if (last === undefined || !isKept) return []
    lookAt(state, 'INT-04')
    const said = tooLong(item.item, { last, until, checkInterval })
    return said === undefined ? [] : [[last.event, said]]
  })
}

function tooLong(
  item: string,
  {
    last,
    until,
    checkInterval,
  }: {
    readonly last: Reading
    readonly until: number
    readonly checkInterval: number | undefined
  },
): Breach | undefined {
  if (checkInterval === undefined || until - last.recordedAt <= checkInterval * 1000) {
    return undefined
  }
  return breach('INT-04', {
    sentence: `The data of item ${item} was read by event ${last.event} at ${utc(last.recordedAt)} and not again until ${utc(until)}; the policy wants it read at least every ${duration(checkInterval)}.`,
    remedy: 'Read it again, record integrity.checked, and say why it was left so long.',
  })
}
