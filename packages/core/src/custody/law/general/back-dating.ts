import type { EventType } from '../../../wire/index.ts'
import type { Breach } from '../breach.ts'
import { breach, breachOf, notConcerned, rule } from '../law.ts'
import type { GeneralRule } from '../law.ts'
import { utc } from '../moments.ts'
import type { PlacedEvent } from '../placed-event.ts'
import type { LawState } from '../state/state.ts'
import { claimedInOrder, isClaimedBefore } from './claimed-order.ts'

/** What people do to an item. Words about it, and decisions on it, can be of any time. */
const deeds: ReadonlySet<EventType> = new Set<EventType>([
  'item.collected',
  'item.acquired',
  'copy.made',
  'item.derived',
  'sample.consumed',
  'seal.applied',
  'seal.inspected',
  'seal.broken',
  'item.relabelled',
  'item.stored',
  'transfer.offered',
  'transfer.accepted',
  'transfer.refused',
  'transfer.cancelled',
  'integrity.checked',
  'exam.started',
  'exam.completed',
  'item.disposed',
])

function isDeed({ payload }: PlacedEvent): boolean {
  return deeds.has(payload.type) && payload.role !== 'service'
}

/** Keeps, for each item, the deed with the latest claimed time. */
export function noteClaim(event: PlacedEvent, { latestClaims }: LawState): void {
  if (!isDeed(event)) return
  const { id, chain, payload } = event
  const { time: occurredAt } = payload.occurredAt
  if (occurredAt > (latestClaims.get(chain)?.occurredAt ?? -1)) {
    latestClaims.set(chain, { event: id, occurredAt })
  }
}

export function givesReason({ payload: { fields, sealed } }: PlacedEvent): boolean {
  return fields.late !== undefined || sealed.has('lateReason')
}

/**
 * TIM-04: a deed was put behind others of the same item, and is said to have been done before one of them. TIM-06 says more
 * of those that exclude each other.
 */
export const backDated: GeneralRule = rule('TIM-04', (event, state) => {
  const latest = state.latestClaims.get(event.chain)
  if (latest === undefined || !isDeed(event)) return notConcerned
  if (givesReason(event) || !isClaimedBefore(event, latest, state)) return undefined
  const isToldBefore = breachOf(claimedInOrder, event, state) !== undefined
  return isToldBefore ? undefined : slippedIn(event, latest)
})

function slippedIn(
  { id, chain, payload }: PlacedEvent,
  latest: { readonly event: string; readonly occurredAt: number },
): Breach {
  return breach('TIM-04', {
    sentence: `Event ${id} says that something was done to item ${chain} at ${utc(payload.occurredAt.time)}, before what event ${latest.event} says of ${utc(latest.occurredAt)}, which was recorded first, and gives no reason for coming after it.`,
    remedy:
      'Say why it was recorded after later acts; somebody who knows can add that as a remark.',
  })
}
