import type { Breach } from './breach.ts'
import { breach } from './law.ts'
import { duration, utc } from './moments.ts'
import { lookAt } from './state/looks.ts'
import type { EventState, LawState } from './state/state.ts'
import { append } from './state/timeline.ts'

/**
 * What makes a burst. Fewer entries are some late ones, each of which has to say why. An hour is one sitting. A single day
 * that is entered in the evening, a journey, or a few days without a connection are no history that was made up; seven
 * different days in one sitting are one that was written afterwards, whatever else it is.
 */
const burst = { entries: 10, withinSeconds: 3600, days: 7 } as const

type Entry = Pick<EventState, 'event' | 'index' | 'recordedAt' | 'occurredAt'>

/** A run of entries of one person: places in the list of them, both included. */
interface Run {
  readonly first: number
  last: number
}

/** COR-03: entries of one sitting that tell of many days. */
export function burstsOfEntries(state: LawState): readonly (readonly [string, Breach])[] {
  const bySigner = new Map<string, Entry[]>()
  for (const event of state.events.values()) {
    if (!event.refused && event.role !== 'service') append(bySigner, event.signer, event)
  }
  lookAt(state, 'COR-03', bySigner.size)
  return [...bySigner].flatMap(([signer, entries]) => {
    entries.sort((a, b) => a.index - b.index)
    return runsOf(entries).map((run) => {
      const found = entries.slice(run.first, run.last + 1)
      return [found[0]!.event, atOneSitting(signer, found)] as const
    })
  })
}

/** Slides one window along the entries; windows that overlap are one run. */
function runsOf(entries: readonly Entry[]): readonly Run[] {
  const runs: Run[] = []
  const days = new Map<number, number>()
  let first = 0
  entries.forEach((entry, last) => {
    count(days, entry, 1)
    while (entry.recordedAt - entries[first]!.recordedAt > burst.withinSeconds * 1000) {
      count(days, entries[first++]!, -1)
    }
    if (last - first + 1 < burst.entries || days.size < burst.days) return
    const run = runs.at(-1)
    if (run !== undefined && first <= run.last) run.last = last
    else runs.push({ first, last })
  })
  return runs
}

function count(days: Map<number, number>, entry: Entry, by: 1 | -1): void {
  const day = dayOf(entry)
  const now = (days.get(day) ?? 0) + by
  if (now === 0) days.delete(day)
  else days.set(day, now)
}

function dayOf({ occurredAt }: Entry): number {
  return Math.floor(occurredAt / 86_400_000)
}

function atOneSitting(signer: string, found: readonly Entry[]): Breach {
  const days = new Set(found.map(dayOf)).size
  const claims = found.reduce(
    ([from, until], { occurredAt }) =>
      [Math.min(from, occurredAt), Math.max(until, occurredAt)] as const,
    [Infinity, -Infinity] as readonly [number, number],
  )
  const [first, last] = [found[0]!, found.at(-1)!]
  return breach('COR-03', {
    sentence: `Person ${signer} recorded ${found.length} events from ${utc(first.recordedAt)} to ${utc(last.recordedAt)}, the first of them ${first.event} and the last ${last.event}, and says that they happened on ${days} different days from ${utc(claims[0])} to ${utc(claims[1])}.`,
    remedy: `Say from which notes they were written, and keep those: more than ${burst.entries - 1} entries within ${duration(burst.withinSeconds)} of ${burst.days} days or more were not written as things happened.`,
  })
}
