import type { Disk } from '../disk/disk.ts'
import { writing } from '../disk/faults.ts'
import { replaceFile } from '../disk/whole-file.ts'
import type { FoundKept } from '../kept/kept-catch-up.ts'
import type { Layout } from './layout.ts'
import { rewrite } from './mend-journal.ts'
import type { Notice } from './options.ts'

export interface KeptMend {
  readonly disk: Disk
  readonly layout: Layout
  readonly kept: FoundKept
  /** Whether the file of the latest checkpoint is behind. */
  readonly isBehind: boolean
  /** Entries in the store. */
  readonly size: number
  readonly onNotice: (notice: Notice) => void
}

/**
 * Makes the end of the file of kept checkpoints one to append to, as that of the journal is made: cuts off what a crash left of
 * a record, and writes the last one once more if the index had not seen it. Then the latest goes into its own file.
 */
export async function mendKept(mend: KeptMend): Promise<void> {
  const { disk, layout, kept, isBehind, size, onNotice } = mend
  const { root: directory, checkpoint, checkpoints: path } = layout
  const { unfinished, latest } = kept
  if (unfinished !== undefined || kept.newRecord !== undefined) await mendFile(disk, path, kept)
  if (unfinished !== undefined) {
    const message = `${path}: ${unfinished.reason}; it is left out, there are ${kept.position.records} records`
    onNotice({ kind: 'unfinished-checkpoint', message })
  }
  if (!isBehind || latest === undefined) return
  await replaceFile(disk, { directory, path: checkpoint, bytes: latest, size })
}

function mendFile(
  disk: Disk,
  path: string,
  { unfinished, newRecord }: Pick<FoundKept, 'unfinished' | 'newRecord'>,
): Promise<void> {
  return writing(path, async () => {
    const file = disk.open(path, 'write')
    try {
      if (unfinished !== undefined) file.truncate(unfinished.offset)
      if (newRecord !== undefined) rewrite(file, newRecord)
      await file.datasync()
    } finally {
      file.close()
    }
  })
}
