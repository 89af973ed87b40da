import { toHex } from '../../bytes/index.ts'
import { isCustodyError } from '../../errors.ts'
import { readSealedValue } from '../../wire/index.ts'
import type { EventPayload } from '../../wire/index.ts'
import { openDisclosure } from './sealing.ts'

/** The digest under which an enrolment seals who its party is; undefined for every other event. */
export function personDigest({ type, sealed }: EventPayload): string | undefined {
  return type === 'party.enrolled' ? sealed.get('person') : undefined
}

/** What a disclosure opens of who a party is, 64 hex digits; undefined if it does not open that digest. */
export function openPerson(
  payload: EventPayload,
  disclosure: Uint8Array | undefined,
): string | undefined {
  const expected = personDigest(payload)
  if (expected === undefined || disclosure === undefined) return undefined
  try {
    const { label, digest, value } = openDisclosure(disclosure)
    if (digest !== expected || label !== 'person') return undefined
    return toHex(readSealedValue('party.enrolled', 'person', value) as Uint8Array)
  } catch (error) {
    if (isCustodyError(error)) return undefined
    throw error
  }
}
