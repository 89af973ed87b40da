import { crc32 } from 'node:zlib'
import { asBuffer, readUint64, writeUint64 } from '../disk/numbers.ts'

/**
 * What stands before the entries of a batch: a CBOR byte string of 28 bytes, with a checksum of its own, so that a length
 * is never believed that was damaged (docs/format/store.md).
 */
export interface BatchHead {
  /** Index of the first entry. */
  readonly first: number
  /** How many entries follow, at least 1. */
  readonly count: number
  /** Bytes of the items that follow, all together. */
  readonly length: number
}

const initialBytes = Uint8Array.of(0x58, 0x1c)
const checkedLength = 24

/** Bytes of a head. */
export const batchHeadLength: number = initialBytes.length + checkedLength + 4

export function encodeBatchHead({ first, count, length }: BatchHead): Uint8Array {
  const head = Buffer.alloc(batchHeadLength)
  head.set(initialBytes)
  let offset: number = initialBytes.length
  for (const number of [first, count, length]) offset = writeUint64(head, number, offset)
  head.writeUInt32BE(crc32(head.subarray(initialBytes.length, offset)), offset)
  return head
}

/** Reads the head that begins at `offset`, or undefined if the bytes there are none, or not what was written. */
export function readBatchHead(bytes: Uint8Array, offset: number): BatchHead | undefined {
  if (bytes.length < offset + batchHeadLength) return undefined
  if (bytes[offset] !== initialBytes[0] || bytes[offset + 1] !== initialBytes[1]) return undefined
  const start = offset + initialBytes.length
  const view = asBuffer(bytes)
  if (
    crc32(view.subarray(start, start + checkedLength)) !== view.readUInt32BE(start + checkedLength)
  ) {
    return undefined
  }
  const [first, count, length] = [0, 8, 16].map((at) => readUint64(view, start + at)) as [
    number,
    number,
    number,
  ]
  const isHead = [first, count, length].every(Number.isSafeInteger) && count > 0 && length > 0
  return isHead ? { first, count, length } : undefined
}

/** Whether a head of a batch at or behind `minFirst` lies anywhere in the bytes. */
export function containsBatchHead(bytes: Uint8Array, minFirst: number): boolean {
  return batchHeadsIn(bytes, minFirst).next().done !== true
}

/** Where in the bytes heads of batches at or behind `minFirst` begin. */
export function* batchHeadsIn(
  bytes: Uint8Array,
  minFirst: number,
): Generator<number, void, undefined> {
  const view = asBuffer(bytes)
  for (let at = view.indexOf(initialBytes); at >= 0; at = view.indexOf(initialBytes, at + 1)) {
    const head = readBatchHead(bytes, at)
    if (head !== undefined && head.first >= minFirst) yield at
  }
}
