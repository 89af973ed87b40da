import { encodeUtf8, fromHex, toHex } from '../bytes/index.ts'
import { CustodyError } from '../errors.ts'
import { decodeCbor, encodeCbor, isCborMap } from './cbor.ts'
import type { CborMap, CborValue } from './cbor.ts'
import { commonHeader, expectKeys, headerLabel, idLength, readHeader } from './cose-header.ts'
import type { MessageKind } from './cose-header.ts'
import { parseSign1, sign1ToBeSigned } from './cose.ts'
import { limits } from './limits.ts'

/**
 * Proof of possession (D8b): the holder of a new key signs with it that it is his, for which party, in which ledger, and
 * which key comes next. Founders, who sign before there is a ledger id, name the origin in its place.
 */
export interface Possession {
  /** Thumbprint of `key` (RFC 9679). Whether it is, is for the caller to check. */
  readonly kid: string
  /** The ledger and a checkpoint of it that the holder was shown, or the origin of a ledger to be founded. */
  readonly scope: PossessionScope
  /** Party id. */
  readonly party: string
  /** The public key, 32 bytes in hex. */
  readonly key: string
  /** Digest of the key that follows (docs/format/hash-inputs.md). */
  readonly nextKey: string
}

export type PossessionScope =
  | {
      readonly ledger: string
      /** `size` at least 1; `root` 32 bytes in hex. */
      readonly anchor: { readonly size: number; readonly root: string }
    }
  | { readonly origin: string }

export interface ParsedPossession extends Possession {
  /** The proof as it was received. */
  readonly bytes: Uint8Array
  /** The bytes that the signature is over. */
  readonly toBeSigned: Uint8Array
  /** 64 bytes, by `key`. */
  readonly signature: Uint8Array
}

/** A proof that still wants its signature; `assembleSign1` puts it together. */
export interface UnsignedPossession {
  readonly protectedBytes: Uint8Array
  readonly payloadBytes: Uint8Array
  readonly toBeSigned: Uint8Array
}

export const possessionContentType = 'application/vnd.custodia.possession.v1+cbor'
export const possessionTyp = 'application/vnd.custodia.possession.v1+cose'

const kind: MessageKind = {
  contentType: possessionContentType,
  typ: possessionTyp,
  labels: [headerLabel.alg, headerLabel.contentType, headerLabel.kid, headerLabel.typ],
  malformed: (field, reason) =>
    new CustodyError('ERR_POSSESSION_MALFORMED', `not a proof of possession: ${field}: ${reason}`, {
      field,
    }),
}

/** Writes a proof up to its signature. A value that no proof can have is a RangeError. */
export function encodePossession(possession: Possession): UnsignedPossession {
  const { scope } = possession
  const payload = new Map<string, CborValue>([
    ['party', idBytes('party', possession.party)],
    ['key', idBytes('key', possession.key)],
    ['nextKey', idBytes('nextKey', possession.nextKey)],
  ])
  if ('ledger' in scope) {
    const { size, root } = scope.anchor
    if (!isSize(size)) throw new RangeError(`an anchor's size is from 1 to 2^53-1, not ${size}`)
    payload.set('ledger', idBytes('ledger', scope.ledger))
    payload.set(
      'anchor',
      new Map<string, CborValue>([
        ['size', size],
        ['root', idBytes('root', root)],
      ]),
    )
  } else {
    if (!isOrigin(scope.origin)) throw new RangeError(`not an origin: "${scope.origin}"`)
    payload.set('origin', scope.origin)
  }
  const protectedBytes = encodeCbor(new Map(commonHeader(kind, idBytes('kid', possession.kid))))
  const payloadBytes = encodeCbor(payload)
  return { protectedBytes, payloadBytes, toBeSigned: sign1ToBeSigned(protectedBytes, payloadBytes) }
}

/** Reads a proof. No signature is checked here. Throws ERR_CBOR_PROFILE, or ERR_POSSESSION_MALFORMED with the field. */
export function parsePossession(received: Uint8Array): ParsedPossession {
  const { malformed } = kind
  const sign1 = parseSign1(received, { maxLength: limits.possessionLength, malformed })
  const { kid } = readHeader(sign1.protectedBytes, kind)
  const payload = decodeCbor(sign1.payloadBytes)
  if (!isCborMap(payload)) throw malformed('payload', 'expected a map')
  const scopeKeys = payload.has('ledger') ? ['ledger', 'anchor'] : ['origin']
  expectKeys(payload, ['key', 'party', 'nextKey', ...scopeKeys], (reason) =>
    malformed('payload', reason),
  )
  return {
    bytes: sign1.bytes,
    kid,
    scope: readScope(payload),
    party: readId(payload, 'party'),
    key: readId(payload, 'key'),
    nextKey: readId(payload, 'nextKey'),
    toBeSigned: sign1ToBeSigned(sign1.protectedBytes, sign1.payloadBytes),
    signature: sign1.signature,
  }
}

function readScope(payload: CborMap): PossessionScope {
  const { malformed } = kind
  if (!payload.has('ledger')) {
    const origin = payload.get('origin')
    if (!isOrigin(origin))
      throw malformed('origin', `expected 1 to ${limits.nameLength} of A-Z a-z 0-9 . _ / -`)
    return { origin }
  }
  const anchor = payload.get('anchor')
  if (!isCborMap(anchor)) throw malformed('anchor', 'expected a map')
  expectKeys(anchor, ['root', 'size'], (reason) => malformed('anchor', reason))
  const size = anchor.get('size')
  if (!isSize(size)) throw malformed('anchor', 'expected a size of at least 1')
  return { ledger: readId(payload, 'ledger'), anchor: { size, root: readId(anchor, 'root') } }
}

function readId(map: CborMap, field: string): string {
  const value = map.get(field)
  if (!(value instanceof Uint8Array) || value.length !== idLength) {
    throw kind.malformed(field, `expected ${idLength} bytes`)
  }
  return toHex(value)
}

function idBytes(field: string, hex: string): Uint8Array {
  const bytes = fromHex(hex)
  if (bytes?.length !== idLength) throw new RangeError(`${field} is 64 lower-case hex digits`)
  return bytes
}

function isSize(value: CborValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1
}

function isOrigin(value: CborValue | undefined): value is string {
  return (
    typeof value === 'string' &&
    /^[A-Za-z0-9._/-]+$/.test(value) &&
    encodeUtf8(value).length <= limits.nameLength
  )
}
