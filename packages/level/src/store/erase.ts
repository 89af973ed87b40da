import { uncertain } from '../disk/faults.ts'
import { placePuts } from '../private/private-check.ts'
import { rewritePrivate } from '../private/private-rewrite.ts'
import type { ScannedPrivate } from '../private/private-scan.ts'
import { scanPrivate } from '../private/private-scan.ts'
import { corrupt } from '../disk/faults.ts'
import { readRecordAt } from '../journal/journal-reader.ts'
import type { WriteParts } from './parts.ts'

/** Private segments with values to be erased, and the digests of these. An event takes with it what it seals. */
export function planErasure(
  parts: WriteParts,
  names: readonly string[],
): ReadonlyMap<number, ReadonlySet<string>> {
  const { lookup } = parts
  const segments = new Map<number, Set<string>>()
  for (const digest of names.flatMap((name) => [name, ...digestsOfEvent(parts, name)])) {
    const known = lookup.digest(digest)
    if (typeof known !== 'object') continue
    const inSegment = segments.get(known.place.segment) ?? new Set()
    segments.set(known.place.segment, inSegment.add(digest))
  }
  return segments
}

/** What an event seals that can be erased whole; nothing for any other name. */
function digestsOfEvent({ lookup, journalFiles }: WriteParts, id: string): readonly string[] {
  const index = lookup.digest(id) === undefined ? undefined : lookup.indexOf(id)
  if (index === undefined) return []
  return readRecordAt(journalFiles, { index, place: lookup.entry(index).place }).digests
}

/** Erases the values: each segment is written anew without them. The journal still names their digests. */
export async function eraseFrom(
  parts: WriteParts,
  plan: ReadonlyMap<number, ReadonlySet<string>>,
): Promise<void> {
  for (const [segment, digests] of plan) await eraseFromSegment(parts, segment, digests)
}

async function eraseFromSegment(
  { disk, layout, lookup, raw, privateValues, tip }: WriteParts,
  segment: number,
  digests: ReadonlySet<string>,
): Promise<void> {
  const path = layout.privatePath(segment)
  const { size } = tip.frontier
  const before = scanPrivate(disk, { path, segment })
  if (before === undefined || before.end < before.length) {
    throw corrupt(path, 'the private values cannot be read to the end; none of them was erased')
  }
  // A file that is open cannot be replaced on every platform.
  if (privateValues.end?.segment === segment) privateValues.release()
  const after: ScannedPrivate = await rewritePrivate(disk, {
    directory: layout.privateValues,
    path,
    segment,
    before,
    change: (record) =>
      digests.has(record.digest) ? { ...record, disclosure: undefined } : record,
    size,
  })
  if (privateValues.end?.segment === segment) {
    privateValues.continueAt({ segment, generation: after.generation ?? 0, offset: after.end })
  }
  try {
    await raw.write(placePuts({ lookup }, segment, after))
  } catch (cause) {
    const reason = 'private values were erased, but the index could not be written'
    throw uncertain(reason, { expectedSize: size, cause })
  }
}
