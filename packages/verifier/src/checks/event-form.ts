import { openEvent } from '@custodia/core/custody'
import type { OpenedEvent } from '@custodia/core/custody'
import { isCustodyError } from '@custodia/core/errors'
import type { Collector } from '../collector.ts'
import type { Place } from '../report.ts'

/** What an event that cannot be read is refused with; any other error is a mistake of ours. */
const refusals: ReadonlySet<string> = new Set([
  'ERR_CBOR_PROFILE',
  'ERR_EVENT_MALFORMED',
  'ERR_EVENT_FIELD',
])

/** Reads an event whole; undefined if it is not one. What it says of other events is for other checks. */
export function checkEventForm(
  bytes: Uint8Array,
  place: Place,
  collector: Collector,
): OpenedEvent | undefined {
  collector.look('event.form')
  try {
    return openEvent(bytes)
  } catch (error) {
    if (!isCustodyError(error) || !refusals.has(error.code)) throw error
    collector.find('event.malformed', { place, reason: error.message })
    return undefined
  }
}

/** Whether it was signed for this ledger, whose id is that of the genesis. */
export function checkEventLedger(
  { parsed }: OpenedEvent,
  ledger: string,
  place: Place,
  collector: Collector,
): void {
  const found = parsed.header.ledger
  // The genesis is signed for no ledger yet: its own id becomes the ledger's.
  if (found === null || found === ledger) return
  collector.find('event.ledger', { place, expected: ledger, found })
}
