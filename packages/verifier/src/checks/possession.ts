import { checkPossession, possessionAnchor, possessionsIn } from '@custodia/core/custody'
import type { CustodyRecord, Look, PlacedEvent } from '@custodia/core/custody'
import type { Collector } from '../collector.ts'
import type { Place } from '../report.ts'
import type { AnchorCheck } from './anchors.ts'
import { reportBreaches } from './law.ts'

export interface PossessionContext {
  readonly record: CustodyRecord
  readonly anchors: AnchorCheck
  readonly collector: Collector
  readonly look: Look
}

/**
 * Reads every proof of possession that an event carries, and checks its signature. That none is missing is for the law
 * to say, when it judges the event.
 */
export function checkPossessions(
  event: PlacedEvent,
  place: Place,
  { record, anchors, collector, look }: PossessionContext,
): void {
  const proofs = possessionsIn(event.payload)
  collector.look('signer.possession', proofs.length)
  reportBreaches(checkPossession(event, record, look), place, collector)
  for (const proof of proofs) {
    const anchor = possessionAnchor(proof)
    if (anchor !== undefined) anchors.addAside(anchor, place)
  }
}
