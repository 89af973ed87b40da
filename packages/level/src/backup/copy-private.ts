import { concat, equalBytes } from '@custodia/core/bytes'
import type { Disk } from '../disk/disk.ts'
import { corrupt } from '../disk/faults.ts'
import { readWholeFile, replaceFile } from '../disk/whole-file.ts'
import { privateHeader } from '../journal/segment.ts'
import { encodePrivateItem } from '../private/private-record.ts'
import type { PrivateRecord } from '../private/private-record.ts'
import { scanPrivate } from '../private/private-scan.ts'
import type { ScannedPrivate } from '../private/private-scan.ts'
import type { Layout } from '../store/layout.ts'
import type { WalkedSegment } from './walk.ts'

export interface PrivateCopy {
  readonly disk: Disk
  readonly from: Layout
  readonly to: Layout
  readonly walked: Pick<WalkedSegment, 'segment' | 'newFirst' | 'digests'>
  /** Digests of values that must not be in the copy, whatever the source has. */
  readonly erased: ReadonlySet<string>
}

/**
 * Brings the private values of one segment up to date in a copy: the values of new entries are added, and what was erased in
 * the source since, or must be, is erased in the copy. What is erased in the copy stays so.
 */
export async function copyPrivate(copy: PrivateCopy): Promise<void> {
  const { disk, from, to, walked } = copy
  const { segment, digests } = walked
  const path = to.privatePath(segment)
  const sourcePath = from.privatePath(segment)
  const source = scanPrivate(disk, { path: sourcePath, segment })
  const before = scanPrivate(disk, { path, segment })
  const records = recordsOf(copy, { source, before })
  const missing = digests.size - records.filter(({ digest }) => digests.has(digest)).length
  if (missing > 0) {
    throw corrupt(
      sourcePath,
      `expected ${digests.size} private values, ${missing} are missing or not what was written`,
    )
  }
  if (records.length === 0) {
    if (before !== undefined) disk.remove(path)
    return
  }
  const generation = Math.max(source?.generation ?? 0, before?.generation ?? 0)
  const bytes = concat(privateHeader(segment, generation), ...records.map(encodePrivateItem))
  const found = readWholeFile(disk, path)
  if (found !== undefined && equalBytes(found, bytes)) return
  await replaceFile(disk, { directory: to.privateValues, path, bytes, size: 0 })
}

interface TwoSides {
  readonly source: ScannedPrivate | undefined
  readonly before: ScannedPrivate | undefined
}

function recordsOf(
  { walked: { digests, newFirst }, erased }: PrivateCopy,
  { source, before }: TwoSides,
): readonly PrivateRecord[] {
  const gone = new Set(erased)
  for (const { digest, disclosure } of source?.records ?? [])
    if (disclosure === undefined) gone.add(digest)
  const old = (before?.records ?? []).filter(({ index }) => index < newFirst)
  const added = (source?.records ?? []).filter(({ digest, index }) => digests.get(digest) === index)
  return [...old, ...added].map((record) =>
    gone.has(record.digest) ? { ...record, disclosure: undefined } : record,
  )
}
