import { bundleFault } from '../../wire/index.ts'
import type { CborValue } from '../../wire/index.ts'
import { openDisclosure } from '../record/index.ts'
import type { OpenedEvent } from '../record/index.ts'

/** A value that a bundle opens. */
export interface OpenValue {
  readonly label: string
  readonly value: CborValue
  readonly disclosure: Uint8Array
}

/**
 * The disclosures of an event, each of which opens its digest, in the order of the labels. Errors: ERR_BUNDLE_MALFORMED if
 * one does not, ERR_DISCLOSURE_MALFORMED, ERR_CBOR_PROFILE.
 */
export function matchDisclosures(
  { payload }: OpenedEvent,
  disclosures: readonly Uint8Array[],
  offset: number,
): readonly OpenValue[] {
  const labels = [...payload.sealed.keys()]
  let last = -1
  return disclosures.map((disclosure) => {
    const { label, value, digest } = openDisclosure(disclosure)
    const position = labels.indexOf(label)
    if (payload.sealed.get(label) !== digest || position <= last) {
      throw bundleFault(offset, 'disclosure', 'it does not open what the event seals, in its order')
    }
    last = position
    return { label, value, disclosure }
  })
}
