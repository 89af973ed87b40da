import type { AuthorityRecord } from '../custody-record.ts'
import { hasEnded, variationAt } from '../state/authorities.ts'
import type { AuthorityState } from '../state/authorities.ts'
import { entriesBefore } from '../state/timeline.ts'

export function authorityView(authority: AuthorityState, index: number): AuthorityRecord {
  const { event, kind, validFrom, variations } = authority
  const last = variationAt(authority, index)
  const { validUntil, actions, kinds } = last ?? authority.terms
  const known = entriesBefore(variations, index, (one) => one.index)
  return {
    event,
    index: authority.index,
    kind,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(actions === undefined ? {} : { actions }),
    ...(kinds === undefined ? {} : { kinds }),
    ended: hasEnded(last),
    variations: known.map((one) => ({
      event: one.event,
      index: one.index,
      change: one.change,
      ...(one.reach === undefined ? {} : { reach: one.reach }),
    })),
  }
}
