import type { Window } from '../disk/window.ts'
import { batchHeadLength, batchHeadsIn, readBatchHead } from '../journal/batch-head.ts'
import { readItem } from '../journal/item.ts'
import { isUnfinished } from '../journal/unfinished.ts'
import { decodeKeptRecord, keptHeader } from './kept-record.ts'
import type { KeptRecord } from './kept-record.ts'

/** A whole record, and where it lies. */
export interface WalkedKept extends KeptRecord {
  readonly kind: 'record'
  readonly number: number
  /** Where its item begins, and how long that is. */
  readonly offset: number
  readonly length: number
  readonly check: Uint8Array
  readonly end: number
}

/** What a walk through the file of kept checkpoints comes by, in the order of the file. */
export type KeptStep =
  | WalkedKept
  /** Bytes that are not what was written. */
  | { readonly kind: 'damage'; readonly offset: number; readonly end: number }
  /** What a crash has left of the last record. */
  | { readonly kind: 'unfinished'; readonly offset: number }

/** Goes through the file behind its header, and does not stop at damage: the next record that proves itself is looked for. */
export function* walkKept(window: Window): Generator<KeptStep, void, undefined> {
  let number = 0
  for (let offset: number = keptHeader.length; offset < window.length;) {
    const head = readBatchHead(window.at(offset, batchHeadLength), 0)
    const record = recordAt(window, offset)
    if (record !== undefined) {
      yield record
      number = Math.max(number, record.number + 1)
      offset = record.end
      continue
    }
    const end = head && offset + batchHeadLength + head.length
    if (isUnfinished({ window, offset, end, first: number })) {
      yield { kind: 'unfinished', offset }
      return
    }
    const next = findRecord(window, offset + 1, number)
    yield { kind: 'damage', offset, end: next }
    offset = next
  }
}

function recordAt(window: Window, start: number): WalkedKept | undefined {
  const head = readBatchHead(window.at(start, batchHeadLength), 0)
  if (head?.count !== 1 || start + batchHeadLength + head.length > window.length) return undefined
  const offset = start + batchHeadLength
  const item = readItem(window.at(offset, head.length), 0)
  const record = item?.end === head.length ? decodeKeptRecord(item.body) : undefined
  if (item === undefined || record === undefined) return undefined
  const place = { offset, length: head.length, end: offset + head.length }
  return { kind: 'record', number: head.first, ...record, ...place, check: item.check }
}

const searchLength = 1_048_576

/** Where the next whole record of at least this number begins; the end of the file if there is none. */
function findRecord(window: Window, from: number, minNumber: number): number {
  for (let start = from; start < window.length; start += searchLength) {
    // A head that begins in this piece may end in the next one.
    const piece = window.at(start, searchLength + batchHeadLength)
    for (const at of batchHeadsIn(piece, minNumber)) {
      if (at < searchLength && recordAt(window, start + at) !== undefined) return start + at
    }
  }
  return window.length
}
