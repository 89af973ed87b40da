import { fromHex } from '@custodia/core/bytes'
import { noteAsShown } from '@custodia/core/custody'
import type { Checkpoint } from '@custodia/core/custody'
import type { EventLog } from '../bundle/event-log.ts'
import type { SigningLog } from '../bundle/signing-log.ts'
import { createCollector } from '../collector.ts'
import { earlierOf, laterOf } from './outside-time.ts'
import type { DatedCheckpoint, OutsideTime } from './outside-time.ts'
import { notThereBefore, readNoteTimes } from './time-sources.ts'
import type { TimeSources } from './time-sources.ts'

/** Between which times an event was signed, as far as anybody but the ledger says so (D22). */
export interface Interval {
  readonly notBefore?: OutsideTime
  readonly notAfter?: OutsideTime
}

export interface IntervalClaim {
  readonly log: EventLog
  readonly signings: SigningLog
  /** Beginnings of the log, sizes rising, the head last. */
  readonly dated: readonly DatedCheckpoint[]
  readonly sources: TimeSources
}

/** Gives the interval of each event by ordinal. */
export async function provenIntervals(
  claim: IntervalClaim,
): Promise<(ordinal: number) => Interval> {
  const lower = await lowerBounds(claim)
  const upper = upperBounds(claim)
  return (ordinal) => {
    const notBefore = lower[ordinal]
    const notAfter = upper(claim.log.index(ordinal))
    return {
      ...(notBefore === undefined ? {} : { notBefore }),
      ...(notAfter === undefined ? {} : { notAfter }),
    }
  }
}

/** The earliest time of a dated checkpoint that contains the leaf. */
function upperBounds({ dated }: IntervalClaim): (index: number) => OutsideTime | undefined {
  const sizes = dated.map(({ checkpoint }) => checkpoint.size)
  const times = dated.map(({ notAfter }) => notAfter)
  // What a later checkpoint proves, it proves of an earlier one too.
  for (let i = times.length - 2; i >= 0; i--) times[i] = earlierOf(times[i], times[i + 1])
  return (index) => times[countBelow(sizes.length, (i) => sizes[i]! <= index)]
}

/**
 * Who signs an anchor has seen a state of the log that holds all events before it, and whoever follows in a chain has seen
 * the one before: so an event was signed after all of these were.
 */
async function lowerBounds(claim: IntervalClaim): Promise<readonly (OutsideTime | undefined)[]> {
  const { log, signings } = claim
  const ofNote = await timesOfShownNotes(claim)
  const order = log.byIndex()
  const bounds: (OutsideTime | undefined)[] = Array.from({ length: log.size })
  /** The latest bound among the events up to each place of the order. */
  const latest: (OutsideTime | undefined)[] = []
  for (const [place, ordinal] of order.entries()) {
    const size = signings.anchorSize(ordinal)
    const below = countBelow(place, (i) => log.index(order[i]!) < size)
    const before = signings.isFirst(ordinal) ? undefined : bounds[ordinal - 1]
    const shown = ofNote.get(`${size} ${signings.anchorNote(ordinal)}`)
    const bound = [shown, latest[below - 1], before].reduce(laterOf)
    bounds[ordinal] = bound
    latest.push(laterOf(latest.at(-1), bound))
  }
  return bounds
}

/** How many of so many rising things are still below. */
function countBelow(length: number, isBelow: (i: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBelow(middle)) low = middle + 1
    else high = middle
  }
  return low
}

/** The lower bound of each note that an anchor names, by size and digest: only lines count that stood in it then. */
async function timesOfShownNotes({
  log,
  signings,
  dated,
  sources,
}: IntervalClaim): Promise<ReadonlyMap<string, OutsideTime>> {
  const bySize = new Map(dated.map(({ checkpoint }) => [checkpoint.size, checkpoint]))
  const known = new Map<string, OutsideTime>()
  const tried = new Set<string>()
  for (let ordinal = 0; ordinal < log.size; ordinal++) {
    const size = signings.anchorSize(ordinal)
    const digest = signings.anchorNote(ordinal)
    const checkpoint = bySize.get(size)
    const key = `${size} ${digest}`
    if (digest === undefined || checkpoint === undefined || tried.has(key)) continue
    tried.add(key)
    const bound = await timeOfShownNote(checkpoint, digest, sources)
    if (bound !== undefined) known.set(key, bound)
  }
  return known
}

async function timeOfShownNote(
  { note }: Checkpoint,
  digest: string,
  sources: TimeSources,
): Promise<OutsideTime | undefined> {
  const shown = noteAsShown(note, fromHex(digest)!)
  if (shown === undefined) return undefined
  // What does not hold in it was reported with the whole note.
  const times = await readNoteTimes(shown, sources, createCollector())
  return notThereBefore(times, sources).reduce(laterOf)
}
