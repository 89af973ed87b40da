import { encodeUtf8 } from '../bytes/index.ts'
import { CustodyError } from '../errors.ts'
import { decodeCbor, encodeCbor, isCborArray } from './cbor.ts'
import type { CborValue } from './cbor.ts'
import { byteStringLength, writeByteString } from './cbor-head.ts'
import { limits } from './limits.ts'

/** What opens one sealed value of an event (docs/format/disclosure.md): the value, its label, and a salt. */
export interface Disclosure {
  /** 16 random bytes, used once. */
  readonly salt: Uint8Array
  readonly value: CborValue
  /** The name under which the event seals the value; 1 to 255 bytes of UTF-8. */
  readonly label: string
}

/**
 * Writes a disclosure: the array [salt, value, label]. A salt or label of a wrong length is a RangeError. Throws
 * ERR_CBOR_VALUE for a value that the profile cannot hold, ERR_DISCLOSURE_MALFORMED for one that is too long.
 */
export function encodeDisclosure({ salt, value, label }: Disclosure): Uint8Array {
  if (salt.length !== limits.saltLength) {
    throw new RangeError(`a salt has ${limits.saltLength} bytes, not ${salt.length}`)
  }
  if (!isLabel(label)) throw new RangeError(`a label has 1 to ${limits.nameLength} bytes`)
  const bytes = encodeCbor([salt, value, label])
  checkLength(bytes)
  return bytes
}

/** The bytes whose SHA-256 the event carries: the disclosure as a CBOR byte string, head included (as in SD-CWT). */
export function disclosureDigestInput(disclosure: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(byteStringLength(disclosure))
  writeByteString(bytes, 0, disclosure)
  return bytes
}

/**
 * Reads a disclosure. Whether it opens anything is told by its digest alone. Throws ERR_CBOR_PROFILE, or
 * ERR_DISCLOSURE_MALFORMED with the part.
 */
export function parseDisclosure(bytes: Uint8Array): Disclosure {
  checkLength(bytes)
  const parts = decodeCbor(bytes)
  if (!isCborArray(parts) || parts.length !== 3) {
    throw malformed('array', 'expected the three parts salt, value and label')
  }
  const [salt, value, label] = parts as [CborValue, CborValue, CborValue]
  if (!(salt instanceof Uint8Array) || salt.length !== limits.saltLength) {
    throw malformed('salt', `expected ${limits.saltLength} bytes`)
  }
  if (!isLabel(label)) throw malformed('label', `expected 1 to ${limits.nameLength} bytes of text`)
  return { salt, value, label }
}

function checkLength(bytes: Uint8Array): void {
  if (bytes.length > limits.disclosureLength) {
    throw malformed(
      'length',
      `expected at most ${limits.disclosureLength} bytes, found ${bytes.length}`,
    )
  }
}

function isLabel(value: CborValue): value is string {
  return typeof value === 'string' && value !== '' && encodeUtf8(value).length <= limits.nameLength
}

function malformed(part: string, reason: string): CustodyError<'ERR_DISCLOSURE_MALFORMED'> {
  return new CustodyError('ERR_DISCLOSURE_MALFORMED', `not a disclosure: ${part}: ${reason}`, {
    part,
  })
}
