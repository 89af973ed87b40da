import type { CustodyRecord } from '@custodia/core/custody'
import type { ChainName } from '@custodia/core/wire'
import type { CarriedChain } from '../bundle/carried-chain.ts'
import type { Collector } from '../collector.ts'
import type { Place } from '../report.ts'
import type { ExportStatement } from './export-statement.ts'
import { reportBreaches } from './law.ts'

export interface ReviewClaim {
  readonly record: CustodyRecord
  readonly carried: ReadonlyMap<string, CarriedChain>
  readonly notCarried: readonly ChainName[]
  readonly statements: readonly ExportStatement[]
  /** Thumbprints of the keys that signed. */
  readonly kids: Iterable<string>
  readonly now: number
}

/** What the law can say only once every chain was read (docs/law.md). */
export function checkReview(claim: ReviewClaim, collector: Collector): void {
  const { record, carried, notCarried, statements, kids, now } = claim
  const absent = new Set(notCarried.map(({ chain }) => chain))
  // Another export of the case may have held chains that this one has no reason to hold.
  for (const { heads } of statements) {
    for (const chain of heads.keys()) if (!carried.has(chain)) absent.add(chain)
  }
  const reviewed = [...record.review({ time: now, notCarried: absent })]
  const placeIn = (event: string): number => record.event(event)?.index ?? Number.MAX_SAFE_INTEGER
  reviewed.sort(([a], [b]) => placeIn(a) - placeIn(b))
  for (const [event, breaches] of reviewed) {
    reportBreaches(breaches, placeOf(event, record), collector)
  }
  for (const event of record.disputedEvents()) {
    const { through } = record.dispute(event) ?? {}
    const found = through === undefined ? {} : { found: `through the ${through}` }
    collector.find('signer.disputed', { place: placeOf(event, record), ...found })
  }
  for (const kid of kids) {
    const rekeyed = record.keyAt(kid)?.rekeyed
    if (rekeyed === undefined) continue
    const found = `vouched for by ${rekeyed.by.join(', ')}`
    collector.find('signer.rekeyed', { place: placeOf(rekeyed.event, record), found })
  }
}

function placeOf(event: string, record: CustodyRecord): Place {
  const known = record.event(event)
  if (known === undefined) return { event }
  const { index, type, kind, chain, seq } = known
  return { index, event, type, kind, chain, seq }
}
