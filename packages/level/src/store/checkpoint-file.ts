import { checkpointSize } from '@custodia/core/store'
import type { Disk } from '../disk/disk.ts'
import { corrupt } from '../disk/faults.ts'
import { readWholeFile } from '../disk/whole-file.ts'
import type { Layout } from './layout.ts'

/** The checkpoint as it was found. */
export interface KeptCheckpoint {
  readonly note: Uint8Array | undefined
  /** Its tree size; 0 if there is none. */
  readonly size: number
}

/** Reads the file of the last checkpoint. ERR_STORE_CORRUPT if it has no tree size. */
export function readCheckpoint(disk: Disk, { checkpoint: path }: Layout): KeptCheckpoint {
  const note = readWholeFile(disk, path)
  if (note === undefined) return { note: undefined, size: 0 }
  const size = checkpointSize(note)
  if (size === undefined) throw corrupt(path, 'its second line is not a tree size')
  return { note, size }
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

/** The checkpoint must be no older than the index has seen. */
export function checkCheckpointAge({ checkpoint }: Layout, found: number, indexed: number): void {
  if (found >= indexed) return
  const expected = `expected a checkpoint of size ${indexed} or more`
  throw corrupt(checkpoint, `${expected}, found ${found === 0 ? 'none' : found}`)
}
