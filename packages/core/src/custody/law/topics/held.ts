import type { Word } from '../../../wire/index.ts'
import type { Breach } from '../breach.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { Rule } from '../law.ts'
import { utc } from '../moments.ts'
import { holdOfChain, holdOnItem } from '../state/holds.ts'
import type { HoldState, Moment } from '../state/holds.ts'
import type { LawState } from '../state/state.ts'

/**
 * Handovers by which an item leaves the reach of this ledger. In all others the receiver signs here and the hold goes with
 * the item: to a court, a laboratory, back to an earlier holder.
 */
const leaving: ReadonlySet<Word<'transfer-kind'>> = new Set(['mla'])

interface Place extends Moment {
  readonly id: string
  readonly chain: string
}

/** A hold that reaches what stands in a chain: an item, or a case itself. People are not on hold. */
function holdOn({ chain, ...moment }: Place, state: LawState): HoldState | undefined {
  const item = state.items.get(chain)
  return item === undefined
    ? holdOfChain(state.holds, chain, moment)
    : holdOnItem(item, moment, state)
}

/** LEG-06. `doing`: the words that follow the event. */
function onHold(place: Place, doing: string, state: LawState): Breach | undefined {
  const hold = holdOn(place, state)
  if (hold === undefined) return undefined
  const { event, by, role, until } = hold
  const ends = until === undefined ? '' : ` until ${utc(until)}`
  return breach('LEG-06', {
    sentence: `Event ${place.id} ${doing}, and that is on hold${ends} by event ${event}, which person ${by} placed as ${role}.`,
    remedy: `Wait until the hold has ended, or have it released with hold.released in chain ${hold.chain}.`,
  })
}

export const endNotOnHold: Rule<'disposition.authorized' | 'item.disposed'> = rule(
  'LEG-06',
  (event, state) => {
    const act = event.payload.type === 'item.disposed' ? 'ends the custody' : 'authorises the end'
    return onHold(event, `${act} of item ${event.chain}`, state)
  },
)

export const erasureNotOnHold: Rule<'data.erased'> = rule('LEG-06', (event, state) =>
  onHold(event, `erases sealed values in chain ${event.chain}`, state),
)

export const accessesNotOnHold: Rule<'accesses.erased'> = rule('LEG-06', (event, state) =>
  onHold(event, `erases accesses to item ${event.chain}`, state),
)

export const leavesNotOnHold: Rule<'transfer.offered'> = rule('LEG-06', (event, state) => {
  if (!leaving.has(event.payload.fields.kind)) return notConcerned
  return onHold(event, `offers item ${event.chain} to another authority`, state)
})

/** A hold that comes while the offer is open keeps the item too. That there is an offer was asked before. */
export const acceptedNotOnHold: Rule<'transfer.accepted'> = rule('LEG-06', (event, state) => {
  const offer = state.items.get(event.chain)!.offers.at(-1)!
  if (!leaving.has(offer.kind)) return notConcerned
  return onHold(event, `takes item ${event.chain} to another authority`, state)
})
