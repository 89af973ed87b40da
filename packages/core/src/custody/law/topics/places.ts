import type { Breach } from '../breach.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { Rule } from '../law.ts'
import { duration, utc } from '../moments.ts'
import { endOf } from '../state/chains.ts'
import type { ItemState, StoringState } from '../state/items.ts'
import { lookAt } from '../state/looks.ts'
import { policyAt } from '../state/state.ts'
import type { LawState } from '../state/state.ts'

/** CUS-11, of a place that is somebody's own. */
export const notHisOwnPlace: Rule<'item.stored'> = rule('CUS-11', ({ id, chain, payload }) => {
  const { storedIn } = payload.fields
  if (storedIn === undefined) return notConcerned
  if (storedIn !== 'personal') return undefined
  return breach('CUS-11', {
    sentence: `By event ${id}, item ${chain} lies in a place of somebody's own: a locker, a desk, a home.`,
    remedy:
      'Bring it to a place that is meant for evidence, record item.stored, and say why it was not there.',
  })
})

/**
 * CUS-11, of a place for the time being, by the ledger's times: it lasts until the item is stored again, is in other
 * hands or comes to its end, or until the record ends.
 */
export function leftForTheTimeBeing(state: LawState): readonly (readonly [string, Breach])[] {
  const end = endOf(state.chains)
  return [...state.items.values()].flatMap((item) => {
    const changes = [
      ...item.spans.map(({ event }) => event),
      ...item.standings.filter(({ standing }) => standing === 'disposed').map(({ event }) => event),
    ].map((event) => state.events.get(event)!)
    let next = 0
    return item.stored.flatMap((stored, i): readonly (readonly [string, Breach])[] => {
      while (next < changes.length && changes[next]!.index <= stored.index) next++
      if (stored.storedIn !== 'temporary') return []
      lookAt(state, 'CUS-11')
      const later = [changes[next], item.stored[i + 1]].filter((one) => one !== undefined)
      const until = later.reduce((first, { recordedAt }) => Math.min(first, recordedAt), end)
      return tooLong(item, stored, until, state)
    })
  })
}

function tooLong(
  { item }: ItemState,
  { event, index, recordedAt }: StoringState,
  until: number,
  state: LawState,
): readonly (readonly [string, Breach])[] {
  const { lateAfter } = policyAt(state, index)!
  if (until - recordedAt <= lateAfter * 1000) return []
  const said = breach('CUS-11', {
    sentence: `Item ${item} was put in a place for the time being by event ${event} and was there from ${utc(recordedAt)} to ${utc(until)}, longer than ${duration(lateAfter)}.`,
    remedy: 'Bring it to its place, record item.stored, and say why it took so long.',
  })
  return [[event, said]]
}
