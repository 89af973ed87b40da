import { concat } from '@custodia/core/bytes'
import type { Disk, DiskFile } from '../disk/disk.ts'
import { writing, writingNow } from '../disk/faults.ts'
import { expectWritten } from '../disk/whole-file.ts'
import { privateHeader } from '../journal/segment.ts'
import type { Place } from '../journal/segment.ts'
import { encodePrivateItem, readPrivateItem } from './private-record.ts'
import type { PrivateRecord } from './private-record.ts'

/** Where a private segment ends, and which of its files that is. */
export interface PrivateEnd {
  readonly segment: number
  readonly generation: number
  readonly offset: number
}

export interface PrivateWriter {
  /** End of the segment to which was written last; undefined if that one has no file yet. */
  readonly end: PrivateEnd | undefined
  /**
   * Writes private values into a segment and makes them durable, before the journal names them. ERR_STORE_WRITE if that
   * cannot be; then nothing more may be written.
   */
  append(segment: number, records: readonly PrivateRecord[]): Promise<readonly Place[]>
  /** Goes on behind a file that was written anew. Before that, `release` must have been called. */
  continueAt(end: PrivateEnd): void
  /** Closes the file, so that another one can take its place. */
  release(): void
}

export interface PrivateWriterOptions {
  readonly disk: Disk
  readonly directory: string
  readonly pathOf: (segment: number) => string
  readonly end: PrivateEnd | undefined
}

export function createPrivateWriter({
  disk,
  directory,
  pathOf,
  end: start,
}: PrivateWriterOptions): PrivateWriter {
  let end = start
  let file: DiskFile | undefined
  const release = (): void => {
    const open = file
    file = undefined
    if (open !== undefined) writingNow(open.path, () => open.close())
  }
  return {
    get end() {
      return end
    },
    async append(segment, records) {
      if (end !== undefined && end.segment !== segment) {
        release()
        end = undefined
      }
      const isNew = end === undefined
      const { generation, offset } = end ?? { generation: 0, offset: 0 }
      const header = isNew ? privateHeader(segment, generation) : new Uint8Array()
      const items = records.map(encodePrivateItem)
      const path = pathOf(segment)
      await writing(path, async () => {
        file ??= disk.open(path, isNew ? 'create' : 'write')
        file.write(concat(header, ...items), offset)
        await file.datasync()
        expectWritten(file, header, offset)
        expectOpen(file, { offset: offset + header.length, items, records })
        if (isNew) await disk.syncDirectory(directory)
      })
      const places: Place[] = []
      let at = offset + header.length
      for (const { length } of items) {
        places.push({ segment, offset: at, length })
        at += length
      }
      end = { segment, generation, offset: at }
      return places
    },
    continueAt(next) {
      end = next
    },
    release,
  }
}

/** Reads the values back and opens each: what was checked before must be what lies there now. */
function expectOpen(
  file: DiskFile,
  written: {
    readonly offset: number
    readonly items: readonly Uint8Array[]
    readonly records: readonly PrivateRecord[]
  },
): void {
  const { offset, items, records } = written
  const bytes = new Uint8Array(items.reduce((sum, { length }) => sum + length, 0))
  file.read(bytes, offset)
  let at = 0
  for (const { index, digest } of records) {
    const found = readPrivateItem(bytes, at)
    if (found?.record.digest !== digest || found.record.index !== index) {
      throw new Error('a private value that was read back is not what was checked')
    }
    at = found.end
  }
}
