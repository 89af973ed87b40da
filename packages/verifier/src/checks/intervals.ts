import { toHex } from '@custodia/core/bytes'
import type { EventLog } from '../bundle/event-log.ts'
import type { SigningLog } from '../bundle/signing-log.ts'
import type { Collector } from '../collector.ts'
import type { FindingCode } from '../findings.ts'
import type { Interval } from '../time/intervals.ts'

/** How far the clocks of a ledger, of its people and of outsiders may differ before that is a contradiction: five minutes. */
export const clockDifference = 300_000

export interface IntervalsClaim {
  readonly log: EventLog
  readonly signings: SigningLog
  readonly intervalOf: (ordinal: number) => Interval
}

/** Compares what the ledger and the signers say of times with what outsiders say (D22). */
export function checkIntervals(
  { log, signings, intervalOf }: IntervalsClaim,
  collector: Collector,
): void {
  for (const ordinal of log.byIndex()) {
    const { notBefore, notAfter } = intervalOf(ordinal)
    if (notBefore === undefined && notAfter === undefined) continue
    collector.look('time.intervals')
    const [from, to] = [notBefore?.time ?? -Infinity, notAfter?.time ?? Infinity]
    const place = { index: log.index(ordinal), event: toHex(log.id(ordinal)) }
    const say = (code: FindingCode, found: number, bound: number): void =>
      collector.find(code, { place, expected: iso(bound), found: iso(found) })
    const recordedAt = log.recordedAt(ordinal)
    if (from > to + clockDifference) say('interval.empty', from, to)
    if (signings.occurredAt(ordinal) > to) {
      say('interval.impossible', signings.occurredAt(ordinal), to)
    }
    if (signings.issuedAt(ordinal) < from - clockDifference) {
      say('interval.claimed-early', signings.issuedAt(ordinal), from)
    }
    if (recordedAt < from - clockDifference) say('interval.recorded-early', recordedAt, from)
    if (recordedAt > to + clockDifference) say('interval.recorded-late', recordedAt, to)
  }
}

function iso(time: number): string {
  return new Date(time).toISOString()
}
