import { breach, notConcerned, rule } from '../law.ts'
import type { GeneralRule } from '../law.ts'
import { latestMoment, utc } from '../moments.ts'
import type { PlacedEvent } from '../placed-event.ts'
import { lastSealing } from '../state/seals.ts'
import { policyAt } from '../state/state.ts'
import type { EventState, LawState } from '../state/state.ts'

/** What happened to an item, and by which entry that happened to it which must have come first. */
interface Sequel {
  readonly was: string
  readonly after: string
  readonly first: string | undefined
}

/** All entries of an item stand in one chain, so the earlier one is always there. */
function sequelOf({ payload, chain, index }: PlacedEvent, state: LawState): Sequel | undefined {
  switch (payload.type) {
    case 'transfer.accepted':
      return { was: 'accepted', after: 'offered', first: payload.fields.offer }
    case 'transfer.refused':
      return { was: 'refused', after: 'offered', first: payload.fields.offer }
    case 'seal.broken': {
      const sealing = lastSealing(state.items.get(chain)!, index)
      return { was: 'opened', after: 'sealed', first: sealing?.event }
    }
    case 'exam.started':
      return { was: 'under examination', after: 'taken into custody', first: chain }
    case 'exam.completed': {
      const { started } = payload.fields
      const after = started === undefined ? 'taken into custody' : 'put under examination'
      return { was: 'examined', after, first: started ?? chain }
    }
    case 'item.disposed':
      return { was: 'disposed of', after: 'cleared for that', first: payload.fields.clearance }
    default:
      return undefined
  }
}

/** Whether an act is said to have happened before another, by more than two clocks may differ. */
export function isClaimedBefore(
  { payload, index }: PlacedEvent,
  { occurredAt }: Pick<EventState, 'occurredAt'>,
  state: LawState,
): boolean {
  const { clockSkew } = policyAt(state, index)!
  return latestMoment(payload.occurredAt) + clockSkew * 1000 < occurredAt
}

/** TIM-06. */
export const claimedInOrder: GeneralRule = rule('TIM-06', (event, state) => {
  const sequel = sequelOf(event, state)
  const first = state.events.get(sequel?.first ?? '')
  if (sequel === undefined || first === undefined) return notConcerned
  if (!isClaimedBefore(event, first, state)) return undefined
  const { id, chain, payload } = event
  return breach('TIM-06', {
    sentence: `Event ${id} says that item ${chain} was ${sequel.was} at ${utc(payload.occurredAt.time)}, and event ${first.event} that it was ${sequel.after} at ${utc(first.occurredAt)}, which is later.`,
    remedy:
      'Find out which of the two times is wrong, and say so in a correction or a remark on that event.',
  })
})
