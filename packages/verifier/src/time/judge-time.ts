import type { Checkpoint } from '@custodia/core/custody'
import type { TrustFile } from '@custodia/core/wire'
import type { BundleContent } from '../bundle/bundle-reading.ts'
import { checkIntervals } from '../checks/intervals.ts'
import { checkOutside, checkSunset } from '../checks/outside.ts'
import type { Collector } from '../collector.ts'
import type { Request } from '../options.ts'
import type { TimeReport } from '../report-time.ts'
import { dateCheckpoints } from './date-checkpoints.ts'
import { provenIntervals } from './intervals.ts'
import type { Interval } from './intervals.ts'
import { reportTime } from './report-time.ts'
import { timeSources } from './time-sources.ts'

export interface TimeClaim {
  readonly request: Request
  /** Checkpoints that are beginnings of the log, sizes rising, the head last; empty if nothing is proven. */
  readonly checkpoints: readonly Checkpoint[]
  /** Whether the trust file is of this ledger: otherwise it vouches for nobody's time. */
  readonly isRecognised: boolean
  /** Entries below this size of the log should have been seen by others. */
  readonly needed: number
}

/** Says when what is shown was signed, by the word of those whom the trust file names. */
export async function judgeTime(
  { log, signings }: BundleContent,
  { request, checkpoints, isRecognised, needed }: TimeClaim,
  collector: Collector,
): Promise<TimeReport> {
  const { trust, require, now } = request
  const sources = trust !== undefined && isRecognised ? timeSources(trust) : undefined
  const dated = sources === undefined ? [] : await dateCheckpoints(checkpoints, sources, collector)
  checkOutside({ sources, dated, needed, require }, collector)
  const intervalOf: (ordinal: number) => Interval =
    sources === undefined ? () => ({}) : await provenIntervals({ log, signings, dated, sources })
  checkIntervals({ log, signings, intervalOf }, collector)
  const report = reportTime({ log, dated, intervalOf, checkpoints }, request.isTimeline)
  if (report.notAfter + report.notBefore === 0) {
    collector.skip('time.intervals', 'Nobody outside the ledger vouches for a time.')
  }
  const proven = (before: number): number =>
    log.byIndex().filter((ordinal) => (intervalOf(ordinal).notAfter?.time ?? Infinity) < before)
      .length
  const claim = { ends: firstEnd(trust), now, proven, events: log.size }
  checkSunset(claim, collector)
  return report
}

/** When the first algorithm of the ledger ends, by the trust file. */
function firstEnd(trust: TrustFile | undefined): number | undefined {
  const ends = Object.values(trust?.sunset ?? {})
  return ends.length === 0 ? undefined : Math.min(...ends)
}
