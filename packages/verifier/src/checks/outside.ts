import type { Collector } from '../collector.ts'
import type { Requirement } from '../options.ts'
import type { DatedCheckpoint } from '../time/outside-time.ts'
import type { TimeSources } from '../time/time-sources.ts'

export interface OutsideClaim {
  /** Undefined without a trust file of this ledger. */
  readonly sources: TimeSources | undefined
  readonly dated: readonly DatedCheckpoint[]
  /** Entries below this size of the log are to be covered: those that an export states, or all that are shown. */
  readonly needed: number
  readonly require: ReadonlySet<Requirement>
}

/** Whether those outside the ledger whose word counts have seen the log that is shown. */
export function checkOutside(claim: OutsideClaim, collector: Collector): void {
  checkWitnesses(claim, collector)
  checkTimeStamps(claim, collector)
}

function checkWitnesses(
  { sources, dated, needed, require }: OutsideClaim,
  collector: Collector,
): void {
  const policy = sources?.policy
  if (policy === undefined) {
    if (require.has('witness')) collector.find('require.witness', { place: {} })
    collector.skip('witness.cosignatures', 'No trust file of this ledger names witnesses.')
    return
  }
  const covered = coveredBy(dated, ({ isWitnessed }) => isWitnessed)
  if (covered >= needed) return
  if (policy.quorum === 'none' && !require.has('witness')) {
    collector.skip('witness.cosignatures', 'Your trust file asks for no cosignature.')
    return
  }
  const expected = `the first ${needed} entries of the log`
  collector.find('witness.quorum', { place: {}, expected, found: `the first ${covered}` })
}

function checkTimeStamps(
  { sources, dated, needed, require }: OutsideClaim,
  collector: Collector,
): void {
  const covered = coveredBy(dated, ({ isStamped }) => isStamped)
  if (covered >= needed) return
  if (require.has('timestamp')) {
    const expected = `the first ${needed} entries of the log`
    collector.find('require.timestamp', { place: {}, expected, found: `the first ${covered}` })
  }
  if (sources?.timeStamps === undefined) {
    collector.skip('time.stamps', 'No trust file of this ledger names authorities that stamp.')
  } else {
    const most = sources.timeStamps.threshold
    collector.skip(
      'time.stamps',
      `Only the first ${covered} entries of the log are stamped by ${most === 1 ? 'an authority' : `${most} authorities`} of your trust file.`,
    )
  }
}

/** Up to which size of the log somebody outside has seen it. */
function coveredBy(
  dated: readonly DatedCheckpoint[],
  is: (one: DatedCheckpoint) => boolean,
): number {
  return dated.findLast(is)?.checkpoint.size ?? 0
}

/** Whether entries were there before an algorithm ended, by the word of others, if it has ended. */
export function checkSunset(
  {
    ends,
    now,
    proven,
    events,
  }: {
    /** The first end of an algorithm of the ledger, by the trust file: milliseconds since 1970 UTC. */
    readonly ends: number | undefined
    readonly now: number
    /** How many events were there before it. */
    readonly proven: (before: number) => number
    readonly events: number
  },
  collector: Collector,
): void {
  if (ends === undefined || now < ends) {
    collector.skip('time.sunset', 'No algorithm of the ledger has ended, by any trust file.')
    return
  }
  collector.look('time.sunset', events)
  const found = proven(ends)
  if (found === events) return
  const expected = `${events} entries that were there before ${new Date(ends).toISOString().slice(0, 10)}`
  collector.find('time.sunset-unproven', { place: {}, expected, found })
}
