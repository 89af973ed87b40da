import { equalBytes } from '@custodia/core/bytes'
import type { Disk } from '../disk/disk.ts'
import { corrupt, reading } from '../disk/faults.ts'
import { withFile } from '../disk/whole-file.ts'
import { readItem } from '../journal/item.ts'
import type { Place } from '../journal/segment.ts'
import type { Lookup } from '../lookup/lookup.ts'
import type { Position } from '../lookup/values.ts'
import type { Layout } from './layout.ts'

export interface PositionCheck {
  readonly disk: Disk
  readonly layout: Layout
  readonly segments: readonly number[]
  readonly lookup: Lookup
}

/**
 * What the index has seen was acknowledged: it must be there, and the same. Looks at the length of every segment and at the
 * last record, so that opening does not take longer as the journal grows. Throws ERR_STORE_CORRUPT.
 */
export function checkPosition(
  context: PositionCheck,
  { size, segment, offset, check }: Position,
): void {
  checkFullSegments(context, segment)
  const { disk, layout, segments, lookup } = context
  const path = layout.journalPath(segment)
  const length = segments.includes(segment) ? fileLength(disk, path) : 0
  if (length < offset) {
    const expected = `expected ${size} entries in at least ${offset} bytes, found ${length} bytes`
    throw corrupt(path, `the journal is shorter than what was acknowledged: ${expected}`)
  }
  if (size === 0) return
  // It may lie in the segment before, if nothing was written into this one yet.
  const { place } = lookup.entry(size - 1)
  const lastPath = layout.journalPath(place.segment)
  const found = checkOfRecord(disk, { path: lastPath, place })
  if (found === undefined || !equalBytes(found, check)) {
    throw corrupt(lastPath, `entry ${size - 1} is not the one that was acknowledged`)
  }
}

function checkFullSegments({ disk, layout, segments, lookup }: PositionCheck, last: number): void {
  for (let first = 0; first !== last;) {
    const path = layout.journalPath(first)
    const full = lookup.segment(first)
    if (full === undefined || full.next <= first) {
      throw corrupt(layout.index, `it does not know the segment that begins with entry ${first}`)
    }
    const length = segments.includes(first) ? fileLength(disk, path) : undefined
    if (length !== full.length) {
      throw corrupt(path, `expected ${full.length} bytes, found ${length ?? 'no file'}`)
    }
    first = full.next
  }
}

function checkOfRecord(
  disk: Disk,
  { path, place }: { readonly path: string; readonly place: Place },
): Uint8Array | undefined {
  const bytes = new Uint8Array(place.length)
  const length = reading(path, () =>
    withFile(disk.open(path, 'read'), (file) => file.read(bytes, place.offset)),
  )
  return readItem(bytes.subarray(0, length), 0)?.check
}

function fileLength(disk: Disk, path: string): number {
  return reading(path, () => withFile(disk.open(path, 'read'), (file) => file.length()))
}
