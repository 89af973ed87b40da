import { toHex } from '@custodia/core/bytes'
import type { EventLog } from '../bundle/event-log.ts'
import type { Collector } from '../collector.ts'

/** How far the log may be ahead of our clock before that is worth a remark: time zones set wrongly, and then some. */
const allowedLead = 86_400_000

/** Recorded times never fall with the index (docs/format/leaf.md), and should not lie after `now`. */
export function checkRecordedTimes(log: EventLog, now: number, collector: Collector): void {
  collector.look('log.time', log.size)
  let latest = 0
  for (const ordinal of log.byIndex()) {
    const time = log.recordedAt(ordinal)
    const place = { index: log.index(ordinal), event: toHex(log.id(ordinal)) }
    if (time < latest) {
      collector.find('time.backwards', { place, expected: `at least ${latest}`, found: time })
    }
    latest = Math.max(latest, time)
  }
  if (latest > now + allowedLead) {
    collector.find('time.ahead', { place: {}, expected: `at most ${now}`, found: latest })
  }
}
