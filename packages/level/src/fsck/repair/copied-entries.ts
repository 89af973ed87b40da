import type { Disk } from '../../disk/disk.ts'
import { corrupt, reading } from '../../disk/faults.ts'
import { withFile } from '../../disk/whole-file.ts'
import { scanBatches } from '../../journal/scan.ts'
import type { FoundBatch } from '../../journal/scan.ts'
import type { Layout } from '../../store/layout.ts'
import type { CheckedEntry } from '../context.ts'
import type { MappedBatch } from './journal-map.ts'

/** The entries of a batch of a copy, without private values. ERR_STORE_CORRUPT if it is no longer what it was. */
export function copiedEntries(
  disk: Disk,
  layout: Layout,
  { segment, offset, first }: MappedBatch,
): readonly CheckedEntry[] {
  const path = layout.journalPath(segment)
  const found = reading(path, () =>
    withFile(disk.open(path, 'read'), (file): FoundBatch | undefined => {
      const step = scanBatches(file, { segment, offset, first }).next()
      return step.done === true ? undefined : step.value
    }),
  )
  if (found === undefined) throw corrupt(path, `the batch at offset ${offset} has changed`)
  return found.entries.map(({ entry, digests }) => ({ ...entry, digests, values: new Map() }))
}
