import { batchHeadLength, readBatchHead } from '../journal/batch-head.ts'
import type { BatchHead } from '../journal/batch-head.ts'
import { readItem } from '../journal/item.ts'
import type { FoundEntry } from '../journal/scan.ts'
import { isUnfinished } from '../journal/unfinished.ts'
import type { Window } from '../disk/window.ts'
import { findNext, nextItem, readRecordItem, recordItemAt } from './find-next.ts'

/** What a walk through a segment comes by, in the order of the file. */
export type Step =
  /** A head that is whole. Its entries follow, and then `end`. */
  | { readonly kind: 'head'; readonly offset: number; readonly head: BatchHead }
  | { readonly kind: 'entry'; readonly found: FoundEntry }
  /** Where a batch ends, and the index that comes next; how many entries it has, if its head says another number. */
  | {
      readonly kind: 'end'
      readonly offset: number
      readonly next: number
      readonly miscounted?: number
    }
  /** An item that fits its check and is no record. */
  | { readonly kind: 'malformed'; readonly offset: number }
  /** Bytes that are not what was written. `within` a batch they are of entries, otherwise of its head too. */
  | {
      readonly kind: 'damage'
      readonly offset: number
      readonly end: number
      readonly within: boolean
    }
  /** What a crash has left of the last batch. */
  | { readonly kind: 'unfinished'; readonly offset: number }

export interface Walk {
  readonly window: Window
  /** Index of the first entry of the segment. */
  readonly segment: number
  /** Where the first batch begins. */
  readonly offset: number
  readonly isLast: boolean
}

/**
 * Goes through a segment and does not stop at damage: the head of a batch tells where the next one begins, and behind
 * damage that took a head with it the next item or head is looked for that proves itself by its check.
 */
export function* walkSegment(walk: Walk): Generator<Step, void, undefined> {
  const { window, segment, isLast } = walk
  let offset = walk.offset
  let next = segment
  while (offset < window.length) {
    const head = readBatchHead(window.at(offset, batchHeadLength), 0)
    const end = head === undefined ? undefined : offset + batchHeadLength + head.length
    if (head !== undefined && end !== undefined && end <= window.length) {
      yield* walkBatch(walk, offset, head)
      offset = end
      next = Math.max(next, head.first + head.count)
      continue
    }
    if (isLast && isUnfinished({ window, offset, end, first: next })) {
      yield { kind: 'unfinished', offset }
      return
    }
    // A head whose batch is cut off still tells where its entries begin.
    const from = head === undefined ? offset : offset + batchHeadLength
    const found = findNext(window, from, next)
    const damageEnd = found?.offset ?? window.length
    yield { kind: 'damage', offset, end: damageEnd, within: false }
    offset = damageEnd
    if (found?.isItem !== true) continue
    for (const entry of looseEntries(walk, offset)) {
      yield { kind: 'entry', found: entry }
      offset = entry.place.offset + entry.place.length
      next = Math.max(next, entry.entry.index + 1)
    }
  }
}

/** Entries that follow each other without a head in front. */
function* looseEntries(
  { window, segment }: Walk,
  from: number,
): Generator<FoundEntry, void, undefined> {
  let offset = from
  for (;;) {
    const item = recordItemAt(window, offset)
    if (item === undefined) return
    const place = { segment, offset, length: item.end }
    yield { ...item.record, place, check: item.check }
    offset += item.end
  }
}

function* walkBatch(
  { window, segment }: Walk,
  offset: number,
  head: BatchHead,
): Generator<Step, void, undefined> {
  yield { kind: 'head', offset, head }
  const start = offset + batchHeadLength
  const bytes = window.at(start, head.length)
  let isSound = true
  let count = 0
  for (let at = 0; at < bytes.length;) {
    const item = readRecordItem(bytes, at)
    if (item === undefined) {
      const next = nextItem(bytes, at)
      yield { kind: 'damage', offset: start + at, end: start + next, within: true }
      isSound = false
      at = next
      continue
    }
    if (item === 'malformed') {
      yield { kind: 'malformed', offset: start + at }
      at = readItem(bytes, at)?.end ?? bytes.length
      isSound = false
      continue
    }
    const place = { segment, offset: start + at, length: item.end - at }
    yield { kind: 'entry', found: { ...item.record, place, check: item.check } }
    count += 1
    at = item.end
  }
  const next = head.first + head.count
  const end = { kind: 'end', offset: start + head.length, next } as const
  yield isSound && count !== head.count ? { ...end, miscounted: count } : end
}
