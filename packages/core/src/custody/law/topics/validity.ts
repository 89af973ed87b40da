import { breach, notConcerned } from '../law.ts'
import type { Answer } from '../law.ts'
import { utc } from '../moments.ts'

/** What a document says of when it is valid, both in milliseconds since 1970 UTC. */
interface Validity {
  readonly validFrom?: number | undefined
  readonly validUntil?: number | undefined
}

/** AGR-01 and LEG-08: what an event says of an agreement, or of an authority, ends no earlier than it begins. */
export function datesInOrder(
  rule: 'AGR-01' | 'LEG-08',
  what: string,
  { validFrom, validUntil }: Validity,
): Answer {
  if (validFrom === undefined || validUntil === undefined) return notConcerned
  if (validFrom <= validUntil) return undefined
  return breach(rule, {
    sentence: `The ${what} begins at ${utc(validFrom)} and ends at ${utc(validUntil)}, before it begins.`,
    remedy: 'Copy both dates from the document again.',
  })
}
