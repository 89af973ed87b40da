import { randomBytes, sha256Hex } from '../../crypto/index.ts'
import {
  disclosureDigestInput,
  encodeDisclosure,
  limits,
  parseDisclosure,
} from '../../wire/index.ts'
import type { CborValue } from '../../wire/index.ts'

/** A value that only its digest shows, and what opens it. */
export interface SealedValue {
  readonly label: string
  /** SHA-256 as docs/format/disclosure.md defines it, 64 hex digits: this enters the event. */
  readonly digest: string
  /** Salt, value and label: this stays outside the log and can be erased. */
  readonly disclosure: Uint8Array
}

/** Seals a value with a fresh salt of 16 bytes. Errors: ERR_CBOR_VALUE, ERR_DISCLOSURE_MALFORMED. */
export function sealValue(label: string, value: CborValue): SealedValue {
  const disclosure = encodeDisclosure({ salt: randomBytes(limits.saltLength), value, label })
  return { label, digest: disclosureDigest(disclosure), disclosure }
}

export interface OpenedValue {
  readonly label: string
  readonly digest: string
  readonly value: CborValue
}

/** Reads a disclosure and names the digest that it opens. Errors: ERR_DISCLOSURE_MALFORMED, ERR_CBOR_PROFILE. */
export function openDisclosure(disclosure: Uint8Array): OpenedValue {
  const { label, value } = parseDisclosure(disclosure)
  return { label, value, digest: disclosureDigest(disclosure) }
}

/** The digest that a disclosure opens. It says nothing of whether the disclosure is well formed. */
export function disclosureDigest(disclosure: Uint8Array): string {
  return sha256Hex(disclosureDigestInput(disclosure))
}
