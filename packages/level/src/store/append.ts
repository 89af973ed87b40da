import { CustodyError } from '@custodia/core/errors'
import { checkBatch } from '@custodia/core/store'
import type { Batch, CheckedBatch, NewEntry } from '@custodia/core/store'
import { uncertain } from '../disk/faults.ts'
import { encodeEntryRecord } from '../journal/entry-record.ts'
import type { WrittenBatch } from '../journal/journal-writer.ts'
import {
  entryPuts,
  hashesByLeaf,
  headPuts,
  positionPut,
  privateSegmentPut,
  segmentPut,
} from '../lookup/puts.ts'
import type { Put } from '../lookup/raw-index.ts'
import type { IndexedDigest } from '../lookup/values.ts'
import { confirmBatch } from './confirm.ts'
import type { WriteParts } from './parts.ts'

/** A batch that fits, and where it goes. */
export interface Planned {
  readonly batch: Batch
  readonly checked: CheckedBatch
  /** Index of the first entry. */
  readonly first: number
  readonly segment: number
  readonly newSegment: boolean
}

/** Compares the size and checks the batch; nothing is written. Undefined if there is nothing to append. */
export function planAppend(
  parts: WriteParts,
  expectedSize: number,
  batch: Batch,
): Planned | undefined {
  const first = parts.tip.frontier.size
  if (expectedSize !== first) {
    throw new CustodyError(
      'ERR_STORE_CONFLICT',
      `expected ${expectedSize} entries, found ${first}; nothing was written`,
      { expectedSize, actualSize: first },
    )
  }
  if (batch.entries.length === 0 && batch.treeHashes.length === 0) return undefined
  assertLength(batch)
  const { lookup, tip } = parts
  const checked = checkBatch(batch, {
    frontier: tip.frontier,
    chainHead: (chain) => lookup.head(chain),
    hasEvent: (id) => lookup.indexOf(id) !== undefined,
    hasDigest: (digest) => lookup.digest(digest) !== undefined,
  })
  const newSegment = isFull(parts) && first > parts.journal.end.segment
  return {
    batch,
    checked,
    first,
    newSegment,
    segment: newSegment ? first : parts.journal.end.segment,
  }
}

/**
 * Writes a batch: private values, then the journal, then the index. The journal's sync is the moment from which the batch is
 * there; whatever fails before it leaves nothing that counts, whatever fails after it is found when the store is opened.
 */
export async function writeBatch(parts: WriteParts, planned: Planned): Promise<void> {
  const { batch, checked, first, segment, newSegment } = planned
  const { journal, raw, tip, journalFiles } = parts
  const before = journal.end
  const places = await writePrivate(parts, planned)
  const records = batch.entries.map((entry, i) => encodeEntryRecord(entry, first + i))
  const written = await journal.append({ first, records, newSegment })
  await confirmBatch(journal, planned)
  const puts = [
    ...batchPuts(planned, { places, written }),
    ...headPuts(checked.heads),
    ...privateEndPuts(parts, segment),
    ...(newSegment ? [segmentPut(before.segment, { length: before.offset, next: segment })] : []),
    positionPut({ size: checked.frontier.size, ...journal.end, check: written.lastCheck }),
  ]
  try {
    await raw.write(puts)
  } catch (cause) {
    const reason = `entries from ${first} on are in the journal, but the index could not be written`
    throw uncertain(reason, { expectedSize: first, cause })
  }
  journalFiles.segments.add(segment)
  tip.frontier = checked.frontier
}

// So that a batch can be held in memory when it is read back, and its length is never in doubt.
const maxBatchLength = 67_108_864

function assertLength({ entries }: Batch): void {
  const length = entries.reduce((sum, { event }) => sum + event.length, 0)
  if (length > maxBatchLength) {
    throw new RangeError(
      `the events of one batch have at most ${maxBatchLength} bytes, not ${length}`,
    )
  }
}

function isFull({ journal, privateValues, segmentLength }: WriteParts): boolean {
  const { end } = privateValues
  const privateLength = end?.segment === journal.end.segment ? end.offset : 0
  return Math.max(journal.end.offset, privateLength) >= segmentLength
}

/** Where each private value came to lie, by digest. */
async function writePrivate(
  { privateValues }: WriteParts,
  { batch, first, segment }: Planned,
): Promise<ReadonlyMap<string, IndexedDigest>> {
  const values = batch.entries.flatMap((entry, i) =>
    Array.from(privateOf(entry), ([digest, disclosure]) => ({
      index: first + i,
      digest,
      disclosure,
    })),
  )
  if (values.length === 0) return new Map()
  const places = await privateValues.append(segment, values)
  return new Map(values.map(({ digest }, k) => [digest, { place: places[k]! }]))
}

/** What lies in the private segment of an entry, by digest. */
function privateOf({
  disclosures,
  erasable = false,
  id,
  event,
}: NewEntry): ReadonlyMap<string, Uint8Array> {
  return erasable ? new Map([...disclosures, [id, event]]) : disclosures
}

function batchPuts(
  { batch, checked, first }: Planned,
  {
    places,
    written,
  }: { readonly places: ReadonlyMap<string, IndexedDigest>; readonly written: WrittenBatch },
): readonly Put[] {
  const hashes = hashesByLeaf(checked.stored, first)
  return batch.entries.flatMap((entry, i) => {
    const { chain, seq, id } = entry
    const digests = [...privateOf(entry).keys()]
    return entryPuts({
      entry: { index: first + i, chain, seq },
      id,
      place: written.places[i]!,
      treeHashes: hashes[i]!,
      digests: new Map(digests.map((digest) => [digest, places.get(digest)!])),
    })
  })
}

function privateEndPuts({ privateValues: { end } }: WriteParts, segment: number): readonly Put[] {
  if (end?.segment !== segment) return []
  return [privateSegmentPut(segment, { generation: end.generation, length: end.offset })]
}
