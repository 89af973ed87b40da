import type { Collector } from '../collector.ts'
import type { Requirement } from '../options.ts'

export interface RequiredClaim {
  readonly require: ReadonlySet<Requirement>
  readonly sealed: { readonly total: number; readonly shown: number }
}

/** What this version cannot look at, and what is withheld: never a fault, unless it was required. */
export function checkRequired({ require, sealed }: RequiredClaim, collector: Collector): void {
  if (require.has('timestamp')) collector.find('require.timestamp', { place: {} })
  else collector.skip('time.stamps', 'This version reads no timestamps.')
  if (require.has('witness')) collector.find('require.witness', { place: {} })
  else collector.skip('witness.cosignatures', 'This version reads no cosignatures.')
  collector.look('disclosure.all', sealed.total)
  const withheld = sealed.total - sealed.shown
  if (withheld === 0) return
  const found = `${withheld} of ${sealed.total} withheld`
  if (require.has('disclosures')) collector.find('require.disclosures', { place: {}, found })
  else
    collector.skip('disclosure.all', `Of ${sealed.total} sealed values, ${withheld} are withheld.`)
}
