import { concat } from '@custodia/core/bytes'
import type { Disk } from '../disk/disk.ts'
import { corrupt } from '../disk/faults.ts'
import { replaceFile } from '../disk/whole-file.ts'
import { privateHeader } from '../journal/segment.ts'
import { encodePrivateItem } from './private-record.ts'
import type { PrivateRecord } from './private-record.ts'
import type { PlacedPrivate, ScannedPrivate } from './private-scan.ts'

export interface Rewrite {
  readonly directory: string
  readonly path: string
  readonly segment: number
  /** What the file holds now. */
  readonly before: ScannedPrivate
  /** What becomes of each value: it may stay, lose its disclosure, or go altogether. */
  readonly change: (record: PlacedPrivate) => PrivateRecord | undefined
  /** Entries of the store, for an error. */
  readonly size: number
}

/**
 * Writes a private segment anew, with a higher generation: this is how a value is erased, since the file that held it is
 * gone once the new one is in its place. Durable when it resolves. Refuses a segment with damage inside, which would be
 * lost on the way (ERR_STORE_CORRUPT).
 */
export async function rewritePrivate(
  disk: Disk,
  { directory, path, segment, before, change, size }: Rewrite,
): Promise<ScannedPrivate> {
  if (before.damaged > 0) {
    throw corrupt(
      path,
      `${before.damaged} private values are not what was written; nothing was changed`,
    )
  }
  const generation = (before.generation ?? 0) + 1
  const header = privateHeader(segment, generation)
  const records: PlacedPrivate[] = []
  const items: Uint8Array[] = []
  let offset = header.length
  for (const record of before.records) {
    const changed = change(record)
    if (changed === undefined) continue
    const item = encodePrivateItem(changed)
    records.push({ ...changed, place: { segment, offset, length: item.length } })
    items.push(item)
    offset += item.length
  }
  await replaceFile(disk, { directory, path, bytes: concat(header, ...items), size })
  return { generation, records, end: offset, length: offset, damaged: 0 }
}
