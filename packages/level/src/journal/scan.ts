import type { DiskFile } from '../disk/disk.ts'
import { createWindow } from '../disk/window.ts'
import type { Window } from '../disk/window.ts'
import { batchHeadLength, readBatchHead } from './batch-head.ts'
import type { BatchHead } from './batch-head.ts'
import { decodeEntryRecord } from './entry-record.ts'
import type { EntryRecord } from './entry-record.ts'
import { readItem } from './item.ts'
import type { Place } from './segment.ts'
import { isUnfinished } from './unfinished.ts'

/** Where a record was found. */
export interface Found {
  readonly place: Place
  /** SHA-256 of the record, 32 bytes. */
  readonly check: Uint8Array
}

/** An entry as it was found in a segment. */
export interface FoundEntry extends EntryRecord, Found {}

/** A whole batch: every record of it is there and what was written. */
export interface FoundBatchOf<R> {
  readonly entries: readonly (R & Found)[]
  /** Offset behind it. */
  readonly end: number
}

export type FoundBatch = FoundBatchOf<EntryRecord>

/** What lies in a file of batches: how its records are called and read. They are numbered from 0 on. */
export interface RecordKind<R> {
  readonly name: string
  /** The record that is this body, if it is the one of this number. */
  readonly read: (body: Uint8Array, number: number) => R | undefined
}

export interface ScanStart {
  /** Index of the first entry of the segment. */
  readonly segment: number
  readonly offset: number
  /** Index that the next entry must have. */
  readonly first: number
}

/** Where a scan ended, and why it did not get to the end of the file. */
export interface ScanEnd {
  readonly offset: number
  /** Index of the entry that would come next. */
  readonly first: number
  readonly fault?: { readonly reason: string; readonly unfinished: boolean }
}

const entryKind: RecordKind<EntryRecord> = {
  name: 'entry',
  read(body, index) {
    const record = decodeEntryRecord(body)
    return record?.entry.index === index ? record : undefined
  },
}

/** Gives the batches of a segment in order, up to the first bytes that are no batch. */
export function scanBatches(
  file: DiskFile,
  start: ScanStart,
): Generator<FoundBatch, ScanEnd, undefined> {
  return scanRecords(file, start, entryKind)
}

/** The same for a file of records of any kind. */
export function* scanRecords<R>(
  file: DiskFile,
  { segment, offset, first }: ScanStart,
  kind: RecordKind<R>,
): Generator<FoundBatchOf<R>, ScanEnd, undefined> {
  const window = createWindow(file)
  let at = { offset, first }
  while (at.offset < window.length) {
    const head = readBatchHead(window.at(at.offset, batchHeadLength), 0)
    const batch = head === undefined ? undefined : readBatch(window, { segment, ...at, head }, kind)
    if (batch === undefined) return { ...at, fault: judge(window, at, { head, name: kind.name }) }
    yield batch
    at = { offset: batch.end, first: at.first + batch.entries.length }
  }
  return at
}

function readBatch<R>(
  window: Window,
  { segment, offset, first, head }: ScanStart & { readonly head: BatchHead },
  kind: RecordKind<R>,
): FoundBatchOf<R> | undefined {
  const end = offset + batchHeadLength + head.length
  if (head.first !== first || end > window.length) return undefined
  const entries: (R & Found)[] = []
  const bytes = window.at(offset + batchHeadLength, head.length)
  for (let at = 0; at < bytes.length;) {
    const item = readItem(bytes, at)
    const record = item && kind.read(item.body, first + entries.length)
    if (item === undefined || record === undefined) return undefined
    const place = { segment, offset: offset + batchHeadLength + at, length: item.end - at }
    entries.push({ ...record, place, check: item.check })
    at = item.end
  }
  return entries.length === head.count ? { entries, end } : undefined
}

function judge(
  window: Window,
  { offset, first }: { readonly offset: number; readonly first: number },
  { head, name }: { readonly head: BatchHead | undefined; readonly name: string },
): { readonly reason: string; readonly unfinished: boolean } {
  if (head !== undefined && head.first !== first) {
    const reason = `expected ${name} ${first} at offset ${offset}, found ${name} ${head.first}`
    return { reason, unfinished: false }
  }
  const end = head === undefined ? undefined : offset + batchHeadLength + head.length
  const unfinished = isUnfinished({ window, offset, end, first })
  const found = unfinished ? 'an unfinished batch' : 'bytes that are not what was written'
  return { reason: `expected ${name} ${first} at offset ${offset}, found ${found}`, unfinished }
}
