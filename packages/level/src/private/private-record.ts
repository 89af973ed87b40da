import { equalBytes, fromHex, toHex } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { byteStringLength, disclosureDigestInput, headLength } from '@custodia/core/wire'
import { isCborArray, majorType, writeByteString, writeHead } from '@custodia/core/wire'
import { decodeOrUndefined } from '../journal/decode.ts'
import { encodeItem, readItem } from '../journal/item.ts'

/**
 * A private value as it lies in its segment: the CBOR array [index of its entry, digest, disclosure or null]. It may also be
 * the event of that entry, whose digest is its event id.
 */
export interface PrivateRecord {
  /** Index of the entry that seals it. */
  readonly index: number
  /** 64 hex digits. */
  readonly digest: string
  /** The disclosure or event; undefined once it is erased. */
  readonly disclosure: Uint8Array | undefined
}

const digestLength = 32
const nullItem = 0xf6

/** The checked item in which a private value is written. Byte by byte, as the record of an entry is. */
export function encodePrivateItem({ index, digest, disclosure }: PrivateRecord): Uint8Array {
  const digestBytes = fromHex(digest)
  if (digestBytes?.length !== digestLength) {
    throw new TypeError(`a digest has 64 hex digits, not "${digest}"`)
  }
  const valueLength = disclosure === undefined ? 1 : byteStringLength(disclosure)
  const body = new Uint8Array(1 + headLength(index) + 2 + digestLength + valueLength)
  let at = writeHead(body, 0, majorType.array, 3)
  at = writeHead(body, at, majorType.unsigned, index)
  at = writeByteString(body, at, digestBytes)
  if (disclosure === undefined) body[at] = nullItem
  else writeByteString(body, at, disclosure)
  return encodeItem(body)
}

/** Reads the item at `offset`; undefined if the bytes are none, or not a private value. */
export function readPrivateItem(
  bytes: Uint8Array,
  offset: number,
): { readonly record: PrivateRecord; readonly end: number } | undefined {
  const item = readItem(bytes, offset)
  const record = item === undefined ? undefined : decode(item.body)
  return item === undefined || record === undefined ? undefined : { record, end: item.end }
}

function decode(body: Uint8Array): PrivateRecord | undefined {
  const parts = decodeOrUndefined(body)
  if (!isCborArray(parts) || parts.length !== 3) return undefined
  const [index, digest, disclosure] = parts
  if (typeof index !== 'number' || !(digest instanceof Uint8Array)) return undefined
  if (disclosure === null) return { index, digest: toHex(digest), disclosure: undefined }
  if (!(disclosure instanceof Uint8Array) || !opens(disclosure, digest)) return undefined
  return { index, digest: toHex(digest), disclosure }
}

/**
 * Whether this is the disclosure with the digest, or the event with the id. Nothing is answered that does not open what the
 * entry names; none can be the other, since what is hashed of the two begins differently.
 */
function opens(value: Uint8Array, digest: Uint8Array): boolean {
  const isDisclosure = equalBytes(sha256(disclosureDigestInput(value)), digest)
  return isDisclosure || equalBytes(sha256(value), digest)
}
