import type { Collector } from '../collector.ts'
import type { Requirement } from '../options.ts'
import type { SealedReport } from '../report.ts'

export interface RequiredClaim {
  readonly require: ReadonlySet<Requirement>
  readonly sealed: SealedReport
}

/** What is withheld is never a fault, unless it was required. */
export function checkRequired({ require, sealed }: RequiredClaim, collector: Collector): void {
  collector.look('disclosure.all', sealed.total)
  const { total, opened, withheld, erased } = sealed
  if (opened === total) return
  const found = `${withheld} of ${total} withheld, ${erased} erased`
  if (require.has('disclosures')) collector.find('require.disclosures', { place: {}, found })
  else collector.skip('disclosure.all', notAll({ total, withheld, erased }))
}

function notAll({
  total,
  withheld,
  erased,
}: Omit<SealedReport, 'places' | 'opened' | 'withoutReason'>): string {
  const parts = [
    ...(withheld === 0 ? [] : [`${withheld} ${withheld === 1 ? 'is' : 'are'} withheld`]),
    ...(erased === 0 ? [] : [`${erased} ${erased === 1 ? 'was' : 'were'} erased`]),
  ]
  return `Of ${total} sealed values, ${parts.join(' and ')}.`
}
