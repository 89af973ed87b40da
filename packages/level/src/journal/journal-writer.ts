import { concat, equalBytes } from '@custodia/core/bytes'
import type { Disk, DiskFile } from '../disk/disk.ts'
import { uncertain, writing } from '../disk/faults.ts'
import { batchHeadLength, encodeBatchHead } from './batch-head.ts'
import { encodeItem } from './item.ts'
import { scanBatches } from './scan.ts'
import type { FoundBatch, ScanStart } from './scan.ts'
import { journalHeader } from './segment.ts'
import type { Place } from './segment.ts'

/** Where the journal ends. */
export interface JournalEnd {
  /** Index of the first entry of the last segment. */
  readonly segment: number
  /** Offset in that segment behind its last batch. */
  readonly offset: number
}

export interface NewBatch {
  /** Index of the first entry. */
  readonly first: number
  /** Records of the entries, at least one. */
  readonly records: readonly Uint8Array[]
  /** Begin a new segment with this batch. */
  readonly newSegment: boolean
}

export interface WrittenBatch {
  readonly places: readonly Place[]
  /** SHA-256 of the last record, 32 bytes. */
  readonly lastCheck: Uint8Array
}

export interface JournalWriter {
  readonly end: JournalEnd
  /**
   * Writes a batch and makes it durable. ERR_STORE_WRITE: it cannot be there whole, and opening drops what is.
   * ERR_STORE_UNCERTAIN: it may be there. After either nothing more may be written.
   */
  append(batch: NewBatch): Promise<WrittenBatch>
  /** The batch that was appended last, as its file now holds it; undefined if that is no whole batch. */
  readLast(): FoundBatch | undefined
  /** Cuts off the batch that was appended last, for good. Nothing more may be written. */
  takeBack(): Promise<void>
  close(): void
}

export interface JournalWriterOptions {
  readonly disk: Disk
  readonly directory: string
  readonly pathOf: (segment: number) => string
  readonly end: JournalEnd
}

export function createJournalWriter({
  disk,
  directory,
  pathOf,
  end: start,
}: JournalWriterOptions): JournalWriter {
  let end = start
  let file: DiskFile | undefined
  let last: LastBatch | undefined
  const close = (): void => {
    const open = file
    file = undefined
    open?.close()
  }
  // The file is opened with the first batch: who only reads needs none.
  const fileFor = (segment: number, isNew: boolean): DiskFile => {
    if (file !== undefined && !isNew) return file
    close()
    file = disk.open(pathOf(segment), isNew ? 'create' : 'write')
    return file
  }
  return {
    get end() {
      return end
    },
    async append({ first, records, newSegment }) {
      const segment = newSegment ? first : end.segment
      const start = newSegment ? 0 : end.offset
      const header = newSegment ? journalHeader(segment) : new Uint8Array()
      const items = records.map(encodeItem)
      const batch = layOut({ first, items, segment, offset: start + header.length })
      const path = pathOf(segment)
      const used = await writing(path, () => {
        const opened = fileFor(segment, newSegment)
        opened.write(concat(header, ...batch.parts), start)
        return opened
      })
      try {
        await used.datasync()
        if (newSegment) await disk.syncDirectory(directory)
      } catch (cause) {
        const reason = `${path}: entries from ${first} on may or may not be kept`
        throw uncertain(reason, { expectedSize: first, cause })
      }
      end = { segment, offset: batch.end }
      last = { file: used, first, segment, header, cutAt: start, offset: start + header.length }
      // The check of an item stands behind the heads of the array and of itself.
      return { places: batch.places, lastCheck: items.at(-1)!.slice(3, 35) }
    },
    readLast() {
      if (last === undefined) return undefined
      const { file, header, cutAt } = last
      const read = new Uint8Array(header.length)
      file.read(read, cutAt)
      if (!equalBytes(read, header)) return undefined
      const found = scanBatches(file, last).next()
      return found.done === true ? undefined : found.value
    },
    async takeBack() {
      if (last === undefined) return
      last.file.truncate(last.cutAt)
      await last.file.datasync()
    },
    close,
  }
}

interface LastBatch extends ScanStart {
  readonly file: DiskFile
  /** Where the file ended before: in front of the header, if the segment is new. */
  readonly cutAt: number
  /** The header that was written in front of the batch; empty if the segment had one. */
  readonly header: Uint8Array
}

/** The parts of a batch as they are written, and where each entry comes to lie. */
function layOut(batch: {
  readonly first: number
  readonly items: readonly Uint8Array[]
  readonly segment: number
  readonly offset: number
}): {
  readonly parts: readonly Uint8Array[]
  readonly places: readonly Place[]
  readonly end: number
} {
  const { first, items, segment } = batch
  const places: Place[] = []
  let offset = batch.offset + batchHeadLength
  for (const { length } of items) {
    places.push({ segment, offset, length })
    offset += length
  }
  const length = offset - batch.offset - batchHeadLength
  return {
    parts: [encodeBatchHead({ first, count: items.length, length }), ...items],
    places,
    end: offset,
  }
}
