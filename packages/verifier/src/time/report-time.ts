import { toHex } from '@custodia/core/bytes'
import type { Checkpoint } from '@custodia/core/custody'
import type { EventLog } from '../bundle/event-log.ts'
import type { EntryInterval, TimeReport } from '../report-time.ts'
import type { Interval } from './intervals.ts'
import type { DatedCheckpoint } from './outside-time.ts'

export interface ReportedTime {
  readonly log: EventLog
  readonly checkpoints: readonly Checkpoint[]
  readonly dated: readonly DatedCheckpoint[]
  readonly intervalOf: (ordinal: number) => Interval
}

/** Counts what is shown of times, and lists it entry by entry if that was asked for. */
export function reportTime(
  { log, checkpoints, dated, intervalOf }: ReportedTime,
  isTimeline: boolean,
): TimeReport {
  const entries: EntryInterval[] = []
  let [notBefore, notAfter] = [0, 0]
  for (const ordinal of log.byIndex()) {
    const interval = intervalOf(ordinal)
    if (interval.notBefore !== undefined) notBefore += 1
    if (interval.notAfter !== undefined) notAfter += 1
    if (!isTimeline) continue
    const [index, recordedAt] = [log.index(ordinal), log.recordedAt(ordinal)]
    entries.push({ index, event: toHex(log.id(ordinal)), recordedAt, ...interval })
  }
  const latest = dated.findLast((one) => one.notAfter !== undefined)
  return {
    checkpoints: checkpoints.length,
    dated: dated.filter((one) => one.notAfter !== undefined).length,
    notBefore,
    notAfter,
    ...(latest?.notAfter && { latest: { size: latest.checkpoint.size, ...latest.notAfter } }),
    ...(isTimeline ? { entries } : {}),
  }
}
