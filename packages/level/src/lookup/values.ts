import type { StoredHead } from '@custodia/core/store'
import { readUint64, writeUint64 } from '../disk/numbers.ts'
import type { Place } from '../journal/segment.ts'

/** Values of the index, of fixed lengths. Whoever reads them has checked that they are what was written. */

/** Up to where the index has applied the journal. */
export interface Position {
  /** Entries that were applied. */
  readonly size: number
  /** Index of the first entry of the segment that the last one lies in, and the offset behind its batch. */
  readonly segment: number
  readonly offset: number
  /** SHA-256 of the last record, 32 bytes; zeros if there is none. */
  readonly check: Uint8Array
}

export interface IndexedEntry {
  readonly place: Place
  /** The tree hashes that became known with this entry, its leaf hash first. */
  readonly treeHashes: readonly Uint8Array[]
}

/** What is known of a digest that the journal names. */
export type IndexedDigest = { readonly place: Place } | 'erased' | 'missing'

export interface PrivateSegment {
  readonly generation: number
  readonly length: number
}

const hashLength = 32
const placeLength = 20
// Of the whole index: one of another version is built again.
const positionVersion = 3

export function encodePosition({ size, segment, offset, check }: Position): Buffer {
  const value = Buffer.alloc(25 + hashLength)
  let at = value.writeUInt8(positionVersion, 0)
  for (const number of [size, segment, offset]) at = writeUint64(value, number, at)
  value.set(check, at)
  return value
}

/** Undefined if the value is that of another version of the index. */
export function decodePosition(value: Buffer): Position | undefined {
  if (value[0] !== positionVersion) return undefined
  const [size, segment, offset] = [1, 9, 17].map((at) => readUint64(value, at)) as [
    number,
    number,
    number,
  ]
  return { size, segment, offset, check: new Uint8Array(value.subarray(25)) }
}

export function encodeEntryValue({ place, treeHashes }: IndexedEntry): Buffer {
  const value = Buffer.allocUnsafe(placeLength + treeHashes.length * hashLength)
  let at = writePlace(value, place, 0)
  for (const hash of treeHashes) {
    value.set(hash, at)
    at += hashLength
  }
  return value
}

export function decodeEntryValue(value: Buffer): IndexedEntry {
  const treeHashes: Uint8Array[] = []
  for (let at = placeLength; at < value.length; at += hashLength) {
    treeHashes.push(new Uint8Array(value.subarray(at, at + hashLength)))
  }
  return { place: readPlace(value, 0), treeHashes }
}

export function encodeNumbers(...numbers: readonly number[]): Buffer {
  const value = Buffer.allocUnsafe(8 * numbers.length)
  numbers.forEach((number, i) => writeUint64(value, number, 8 * i))
  return value
}

export function decodeNumber(value: Buffer, i: number = 0): number {
  return readUint64(value, 8 * i)
}

export function encodeHead({ count, index, id }: StoredHead): Buffer {
  return Buffer.concat([encodeNumbers(count, index), Buffer.from(id, 'hex')])
}

export function decodeHead(value: Buffer): StoredHead {
  const id = value.subarray(16).toString('hex')
  return { count: decodeNumber(value), index: decodeNumber(value, 1), id }
}

const digestKinds = { missing: 0, placed: 1, erased: 2 }

export function encodeDigest(digest: IndexedDigest): Buffer {
  if (typeof digest === 'string') return Buffer.of(digestKinds[digest])
  const value = Buffer.allocUnsafe(1 + placeLength)
  writePlace(value, digest.place, value.writeUInt8(digestKinds.placed, 0))
  return value
}

export function decodeDigest(value: Buffer): IndexedDigest {
  if (value[0] === digestKinds.placed) return { place: readPlace(value, 1) }
  return value[0] === digestKinds.erased ? 'erased' : 'missing'
}

function writePlace(value: Buffer, { segment, offset, length }: Place, at: number): number {
  return value.writeUInt32BE(length, writeUint64(value, offset, writeUint64(value, segment, at)))
}

function readPlace(value: Buffer, at: number): Place {
  return {
    segment: readUint64(value, at),
    offset: readUint64(value, at + 8),
    length: value.readUInt32BE(at + 16),
  }
}
