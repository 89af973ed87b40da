import { equalBytes } from '@custodia/core/bytes'
import type { Disk, DiskFile } from '../disk/disk.ts'
import { corrupt, reading } from '../disk/faults.ts'
import { withFile } from '../disk/whole-file.ts'
import { readItem } from '../journal/item.ts'
import { scanRecords } from '../journal/scan.ts'
import type { Found } from '../journal/scan.ts'
import type { Lookup } from '../lookup/lookup.ts'
import type { RawIndex } from '../lookup/raw-index.ts'
import { ordinalOf } from './kept-order.ts'
import type { KeptPlaces } from './kept-order.ts'
import { decodeKeptRecord, keptHeader, keptKind } from './kept-record.ts'
import type { KeptRecord } from './kept-record.ts'
import { keptAtStart, keptPlacePut, keptPositionPut } from './kept-values.ts'
import type { KeptPlace, KeptPosition } from './kept-values.ts'

/** What the file of kept checkpoints holds, as it was found. */
export interface FoundKept {
  readonly position: KeptPosition
  /** The latest checkpoint; undefined if none is kept. */
  readonly latest: Uint8Array | undefined
  /** The latest as it was before the last record, if the index has not seen that one. */
  readonly latestBefore: Uint8Array | undefined
  /** Whether the note that was looked for was the latest one at some time that the index had not seen, or is it now. */
  readonly hasBeenLatest: boolean
  /** Offset of the last record that the index had not seen; undefined if it had seen all. */
  readonly newRecord: number | undefined
  /** Where begins what a crash has left of a record, and why it is none. */
  readonly unfinished: { readonly offset: number; readonly reason: string } | undefined
  /** Tells the index what was found, and must come after all of it is on the disk. */
  readonly writeIndex: () => Promise<void>
}

export interface KeptCatchUp {
  readonly disk: Disk
  readonly path: string
  readonly raw: RawIndex
  readonly lookup: Lookup
  /** A note to be looked for among those that were ever the latest. */
  readonly note: Uint8Array | undefined
}

/**
 * Reads the file of kept checkpoints from where the index ends. Throws ERR_STORE_CORRUPT if it is missing, lacks what the
 * index has seen, or holds bytes that are not what was written.
 */
export function catchUpKept(options: KeptCatchUp): FoundKept {
  const { disk, path, lookup } = options
  const known = lookup.kept()
  if (reading(path, () => disk.kind(path)) !== 'file') throw corrupt(path, 'it is missing')
  return reading(path, () =>
    withFile(disk.open(path, 'read'), (file) => {
      checkHeader(file)
      if (known !== undefined) checkSeen(file, known)
      return readOn(file, options, known ?? keptAtStart)
    }),
  )
}

/** The same for an index that is good for nothing else than to tell what was acknowledged. */
export function checkKeptSeen(disk: Disk, path: string, known: KeptPosition): void {
  if (reading(path, () => disk.kind(path)) !== 'file') throw corrupt(path, 'it is missing')
  reading(path, () => withFile(disk.open(path, 'read'), (file) => checkSeen(file, known)))
}

function checkHeader(file: DiskFile): void {
  const bytes = new Uint8Array(keptHeader.length)
  file.read(bytes, 0)
  if (equalBytes(bytes, keptHeader)) return
  throw corrupt(file.path, 'it does not begin as the file of kept checkpoints')
}

/** What the index has seen was acknowledged: it must be there, and the same. */
function checkSeen(file: DiskFile, { records, end, last, check }: KeptPosition): void {
  const length = file.length()
  if (length < end) {
    const expected = `expected ${records} records in at least ${end} bytes, found ${length} bytes`
    throw corrupt(file.path, `it is shorter than what was acknowledged: ${expected}`)
  }
  if (records === 0) return
  const bytes = new Uint8Array(end - last)
  file.read(bytes, last)
  const item = readItem(bytes, 0)
  if (item?.end !== bytes.length || !equalBytes(item.check, check)) {
    throw corrupt(file.path, `record ${records - 1} is not the one that was acknowledged`)
  }
}

