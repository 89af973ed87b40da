import { checkPossession } from '@custodia/core/custody'
import type { CustodyRecord, PlacedEvent } from '@custodia/core/custody'
import { isCustodyError } from '@custodia/core/errors'
import { parsePossession } from '@custodia/core/wire'
import type { EventPayload } from '@custodia/core/wire'
import type { Collector } from '../collector.ts'
import type { Place } from '../report.ts'
import type { AnchorCheck } from './anchors.ts'
import { reportBreaches } from './law.ts'

export interface PossessionContext {
  readonly record: CustodyRecord
  readonly anchors: AnchorCheck
  readonly collector: Collector
}

/**
 * Reads every proof of possession that an event carries, and checks its signature. That none is missing is for the law
 * to say, when it judges the event.
 */
export function checkPossessions(
  event: PlacedEvent,
  place: Place,
  { record, anchors, collector }: PossessionContext,
): void {
  const proofs = proofsIn(event.payload)
  collector.look('signer.possession', proofs.length)
  reportBreaches(checkPossession(event, record), place, collector)
  for (const proof of proofs) {
    const scope = scopeOf(proof)
    if (scope !== undefined && 'anchor' in scope) anchors.addAside(scope.anchor, place)
  }
}

function proofsIn(payload: EventPayload): readonly Uint8Array[] {
  switch (payload.type) {
    case 'ledger.opened':
      return payload.fields.founders.flatMap(({ possession }) => possession ?? [])
    case 'party.enrolled':
      return payload.fields.possession === undefined ? [] : [payload.fields.possession]
    case 'key.rotated':
      return [payload.fields.possession]
    default:
      return []
  }
}

/** Undefined for a proof that cannot be read, which the law has reported. */
function scopeOf(proof: Uint8Array): ReturnType<typeof parsePossession>['scope'] | undefined {
  try {
    return parsePossession(proof).scope
  } catch (error) {
    if (!isCustodyError(error)) throw error
    return undefined
  }
}
