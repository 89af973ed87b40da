import type { Disk, DiskFile } from '../disk/disk.ts'
import { reading, writing } from '../disk/faults.ts'
import { expectWritten } from '../disk/whole-file.ts'
import type { Layout } from '../store/layout.ts'
import type { WalkedSegment } from './walk.ts'

const pieceLength = 1_048_576

/** Appends to a copy what it does not have yet of one segment, and makes it durable. */
export async function copyJournal(
  disk: Disk,
  { from, to }: { readonly from: Layout; readonly to: Layout },
  { segment, from: start, end }: WalkedSegment,
): Promise<void> {
  if (start === end) return
  const sourcePath = from.journalPath(segment)
  const path = to.journalPath(segment)
  const source = reading(sourcePath, () => disk.open(sourcePath, 'read'))
  try {
    await writing(path, async () => {
      const target = disk.open(path, start === 0 ? 'create' : 'write')
      try {
        copyBytes(source, target, { start, end })
        target.truncate(end)
        await target.datasync()
      } finally {
        target.close()
      }
    })
  } finally {
    source.close()
  }
}

function copyBytes(
  source: DiskFile,
  target: DiskFile,
  { start, end }: { readonly start: number; readonly end: number },
): void {
  for (let at = start; at < end; at += pieceLength) {
    const bytes = new Uint8Array(Math.min(pieceLength, end - at))
    const count = reading(source.path, () => source.read(bytes, at))
    target.write(bytes.subarray(0, count), at)
    expectWritten(target, bytes.subarray(0, count), at)
  }
}
