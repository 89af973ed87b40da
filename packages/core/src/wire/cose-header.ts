import { toHex } from '../bytes/index.ts'
import { decodeCbor, isCborMap } from './cbor.ts'
import type { CborMap, CborValue } from './cbor.ts'
import type { Refusal } from './cose.ts'

/** Labels of the header parameters (RFC 9052, RFC 9596, RFC 9597). */
export const headerLabel = { alg: 1, contentType: 3, kid: 4, claims: 15, typ: 16 } as const

/** Ed25519, fully specified (RFC 9864). */
export const algEd25519 = -19

/** Bytes of a key id, of a party id, of every digest. */
export const idLength = 32

/** What tells one kind of message from another under the same signature scheme. */
export interface MessageKind {
  readonly contentType: string
  readonly typ: string
  /** The labels that the protected header has, in order; no other, and none missing. */
  readonly labels: readonly number[]
  readonly malformed: Refusal
}

/** The header parameters that every message has, with its kid (the 32-byte thumbprint of RFC 9679). */
export function commonHeader(kind: MessageKind, kid: Uint8Array): readonly [number, CborValue][] {
  return [
    [headerLabel.alg, algEd25519],
    [headerLabel.contentType, kind.contentType],
    [headerLabel.kid, kid],
    [headerLabel.typ, kind.typ],
  ]
}

/** Reads a protected header: exactly the labels of its kind, alg, content type, typ and a kid of 32 bytes. */
export function readHeader(
  protectedBytes: Uint8Array,
  kind: MessageKind,
): { readonly header: CborMap; readonly kid: string } {
  const { malformed } = kind
  const header = decodeCbor(protectedBytes)
  if (!isCborMap(header)) throw malformed('protected header', 'expected a map')
  expectKeys(header, kind.labels, (reason) => malformed('protected header', reason))
  if (header.get(headerLabel.alg) !== algEd25519) {
    throw malformed('alg', `expected ${algEd25519}, Ed25519`)
  }
  if (header.get(headerLabel.contentType) !== kind.contentType) {
    throw malformed('content type', `expected ${kind.contentType}`)
  }
  if (header.get(headerLabel.typ) !== kind.typ) throw malformed('typ', `expected ${kind.typ}`)
  const kid = header.get(headerLabel.kid)
  if (!(kid instanceof Uint8Array) || kid.length !== idLength) {
    throw malformed('kid', `expected ${idLength} bytes`)
  }
  return { header, kid: toHex(kid) }
}

/** Makes sure that a map has these keys and no others. */
export function expectKeys(
  map: CborMap,
  keys: readonly (string | number)[],
  refuse: (reason: string) => Error,
): void {
  const isExact = map.size === keys.length && keys.every((key) => map.has(key))
  if (!isExact) throw refuse(`expected exactly the keys ${keys.join(', ')}`)
}