interface Reading {
  readonly file: DiskFile
  readonly places: KeptPlaces
  readonly fresh: Map<number, KeptPlace>
  position: KeptPosition
  latest: Uint8Array | undefined
}

function readOn(
  file: DiskFile,
  { raw, lookup, note }: KeptCatchUp,
  start: KeptPosition,
): FoundKept {
  const fresh = new Map<number, KeptPlace>()
  const reading: Reading = {
    file,
    fresh,
    position: start,
    places: {
      get count() {
        return reading.position.count
      },
      at: (ordinal) => fresh.get(ordinal) ?? lookup.keptPlace(ordinal),
    },
    latest: undefined,
  }
  if (start.count > 0) reading.latest = readKeptAt(file, reading.places.at(start.count - 1))
  let latestBefore: Uint8Array | undefined
  let newRecord: number | undefined
  const isNote = (): boolean =>
    note !== undefined && reading.latest !== undefined && equalBytes(note, reading.latest)
  let wasNote = isNote()
  const records = scanRecords(
    file,
    { segment: 0, offset: start.end, first: start.records },
    keptKind,
  )
  let step = records.next()
  for (; step.done !== true; step = records.next()) {
    newRecord = reading.position.end
    for (const record of step.value.entries) {
      latestBefore = reading.latest
      take(reading, record, step.value.end)
      wasNote ||= isNote()
    }
  }
  const { fault, offset } = step.value
  if (fault !== undefined && !fault.unfinished) throw corrupt(file.path, fault.reason)
  return {
    position: reading.position,
    latest: reading.latest,
    latestBefore,
    hasBeenLatest: wasNote,
    newRecord,
    unfinished: fault && { offset, reason: fault.reason },
    writeIndex: () => writeKeptIndex(raw, fresh, reading.position),
  }
}

/** A record is of a size above all others, or it adds lines to the one of its size. */
function take(reading: Reading, record: KeptRecord & Found, end: number): void {
  const { file, places, fresh, position } = reading
  const { size, note, place, check } = record
  const { offset, length } = place
  const number = position.records
  const known = ordinalOf(places, size)
  if (known !== undefined) {
    const before = readKeptAt(file, places.at(known))
    if (!equalBytes(note.subarray(0, before.length), before)) {
      throw corrupt(file.path, `record ${number} does not begin as the one before of size ${size}`)
    }
  } else if (position.count > 0 && size < position.latest) {
    throw corrupt(
      file.path,
      `record ${number} is of size ${size}, one of ${position.latest} is before`,
    )
  }
  fresh.set(known ?? position.count, { size, offset, length })
  if (known === undefined || size === position.latest) reading.latest = note
  reading.position = {
    records: number + 1,
    count: position.count + (known === undefined ? 1 : 0),
    latest: Math.max(position.latest, size),
    last: offset,
    end,
    check,
  }
}

/** Reads the note that lies at a place, and checks it. Throws ERR_STORE_CORRUPT. */
export function readKeptAt(
  file: Pick<DiskFile, 'read' | 'path'>,
  { size, offset, length }: KeptPlace,
): Uint8Array {
  const bytes = new Uint8Array(length)
  const count = file.read(bytes, offset)
  const item = readItem(bytes.subarray(0, count), 0)
  const record = item?.end === length ? decodeKeptRecord(item.body) : undefined
  if (record?.size === size) return new Uint8Array(record.note)
  const found = 'bytes that are not what was written'
  throw corrupt(
    file.path,
    `expected the checkpoint of size ${size} at offset ${offset}, found ${found}`,
  )
}

// Bounds the memory of a write.
const putsPerWrite = 8192

async function writeKeptIndex(
  raw: RawIndex,
  fresh: ReadonlyMap<number, KeptPlace>,
  position: KeptPosition,
): Promise<void> {
  const puts = Array.from(fresh, ([ordinal, place]) => keptPlacePut(ordinal, place))
  for (let at = 0; at < puts.length; at += putsPerWrite) {
    await raw.write(puts.slice(at, at + putsPerWrite))
  }
  await raw.write([keptPositionPut(position)])
}
