import { equalBytes } from '@custodia/core/bytes'
import { checkpointSize } from '@custodia/core/store'
import type { Disk } from '../disk/disk.ts'
import { corrupt } from '../disk/faults.ts'
import { readWholeFile } from '../disk/whole-file.ts'
import type { FoundKept } from '../kept/kept-catch-up.ts'
import type { Layout } from './layout.ts'

/** The file of the latest checkpoint, or undefined if there is none. */
export function readCheckpoint(disk: Disk, { checkpoint }: Layout): Uint8Array | undefined {
  return readWholeFile(disk, checkpoint)
}

/** What was found must be at least as long as the checkpoint says. */
export function checkAgainstCheckpoint(
  { journal }: Layout,
  found: { readonly size: number; readonly checkpointSize: number },
): void {
  if (found.size >= found.checkpointSize) return
  const expected = `expected at least ${found.checkpointSize} entries, as the checkpoint says`
  throw corrupt(journal, `${expected}, found ${found.size}`)
}

/**
 * The latest checkpoint in its own file is the latest of those that are kept. A crash may have left the one before it, but
 * only while the index has not seen the last one. Gives whether it did.
 */
export function checkLatest(
  layout: Layout,
  note: Uint8Array | undefined,
  { latest, latestBefore, newRecord, position }: FoundKept,
): boolean {
  if (isSame(note, latest)) return false
  if (newRecord !== undefined && isSame(note, latestBefore)) return true
  throw disagreeing(layout, note, position.latest)
}

/** For a reader: a writer may keep more while he reads. The file must hold what was the latest at some time. */
export function checkEverLatest(
  layout: Layout,
  note: Uint8Array | undefined,
  { hasBeenLatest, position }: FoundKept,
): void {
  // Of the first checkpoint that is kept there is no file yet.
  if (note === undefined ? position.count <= 1 : hasBeenLatest) return
  throw disagreeing(layout, note, position.latest)
}

function disagreeing(
  { checkpoint, checkpoints }: Layout,
  note: Uint8Array | undefined,
  latest: number,
): Error {
  const size = note && checkpointSize(note)
  if (note !== undefined && size === undefined) {
    return corrupt(checkpoint, 'its second line is not a tree size')
  }
  if (size !== undefined && size > latest) {
    return corrupt(checkpoints, `it lacks the checkpoint of size ${size} that ${checkpoint} holds`)
  }
  const found =
    size === undefined
      ? 'none'
      : size === latest
        ? 'another one of this size'
        : `one of size ${size}`
  return corrupt(
    checkpoint,
    `expected the checkpoint of size ${latest} that is kept, found ${found}`,
  )
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : equalBytes(a, b)
}
