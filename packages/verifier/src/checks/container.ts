import { toHex } from '@custodia/core/bytes'
import type { BundleHeader, BundleTrailer } from '@custodia/core/wire'
import type { Collector } from '../collector.ts'

/** What was really read. */
export interface Counted {
  readonly items: number
  readonly chains: number
  readonly events: number
  readonly disclosures: number
  /** The lowest and the highest log index; absent without events. */
  readonly lowest: number | undefined
  readonly highest: number | undefined
}

/** Compares the trailer with what was read before it. */
export function checkTrailer(
  trailer: BundleTrailer,
  counted: Counted & { readonly sha256: Uint8Array },
  collector: Collector,
): void {
  collector.look('container.trailer', 4)
  for (const what of ['items', 'events', 'disclosures'] as const) {
    const [stated, found] = [trailer[what], counted[what]]
    if (stated === found) continue
    collector.find('trailer.count', { place: {}, expected: `${stated} ${what}`, found })
  }
  const [expected, found] = [toHex(trailer.sha256), toHex(counted.sha256)]
  if (expected !== found) collector.find('trailer.digest', { place: {}, expected, found })
}

/** Compares the header with what was read after it. */
export function checkHeader(
  header: BundleHeader,
  counted: Counted & { readonly ledger: string },
  collector: Collector,
): void {
  collector.look('container.claims', 6)
  const [lowest, highest] = header.indexes
  const claims = { ...header, lowest, highest }
  for (const what of ['chains', 'events', 'disclosures', 'lowest', 'highest'] as const) {
    const [stated, found] = [claims[what], counted[what] ?? 'none']
    if (stated === found) continue
    const isIndex = what === 'lowest' || what === 'highest'
    const expected = isIndex ? `${what} index ${stated}` : `${stated} ${what}`
    collector.find('header.count', { place: {}, expected, found })
  }
  if (header.ledger !== counted.ledger) {
    collector.find('header.ledger', { place: {}, expected: counted.ledger, found: header.ledger })
  }
}
