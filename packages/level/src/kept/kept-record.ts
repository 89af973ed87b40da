import { concat } from '@custodia/core/bytes'
import { checkpointSize } from '@custodia/core/store'
import { encodeCbor, isCborArray } from '@custodia/core/wire'
import { batchHeadLength, encodeBatchHead } from '../journal/batch-head.ts'
import { decodeOrUndefined } from '../journal/decode.ts'
import { encodeItem } from '../journal/item.ts'
import type { RecordKind } from '../journal/scan.ts'

/** A checkpoint as the file of kept checkpoints has it (docs/format/store.md). */
export interface KeptRecord {
  /** Its tree size. */
  readonly size: number
  /** The signed note, byte for byte. */
  readonly note: Uint8Array
}

/** The first item of the file. */
export const keptHeader: Uint8Array = encodeCbor(
  new Map<string, string | number>([
    ['format', 'custodia-checkpoints'],
    ['version', 1],
  ]),
)

/** The records of the file, numbered in the order in which they were kept. */
export const keptKind: RecordKind<KeptRecord> = { name: 'record', read: decodeKeptRecord }

/** A record as it is written: the head of a batch of one, and a checked item. */
export function encodeKept({ size, note }: KeptRecord, number: number): Uint8Array {
  const item = encodeItem(encodeCbor([size, note]))
  return concat(encodeBatchHead({ first: number, count: 1, length: item.length }), item)
}

/** Where the item begins in what `encodeKept` gives. */
export const keptItemOffset: number = batchHeadLength

/** Reads the body of an item. Undefined if it is no record, or its size is not the one that the note states. */
export function decodeKeptRecord(body: Uint8Array): KeptRecord | undefined {
  const list = decodeOrUndefined(body)
  if (!isCborArray(list) || list.length !== 2) return undefined
  const [size, note] = list
  if (typeof size !== 'number' || !(note instanceof Uint8Array)) return undefined
  return checkpointSize(note) === size ? { size, note } : undefined
}
