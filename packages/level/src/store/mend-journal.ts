import type { Disk, DiskFile } from '../disk/disk.ts'
import { writing } from '../disk/faults.ts'
import { expectWritten } from '../disk/whole-file.ts'
import { createWindow } from '../disk/window.ts'
import { journalHeader } from '../journal/segment.ts'
import type { CaughtUp } from './catch-up.ts'
import type { Layout } from './layout.ts'

const pieceLength = 1_048_576

/**
 * Makes the end of the journal one to append to: cuts off what a crash left of a batch, and writes the last batch once more
 * if the index had not seen it. After a failed sync the machine may answer reads from memory with what never reached the
 * disk; only what is written again is synced again.
 */
export async function mendJournal(
  disk: Disk,
  layout: Layout,
  { newBatch, unfinished }: Pick<CaughtUp, 'newBatch' | 'unfinished'>,
): Promise<void> {
  if (unfinished !== undefined) await cutOff(disk, layout, unfinished)
  if (newBatch === undefined) return
  const path = layout.journalPath(newBatch.segment)
  // The header of a segment is as new as its first batch.
  const isFirst = newBatch.offset === journalHeader(newBatch.segment).length
  const from = isFirst ? 0 : newBatch.offset
  await writing(path, async () => {
    const file = disk.open(path, 'write')
    try {
      rewrite(file, from)
      await file.datasync()
    } finally {
      file.close()
    }
    await disk.syncDirectory(layout.journal)
  })
}

async function cutOff(
  disk: Disk,
  layout: Layout,
  { segment, offset }: { readonly segment: number; readonly offset: number },
): Promise<void> {
  const path = layout.journalPath(segment)
  await writing(path, async () => {
    if (offset === 0) {
      disk.remove(path)
    } else {
      const file = disk.open(path, 'write')
      try {
        file.truncate(offset)
        await file.datasync()
      } finally {
        file.close()
      }
    }
    await disk.syncDirectory(layout.journal)
  })
}

/** Writes once more what lies there from an offset on. */
export function rewrite(file: DiskFile, from: number): void {
  const window = createWindow(file)
  for (let at = from; at < window.length; at += pieceLength) {
    writeOver(file, window.at(at, pieceLength), at)
  }
}

/** Writes over the record what lies there already, and nothing else: whoever read it wrong, or writes it wrong, is stopped. */
function writeOver(file: DiskFile, bytes: Uint8Array, position: number): void {
  expectWritten(file, bytes, position)
  file.write(bytes, position)
  try {
    expectWritten(file, bytes, position)
  } catch {
    file.write(bytes, position)
    expectWritten(file, bytes, position)
  }
}
