import { CustodyError } from '@custodia/core/errors'
import type { Disk, DiskFile } from '../disk/disk.ts'
import { uncertain, writing } from '../disk/faults.ts'
import { expectWritten } from '../disk/whole-file.ts'
import { encodeKept, keptItemOffset } from './kept-record.ts'
import type { KeptRecord } from './kept-record.ts'
import type { KeptPlace, KeptPosition } from './kept-values.ts'

export interface KeptAppend {
  readonly disk: Disk
  readonly path: string
  readonly position: KeptPosition
  /** For the error, if it cannot be known whether the record is there. */
  readonly storeSize: number
}

/** The place of a record that was written, and its check. */
export interface WrittenKept {
  readonly place: KeptPlace
  readonly end: number
  readonly check: Uint8Array
}

/**
 * Appends a record to the file of kept checkpoints, syncs it and reads it back. ERR_STORE_WRITE: it cannot be there whole, and
 * opening drops what is. ERR_STORE_UNCERTAIN: it may be there.
 */
export async function appendKept(
  { disk, path, position, storeSize }: KeptAppend,
  record: KeptRecord,
): Promise<WrittenKept> {
  const { records, end } = position
  const bytes = encodeKept(record, records)
  const file = await writing(path, () => disk.open(path, 'write'))
  const doubt = (cause: unknown): Error => {
    const reason = `${path}: the checkpoint of size ${record.size} may or may not be kept`
    return uncertain(reason, { expectedSize: storeSize, cause })
  }
  try {
    await writing(path, () => file.write(bytes, end))
    await file.datasync().catch((cause: unknown) => {
      throw doubt(cause)
    })
    await confirm(file, { bytes, at: end, storeSize })
  } catch (error) {
    closeQuietly(file)
    throw error
  }
  try {
    file.close()
  } catch (cause) {
    throw doubt(cause)
  }
  const offset = end + keptItemOffset
  const length = bytes.length - keptItemOffset
  // The check of an item stands behind the heads of the array and of itself.
  const check = bytes.slice(keptItemOffset + 3, keptItemOffset + 35)
  return { place: { size: record.size, offset, length }, end: end + bytes.length, check }
}

/** What went wrong before is told, and not what closing says of it. */
function closeQuietly(file: DiskFile): void {
  try {
    file.close()
  } catch {
    // Nothing more is written.
  }
}

/** What was written must be what is read; if it is not, it is cut off again. */
async function confirm(
  file: DiskFile,
  {
    bytes,
    at,
    storeSize,
  }: { readonly bytes: Uint8Array; readonly at: number; readonly storeSize: number },
): Promise<void> {
  const { path } = file
  try {
    expectWritten(file, bytes, at)
    return
  } catch (fault) {
    await takeBack(file, at, storeSize)
    const message = `${path}: the checkpoint that was read back is not the one that was to be kept; nothing of it was. The memory or the disk of this machine may be failing`
    throw new CustodyError('ERR_STORE_WRITE', message, { path }, { cause: fault })
  }
}

async function takeBack(file: DiskFile, at: number, storeSize: number): Promise<void> {
  try {
    file.truncate(at)
    await file.datasync()
  } catch (cause) {
    const reason = `${file.path}: a checkpoint was written, but could not be confirmed`
    throw uncertain(reason, { expectedSize: storeSize, cause })
  }
}
