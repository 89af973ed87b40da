import type { Breach } from '../breach.ts'
import { breach } from '../law.ts'
import { duration, utc } from '../moments.ts'
import { endOf } from '../state/chains.ts'
import { examinedTimes } from '../state/examinations.ts'
import type { Stretch } from '../state/examinations.ts'
import type { ItemState } from '../state/items.ts'
import { lookAt } from '../state/looks.ts'
import { policyAt } from '../state/state.ts'
import type { LawState } from '../state/state.ts'

interface Opening extends Stretch {
  readonly event: string
  readonly index: number
}

/** SEA-04, by the ledger's times. What is never sealed again is open until it is disposed of, or the record ends. */
export function leftOpen(state: LawState): readonly (readonly [string, Breach])[] {
  const end = endOf(state.chains)
  return [...state.items.values()].flatMap((item) => openTooLong(item, end, state))
}

/** Openings and examinations are both in order and apart, so one walk along both finds what lies between. */
function openTooLong(
  item: ItemState,
  end: number,
  state: LawState,
): readonly (readonly [string, Breach])[] {
  const openings = openingsOf(item, end, state)
  if (openings.length === 0) return []
  lookAt(state, 'SEA-04', openings.length)
  const examined = examinedTimes(item, end)
  let next = 0
  return openings.flatMap(({ event, index, from, until }) => {
    const { lateAfter } = policyAt(state, index)!
    while (next < examined.length && examined[next]!.until <= from) next++
    let free: Stretch = { from, until: Math.min(examined[next]?.from ?? until, until) }
    while (free.until - free.from <= lateAfter * 1000 && free.until < until) {
      const { until: back } = examined[next]!
      // The next opening can lie in this examination too.
      if (back >= until) return []
      next++
      free = { from: back, until: Math.min(examined[next]?.from ?? until, until) }
    }
    const isLong = free.until - free.from > lateAfter * 1000
    return isLong ? [[event, leftUnsealed(item.item, event, free, lateAfter)] as const] : []
  })
}

function openingsOf(item: ItemState, end: number, state: LawState): readonly Opening[] {
  const timeOf = (event: string): number => state.events.get(event)!.recordedAt
  const ended = item.standings.find(({ standing }) => standing === 'disposed')?.event
  return item.sealings.flatMap(({ state: stands, event, index }, i) => {
    const closing = item.sealings[i + 1]?.event ?? ended
    const until = closing === undefined ? end : timeOf(closing)
    return stands === 'sealed' ? [] : [{ event, index, from: timeOf(event), until }]
  })
}

function leftUnsealed(
  item: string,
  event: string,
  { from, until }: Stretch,
  allowed: number,
): Breach {
  return breach('SEA-04', {
    sentence: `Item ${item} was opened by event ${event} and lay unsealed from ${utc(from)} to ${utc(until)}, longer than ${duration(allowed)}, and nobody examined it in that time.`,
    remedy: 'Seal it, record seal.applied, and say where it lay and who could reach it meanwhile.',
  })
}
