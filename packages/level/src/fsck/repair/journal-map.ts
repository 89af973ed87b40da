import { equalBytes } from '@custodia/core/bytes'
import { sha256, sha256Hex } from '@custodia/core/crypto'
import { isCustodyError } from '@custodia/core/errors'
import { treeHasher } from '@custodia/core/merkle'
import { parseLeaf } from '@custodia/core/wire'
import type { Disk } from '../../disk/disk.ts'
import { reading } from '../../disk/faults.ts'
import { withFile } from '../../disk/whole-file.ts'
import { createWindow } from '../../disk/window.ts'
import type { Window } from '../../disk/window.ts'
import type { FoundEntry } from '../../journal/scan.ts'
import { journalHeader, segmentFirst } from '../../journal/segment.ts'
import type { Layout } from '../../store/layout.ts'
import { walkSegment } from '../walk-segment.ts'
import { createHashTable } from './hash-table.ts'
import type { HashTable } from './hash-table.ts'

/** A whole batch in a segment of the journal: every entry is what was written, and has the event that its leaf names. */
export interface MappedBatch {
  readonly kind: 'batch'
  readonly segment: number
  readonly first: number
  readonly count: number
  readonly offset: number
  /** Bytes, the head included. */
  readonly length: number
}

/** What lies between whole batches; it may be nothing but missing entries. */
export interface MappedGap {
  readonly kind: 'gap'
  readonly offset: number
  readonly length: number
  /** Index that comes next, and the one with which the segment goes on; undefined at its end. */
  readonly from: number
  readonly until: number | undefined
}

export type Piece = MappedBatch | MappedGap

export interface MappedSegment {
  readonly first: number
  readonly hasHeader: boolean
  readonly pieces: readonly Piece[]
}

/** Where everything lies in a journal, damaged or not. */
export interface JournalMap {
  readonly layout: Layout
  readonly segments: readonly MappedSegment[]
  /** Whole batches by the index of their first entry. */
  readonly batches: ReadonlyMap<number, MappedBatch>
  /** SHA-256 of the record, and leaf hash, of each entry in a whole batch. */
  readonly checks: HashTable
  readonly leaves: HashTable
  /** Digests that entries in whole batches name, by index. */
  readonly digests: ReadonlyMap<number, readonly string[]>
  /** The event of entry 0. */
  readonly founding: Uint8Array | undefined
}

export interface MapOptions {
  readonly disk: Disk
  readonly layout: Layout
  /** Says no to an entry that is readable and yet not the one that was acknowledged. */
  readonly isRight?: (index: number, leafHash: Uint8Array) => boolean
}

const hasher = treeHasher(sha256)

/** The journal of a store that holds nothing. */
export function emptyMap(layout: Layout): JournalMap {
  const tables = { checks: createHashTable(), leaves: createHashTable() }
  return {
    layout,
    segments: [],
    batches: new Map(),
    digests: new Map(),
    founding: undefined,
    ...tables,
  }
}

interface Mapping {
  readonly batches: Map<number, MappedBatch>
  readonly checks: HashTable
  readonly leaves: HashTable
  readonly digests: Map<number, readonly string[]>
  readonly isRight: (index: number, leafHash: Uint8Array) => boolean
  founding: Uint8Array | undefined
}

/** Reads a journal, all of it, and says where what lies. Throws ERR_STORE_READ. */
export function mapJournal({ disk, layout, isRight = () => true }: MapOptions): JournalMap {
  const mapping: Mapping = {
    batches: new Map(),
    checks: createHashTable(),
    leaves: createHashTable(),
    digests: new Map(),
    isRight,
    founding: undefined,
  }
  const { journal } = layout
  const names =
    disk.kind(journal) === 'directory' ? reading(journal, () => disk.names(journal)) : []
  const firsts = names.map((name) => segmentFirst('journal', name)).filter((n) => n !== undefined)
  firsts.sort((a, b) => a - b)
  const segments = firsts.map((first, i) => {
    const path = layout.journalPath(first)
    return reading(path, () =>
      withFile(disk.open(path, 'read'), (file) =>
        mapSegment(mapping, { window: createWindow(file), first, isLast: i === firsts.length - 1 }),
      ),
    )
  })
  const { batches, checks, leaves, digests, founding } = mapping
  return { layout, segments, batches, checks, leaves, digests, founding }
}

interface OpenSegment {
  readonly window: Window
  readonly first: number
  readonly isLast: boolean
}

function mapSegment(mapping: Mapping, { window, first, isLast }: OpenSegment): MappedSegment {
  const header = journalHeader(first)
  const hasHeader = equalBytes(window.at(0, header.length), header)
  const pieces: Piece[] = []
  let cursor = header.length
  let next = first
  let start = 0
  let entries: FoundEntry[] | undefined
  for (const step of walkSegment({ window, segment: first, isLast, offset: header.length })) {
    if (step.kind === 'head') {
      start = step.offset
      entries = step.head.first >= next ? [] : undefined
      // A head that promises another number of entries is no whole batch.
      if (entries !== undefined) next = step.head.first
    } else if (step.kind === 'entry') {
      const isNext = step.found.entry.index === next + (entries?.length ?? -1)
      if (entries !== undefined && isNext && isSound(step.found, mapping)) entries.push(step.found)
      else entries = undefined
    } else if (step.kind === 'end') {
      if (entries !== undefined && entries.length > 0 && step.miscounted === undefined) {
        const from = nextOf(pieces, first)
        if (start > cursor || next > from) {
          pieces.push({ kind: 'gap', offset: cursor, length: start - cursor, from, until: next })
        }
        const length = step.offset - start
        const { length: count } = entries
        const batch = {
          kind: 'batch',
          segment: first,
          first: next,
          count,
          offset: start,
          length,
        } as const
        pieces.push(batch)
        remember(mapping, batch, entries)
        cursor = step.offset
      }
      entries = undefined
      next = nextOf(pieces, first)
    } else entries = undefined
  }
  if (window.length > cursor) {
    const gap = { offset: cursor, length: window.length - cursor, from: nextOf(pieces, first) }
    pieces.push({ kind: 'gap', ...gap, until: undefined })
  }
  return { first, hasHeader, pieces }
}

/** Index of the entry that comes behind the pieces. */
function nextOf(pieces: readonly Piece[], first: number): number {
  const last = pieces.findLast((piece) => piece.kind === 'batch')
  return last === undefined ? first : last.first + last.count
}

function isSound({ entry }: FoundEntry, { isRight }: Mapping): boolean {
  try {
    const { eventId } = parseLeaf(entry.leaf)
    const isOfLeaf = entry.event === undefined || eventId === sha256Hex(entry.event)
    return isOfLeaf && isRight(entry.index, hasher.leaf(entry.leaf))
  } catch (error) {
    if (!isCustodyError(error)) throw error
    return false
  }
}

function remember(mapping: Mapping, batch: MappedBatch, entries: readonly FoundEntry[]): void {
  mapping.batches.set(batch.first, batch)
  for (const { entry, check, digests } of entries) {
    mapping.checks.set(entry.index, check)
    mapping.leaves.set(entry.index, hasher.leaf(entry.leaf))
    if (digests.length > 0) mapping.digests.set(entry.index, digests)
    if (entry.index === 0) mapping.founding = entry.event
  }
}
