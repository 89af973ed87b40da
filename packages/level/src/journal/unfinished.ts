import type { Window } from '../disk/window.ts'
import { batchHeadLength, containsBatchHead } from './batch-head.ts'

/**
 * Tells what a crash left of a batch from what was damaged later. Both end in bytes that are no batch; but a batch that was
 * being written was the last one, nobody was told of it, and what of it did not reach the disk is either missing or reads
 * as zeros. So bytes are an unfinished batch only if no batch follows them and something of them is missing. Anything else
 * is damage, and nothing is dropped.
 */

// The smallest piece that a disk writes whole.
const sectorLength = 512
const searchLength = 1_048_576

export interface Doubtful {
  readonly window: Window
  /** Where the last good batch ends. */
  readonly offset: number
  /** Where the batch would end: by its head if that is good, otherwise undefined. */
  readonly end: number | undefined
  /** Index that the batch would begin with. */
  readonly first: number
}

export function isUnfinished({ window, offset, end, first }: Doubtful): boolean {
  if (batchFollows(window, { from: offset + 1, minFirst: first })) return false
  const wanted = end ?? offset + batchHeadLength
  return wanted > window.length || hasZeroSector(window, offset, wanted)
}

function batchFollows(
  window: Window,
  { from, minFirst }: { readonly from: number; readonly minFirst: number },
): boolean {
  for (let at = from; at < window.length; at += searchLength) {
    // A head that begins in this piece may end in the next one.
    if (containsBatchHead(window.at(at, searchLength + batchHeadLength), minFirst)) return true
  }
  return false
}

/** Whether all that lies between the two offsets in some sector is zero. */
function hasZeroSector(window: Window, from: number, to: number): boolean {
  for (let start = from; start < to;) {
    const end = Math.min(to, (Math.floor(start / sectorLength) + 1) * sectorLength)
    if (window.at(start, end - start).every((byte) => byte === 0)) return true
    start = end
  }
  return false
}
