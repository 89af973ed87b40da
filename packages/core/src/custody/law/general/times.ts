import type { Policy } from '../../../wire/index.ts'
import { breach, breachOf, rule } from '../law.ts'
import { backDated, givesReason } from './back-dating.ts'
import type { GeneralRule } from '../law.ts'
import { duration, latestMoment, utc } from '../moments.ts'
import type { PlacedEvent } from '../placed-event.ts'
import { policyAt } from '../state/state.ts'
import type { LawState } from '../state/state.ts'

/** The policy by which an event is judged; the genesis brings its own. */
function policyFor(event: PlacedEvent, state: LawState): Policy | undefined {
  const { payload } = event
  return payload.type === 'ledger.opened' ? payload.fields.policy : policyAt(state, event.index)
}

/** TIM-02: neither the act nor the signature can lie after the recording. */
export const notFromTheFuture: GeneralRule = rule('TIM-02', (event, state) => {
  const skew = policyFor(event, state)?.clockSkew ?? 0
  const latest = event.recordedAt + skew * 1000
  const claims: readonly (readonly [string, number])[] = [
    ['happened', event.payload.occurredAt.time],
    ['was signed', event.issuedAt * 1000],
  ]
  const [claim, time] = claims.find((entry) => entry[1] > latest) ?? []
  if (claim === undefined || time === undefined) return undefined
  return breach('TIM-02', {
    sentence: `Event ${event.id} says that it ${claim} at ${utc(time)}, but it is recorded at ${utc(event.recordedAt)}.`,
    remedy: `Check the clock and the date; clocks may differ by ${duration(skew)} and no more.`,
  })
})

/** TIM-03: late entries are lawful, and say why. Of those that were slipped in behind later ones, TIM-04 says more. */
export const lateWithReason: GeneralRule = rule('TIM-03', (event, state) => {
  const { occurredAt } = event.payload
  const allowed = policyFor(event, state)?.lateAfter ?? 0
  const isLate = event.recordedAt - latestMoment(occurredAt) > allowed * 1000
  if (!isLate || givesReason(event) || breachOf(backDated, event, state) !== undefined)
    return undefined
  return breach('TIM-03', {
    sentence: `Event ${event.id} happened at ${utc(occurredAt.time)} and was recorded at ${utc(event.recordedAt)}, later than ${duration(allowed)} after, and gives no reason.`,
    remedy: 'Say why it was recorded late; somebody who knows can add that as a remark.',
  })
})
