import { sha256 } from '@custodia/core/crypto'
import { extendFrontier, treeHasher } from '@custodia/core/merkle'
import type { Frontier } from '@custodia/core/merkle'
import { checkStoredEntry } from '@custodia/core/store'
import type { StoredHead } from '@custodia/core/store'
import type { FoundBatch } from '../journal/scan.ts'
import { journalHeader } from '../journal/segment.ts'
import { entryPuts, hashesByLeaf, headPuts, positionPut, segmentPut } from '../lookup/puts.ts'
import type { Put, RawIndex } from '../lookup/raw-index.ts'
import type { Position } from '../lookup/values.ts'

/**
 * Takes the journal batch by batch and writes what the index must know of it. Of the last batch nothing is written before
 * `write` is called: it may not be on the disk yet, and what the index has seen counts as acknowledged.
 */
export interface IndexBuilder {
  /** Entries taken so far, those included that the index had before. */
  readonly size: number
  /** The batches that come next lie in this segment. */
  begin(segment: number): void
  take(batch: FoundBatch): Promise<void>
  /** What was taken so far. */
  built(): Built
  /** Writes what is left. */
  write(): Promise<void>
}

export interface Built {
  readonly position: Position
  readonly frontier: Frontier
  /** Where the last batch begins, or the segment that was begun for one; undefined if there was neither. */
  readonly newBatch: { readonly segment: number; readonly offset: number } | undefined
  /** Segments of which batches were taken whose entries name digests. */
  readonly sealing: ReadonlySet<number>
}

// Bounds the memory of a rebuild; more gains nothing.
const putsPerWrite = 8192
const hasher = treeHasher(sha256)

export function createIndexBuilder(
  raw: RawIndex,
  start: Pick<Built, 'position' | 'frontier'> & { readonly isNew: boolean },
): IndexBuilder {
  let { position, frontier } = start
  let written = start.isNew ? undefined : position
  let newBatch: Built['newBatch']
  let puts: Put[] = []
  let heads = new Map<string, StoredHead>()
  const sealing = new Set<number>()
  const flush = async (): Promise<void> => {
    if (position === written) return
    await raw.write([...puts, ...headPuts(heads), positionPut(position)])
    written = position
    puts = []
    heads = new Map()
  }
  return {
    get size() {
      return position.size
    },
    begin(segment) {
      if (segment === position.segment) return
      puts.push(segmentPut(position.segment, { length: position.offset, next: segment }))
      position = { ...position, segment, offset: journalHeader(segment).length }
      newBatch = { segment, offset: position.offset }
    },
    async take({ entries, end }) {
      const { segment } = position
      // What came before is on the disk, since a batch follows it; but not the segment, if this is the first one in it.
      const isFirst = position.offset === journalHeader(segment).length
      if (puts.length >= putsPerWrite && !isFirst) await flush()
      const leaves = entries.map(({ entry }) => hasher.leaf(entry.leaf))
      const { frontier: next, stored } = extendFrontier(frontier, leaves, hasher)
      const hashes = hashesByLeaf(stored, position.size)
      for (const [i, { entry, digests, place }] of entries.entries()) {
        const id = checkStoredEntry(entry, `journal segment ${segment}`)
        const known = new Map(digests.map((digest) => [digest, 'missing' as const]))
        puts.push(...entryPuts({ entry, id, place, treeHashes: hashes[i] ?? [], digests: known }))
        heads.set(entry.chain, { count: entry.seq + 1, id, index: entry.index })
        if (digests.length > 0) sealing.add(segment)
      }
      newBatch = { segment, offset: position.offset }
      frontier = next
      const check = entries.at(-1)?.check.slice() ?? position.check
      position = { size: position.size + entries.length, segment, offset: end, check }
    },
    built: () => ({ position, frontier, newBatch, sealing }),
    write: flush,
  }
}
