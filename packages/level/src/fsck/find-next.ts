import { asBuffer } from '../disk/numbers.ts'
import type { Window } from '../disk/window.ts'
import { batchHeadLength, readBatchHead } from '../journal/batch-head.ts'
import { decodeEntryRecord } from '../journal/entry-record.ts'
import type { EntryRecord } from '../journal/entry-record.ts'
import { itemLength, itemStartLength, readItem } from '../journal/item.ts'

/** An item of the journal that is a record. */
export interface RecordItem {
  readonly record: EntryRecord
  readonly check: Uint8Array
  /** Offset behind it. */
  readonly end: number
}

/** The record that begins at `offset`; `malformed` if an item does that is none, undefined if not even an item does. */
export function readRecordItem(
  bytes: Uint8Array,
  offset: number,
): RecordItem | 'malformed' | undefined {
  const item = readItem(bytes, offset)
  if (item === undefined) return undefined
  const record = decodeEntryRecord(item.body)
  return record === undefined ? 'malformed' : { record, check: item.check, end: item.end }
}

/** The same in a file. */
export function recordItemAt(window: Window, offset: number): RecordItem | undefined {
  const length = itemLength(window.at(offset, itemStartLength))
  const item = length === undefined ? undefined : readRecordItem(window.at(offset, length), 0)
  return item === undefined || item === 'malformed' ? undefined : item
}

const itemBegins = Uint8Array.of(0x82, 0x58, 0x20)
const headBegins = Uint8Array.of(0x58, 0x1c)
const searchLength = 1_048_576

/**
 * Where behind damage the journal goes on: at the first entry or batch that proves itself and is not before `minIndex`.
 * Undefined if there is none up to the end of the file.
 */
export function findNext(
  window: Window,
  from: number,
  minIndex: number,
): { readonly offset: number; readonly isItem: boolean } | undefined {
  for (let start = from; start < window.length; start += searchLength) {
    // What begins in this piece may end in the next one.
    const piece = asBuffer(window.at(start, searchLength + itemBegins.length - 1))
    for (const { at, isItem } of candidates(piece)) {
      const offset = start + at
      if (at >= searchLength) break
      const isFound = isItem
        ? (recordItemAt(window, offset)?.record.entry.index ?? -1) >= minIndex
        : isBatch(window, offset, minIndex)
      if (isFound) return { offset, isItem }
    }
  }
  return undefined
}

function* candidates(
  piece: Buffer,
): Generator<{ readonly at: number; readonly isItem: boolean }, void, undefined> {
  let item = piece.indexOf(itemBegins)
  let head = piece.indexOf(headBegins)
  while (item >= 0 || head >= 0) {
    if (head < 0 || (item >= 0 && item < head)) {
      yield { at: item, isItem: true }
      item = piece.indexOf(itemBegins, item + 1)
    } else {
      yield { at: head, isItem: false }
      head = piece.indexOf(headBegins, head + 1)
    }
  }
}

/** A CRC-32 can fit by chance or on purpose: a batch is believed if its first entry is there too. */
function isBatch(window: Window, offset: number, minIndex: number): boolean {
  const head = readBatchHead(window.at(offset, batchHeadLength), 0)
  if (head === undefined || head.first < minIndex) return false
  return recordItemAt(window, offset + batchHeadLength)?.record.entry.index === head.first
}

/** Offset of the next item behind a damaged one that begins at `at`, or the length of the bytes if there is none. */
export function nextItem(bytes: Uint8Array, at: number): number {
  const length = itemLength(bytes.subarray(at, at + itemStartLength))
  const end = length === undefined ? undefined : at + length
  if (end !== undefined && (end === bytes.length || readItem(bytes, end) !== undefined)) return end
  const view = asBuffer(bytes)
  for (let next = view.indexOf(itemBegins, at + 1); next >= 0;) {
    if (readItem(bytes, next) !== undefined) return next
    next = view.indexOf(itemBegins, next + 1)
  }
  return bytes.length
}
