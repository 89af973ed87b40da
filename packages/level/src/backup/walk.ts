import { equalBytes } from '@custodia/core/bytes'
import { checkStoredEntry } from '@custodia/core/store'
import type { Disk, DiskFile } from '../disk/disk.ts'
import { corrupt, reading } from '../disk/faults.ts'
import { scanBatches } from '../journal/scan.ts'
import type { FoundBatch } from '../journal/scan.ts'
import { journalHeader } from '../journal/segment.ts'
import { listSegments } from '../store/layout.ts'
import type { Layout } from '../store/layout.ts'
import type { RootReader } from './roots.ts'

export interface WalkOptions {
  readonly disk: Disk
  readonly layout: Layout
  /** Entries to be read; the last batch is read to its end. */
  readonly until: number
  /** Entries that somebody has already; his last batch was whole too. */
  readonly known: number
  readonly roots: RootReader
  /** Told of the first entry's event. */
  readonly onFirst?: (event: Uint8Array) => void
  /** Told how many entries were read. */
  readonly onEntries?: (count: number) => void
}

/** A segment of the journal as far as it was read, every entry of it checked. */
export interface WalkedSegment {
  /** Index of its first entry. */
  readonly segment: number
  /** Offset behind the last batch that was read. */
  readonly end: number
  /** Where begins what is not known yet: 0 for a whole segment with its header, `end` if there is nothing new. */
  readonly from: number
  /** Index of the first entry that is not known yet; of the one that would come next if there is none. */
  readonly newFirst: number
  /** Digests that the new entries name, each with the index of its entry. */
  readonly digests: ReadonlyMap<string, number>
}

/**
 * Reads a journal from its first entry up to the end of the batch that covers `until`, segment by segment: every item against
 * its check, every event against its leaf, indexes without a gap. Throws ERR_STORE_CORRUPT, ERR_STORE_READ.
 */
export function* walkJournal(options: WalkOptions): Generator<WalkedSegment, void, undefined> {
  const { disk, layout, until, roots } = options
  for (const segment of listSegments(disk, layout)) {
    if (roots.size >= until) return
    const path = layout.journalPath(segment)
    if (segment !== roots.size) {
      throw corrupt(path, `expected a segment that begins with entry ${roots.size}`)
    }
    const file = reading(path, () => disk.open(path, 'read'))
    try {
      yield walkSegment(file, segment, options)
    } finally {
      file.close()
    }
  }
  if (roots.size < until) {
    const expected = `expected at least ${until} entries, as the checkpoint says`
    throw corrupt(layout.journal, `${expected}, found ${roots.size}`)
  }
}

function walkSegment(file: DiskFile, segment: number, options: WalkOptions): WalkedSegment {
  const { until, known, roots } = options
  const header = journalHeader(segment)
  checkHeader(file, header)
  const digests = new Map<string, number>()
  let end = header.length
  let from = segment >= known ? 0 : end
  let newFirst = segment
  const batches = scanBatches(file, { segment, offset: end, first: segment })
  while (roots.size < until) {
    const step = reading(file.path, () => batches.next())
    if (step.done === true) {
      const { fault } = step.value
      if (fault !== undefined) throw corrupt(file.path, fault.reason)
      break
    }
    const isKnown = roots.size < known
    takeBatch(step.value, file.path, options)
    end = step.value.end
    if (!isKnown) nameDigests(step.value, digests)
    else [from, newFirst] = [end, roots.size]
  }
  return { segment, end, from, newFirst, digests }
}

function takeBatch({ entries }: FoundBatch, path: string, options: WalkOptions): void {
  const { roots, onFirst, onEntries } = options
  const [first] = entries
  if (roots.size === 0 && first?.entry.event !== undefined) onFirst?.(first.entry.event)
  for (const { entry } of entries) checkStoredEntry(entry, path)
  roots.take(entries.map(({ entry }) => entry.leaf))
  onEntries?.(roots.size)
}

function nameDigests({ entries }: FoundBatch, digests: Map<string, number>): void {
  for (const { entry, digests: named } of entries) {
    for (const digest of named) digests.set(digest, entry.index)
  }
}

function checkHeader(file: DiskFile, expected: Uint8Array): void {
  const found = new Uint8Array(expected.length)
  reading(file.path, () => file.read(found, 0))
  if (!equalBytes(found, expected)) {
    throw corrupt(file.path, 'it does not begin as a segment of the journal')
  }
}
