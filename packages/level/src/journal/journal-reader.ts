import { checkStoredEntry } from '@custodia/core/store'
import type { StoredEntry } from '@custodia/core/store'
import { corrupt } from '../disk/faults.ts'
import type { FileCache } from '../disk/file-cache.ts'
import { createWindow } from '../disk/window.ts'
import type { Window } from '../disk/window.ts'
import { batchHeadLength, readBatchHead } from './batch-head.ts'
import { decodeEntryRecord } from './entry-record.ts'
import type { EntryRecord } from './entry-record.ts'
import { itemLength, itemStartLength, readItem } from './item.ts'
import { journalHeader } from './segment.ts'
import type { Place } from './segment.ts'

/** Where entries are read from. */
export interface JournalFiles {
  readonly files: FileCache
  readonly pathOf: (segment: number) => string
  /** Indexes with which segments begin. */
  readonly segments: ReadonlySet<number>
}

export interface PlacedIndex {
  readonly index: number
  readonly place: Place
}

/** Reads one entry, and checks it: the record against its checksum, the event against its leaf if it lies in the journal. */
export function readEntryAt(journal: JournalFiles, at: PlacedIndex): StoredEntry {
  return readRecordAt(journal, at).entry
}

/** The same with the digests that it names. */
export function readRecordAt(
  { files, pathOf }: JournalFiles,
  { index, place }: PlacedIndex,
): EntryRecord {
  const path = pathOf(place.segment)
  const bytes = new Uint8Array(place.length)
  const length = files.use(path, (file) => file.read(bytes, place.offset))
  const item = readItem(bytes.subarray(0, length), 0)
  const record = item?.end === place.length ? decodeEntryRecord(item.body) : undefined
  return checkedRecord(record, { index, path, offset: place.offset })
}

/** Reads the entries from one index on up to another, segment after segment, and checks each. */
export function* readEntriesFrom(
  journal: JournalFiles,
  { index: from, place }: PlacedIndex,
  to: number,
): Generator<StoredEntry, void, undefined> {
  let { segment, offset } = place
  let window = openWindow(journal, segment)
  for (let index = from; index < to; index++) {
    if (index > segment && journal.segments.has(index)) {
      segment = index
      offset = journalHeader(segment).length
      window = openWindow(journal, segment)
    }
    const path = journal.pathOf(segment)
    if (readBatchHead(window.at(offset, batchHeadLength), 0) !== undefined)
      offset += batchHeadLength
    const found = nextRecord(window, offset)
    yield checkedRecord(found?.record, { index, path, offset }).entry
    offset = found?.end ?? offset
  }
}

function nextRecord(
  window: Window,
  offset: number,
): { readonly record: EntryRecord | undefined; readonly end: number } | undefined {
  const length = itemLength(window.at(offset, itemStartLength))
  const item = length === undefined ? undefined : readItem(window.at(offset, length), 0)
  if (item === undefined) return undefined
  return { record: decodeEntryRecord(item.body), end: offset + item.end }
}

function openWindow({ files, pathOf }: JournalFiles, segment: number): Window {
  const path = pathOf(segment)
  return createWindow({
    length: () => files.use(path, (file) => file.length()),
    read: (target, position) => files.use(path, (file) => file.read(target, position)),
  })
}

function checkedRecord(
  record: EntryRecord | undefined,
  {
    index,
    path,
    offset,
  }: { readonly index: number; readonly path: string; readonly offset: number },
): EntryRecord {
  if (record?.entry.index !== index) {
    const found =
      record === undefined ? 'bytes that are not what was written' : `entry ${record.entry.index}`
    throw corrupt(path, `expected entry ${index} at offset ${offset}, found ${found}`)
  }
  checkStoredEntry(record.entry, path)
  return record
}
