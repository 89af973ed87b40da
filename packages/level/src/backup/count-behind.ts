import type { Disk } from '../disk/disk.ts'
import { reading } from '../disk/faults.ts'
import { withFile } from '../disk/whole-file.ts'
import { scanBatches } from '../journal/scan.ts'
import { journalHeader } from '../journal/segment.ts'
import { listSegments } from '../store/layout.ts'
import type { Layout } from '../store/layout.ts'
import type { CopyEnd } from './copy-store.ts'

/** Entries that a journal has behind the end of a copy, in whole batches: a writer may be adding to them. */
export function countBehind(disk: Disk, layout: Layout, copied: CopyEnd): number {
  let { size } = copied
  for (const segment of listSegments(disk, layout)) {
    if (segment < copied.segment || segment > size) continue
    const offset = segment === copied.segment ? copied.offset : journalHeader(segment).length
    const path = layout.journalPath(segment)
    reading(path, () =>
      withFile(disk.open(path, 'read'), (file) => {
        for (const { entries } of scanBatches(file, { segment, offset, first: size }))
          size += entries.length
      }),
    )
  }
  return size - copied.size
}
