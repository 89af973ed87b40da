import { equalBytes } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { isCustodyError } from '@custodia/core/errors'
import { byteStringLength, limits, scanItem, writeByteString } from '@custodia/core/wire'

/**
 * A checked item: the CBOR array [SHA-256 of the body, body], the body being one CBOR item in a byte string
 * (docs/format/store.md). What lies in a file as such an item is found again whole, or not at all.
 */
export interface Item {
  readonly body: Uint8Array
  /** SHA-256 of the body, 32 bytes. */
  readonly check: Uint8Array
  /** Offset behind the item. */
  readonly end: number
}

const arrayOfTwo = 0x82
const checkLength = 32
/** Bytes in front of the head of the body: of the array, and of the check with its own head. */
const bodyOffset = 1 + 2 + checkLength
const byteStringOf32 = [0x58, 0x20] as const

export function encodeItem(body: Uint8Array): Uint8Array {
  const item = new Uint8Array(bodyOffset + byteStringLength(body))
  item[0] = arrayOfTwo
  writeByteString(item, 1, sha256(body))
  writeByteString(item, bodyOffset, body)
  return item
}

/** Bytes that tell how long an item is. */
export const itemStartLength: number = bodyOffset + 5

/** Length of the item that begins with these bytes, or undefined if none does, or one that is longer than any can be. */
export function itemLength(start: Uint8Array): number | undefined {
  const head = start[bodyOffset] ?? 0
  const headLength = headLengthOf(head)
  if (start[0] !== arrayOfTwo || headLength > 5) return undefined
  let length = headLength === 1 ? head & 31 : 0
  for (let i = 1; i < headLength; i++) length = length * 256 + (start[bodyOffset + i] ?? 0)
  return length > limits.bundleItemLength ? undefined : bodyOffset + headLength + length
}

/** Reads the item that begins at `offset`, or undefined if the bytes there are none, or not what was written. */
export function readItem(bytes: Uint8Array, offset: number): Item | undefined {
  if (bytes[offset] !== arrayOfTwo || !isByteStringOf32(bytes, offset + 1)) return undefined
  const end = itemEnd(bytes, offset)
  if (end === undefined) return undefined
  const head = bytes[offset + bodyOffset] ?? 0
  if (head < byteString || head >= text) return undefined
  const body = bytes.subarray(offset + bodyOffset + headLengthOf(head), end)
  const check = bytes.subarray(offset + 3, offset + bodyOffset)
  return equalBytes(sha256(body), check) ? { body, check, end } : undefined
}

// Initial bytes: of the first byte string, and of the first text behind them.
const byteString = 0x40
const text = 0x60

/** Bytes of the head of a byte string, by its initial byte. */
function headLengthOf(initial: number): number {
  const information = initial & 31
  return information < 24 ? 1 : 1 + (1 << (information - 24))
}

function isByteStringOf32(bytes: Uint8Array, offset: number): boolean {
  return bytes[offset] === byteStringOf32[0] && bytes[offset + 1] === byteStringOf32[1]
}

function itemEnd(bytes: Uint8Array, offset: number): number | undefined {
  try {
    return scanItem(bytes, offset)
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_CBOR_PROFILE') return undefined
    throw error
  }
}
