import { isCustodyError } from '@custodia/core/errors'
import { reading } from '../disk/faults.ts'
import type { DiskFile } from '../disk/disk.ts'
import { withFile } from '../disk/whole-file.ts'
import { createWindow } from '../disk/window.ts'
import type { FoundEntry } from '../journal/scan.ts'
import { segmentFirst } from '../journal/segment.ts'
import type { CheckContext, CheckedEntry } from './context.ts'
import type { EntryCheck } from './entry-check.ts'
import type { IndexCheck } from './index-check.ts'
import { createPrivateCheck } from './private-check.ts'
import type { PrivateCheck } from './private-check.ts'
import { checkSegment } from './segment-check.ts'
import { rangeOf } from './step-taker.ts'
import type { SegmentSink } from './step-taker.ts'

export interface JournalWalk {
  readonly context: CheckContext
  readonly entries: EntryCheck
  /** Undefined if there is none to compare with. */
  readonly index: IndexCheck | undefined
  readonly onEntry: (entry: CheckedEntry) => void
  /** The next entry cannot be read; its leaf hash if the index knows it. */
  readonly onLost: (leafHash: Uint8Array | undefined) => void
  readonly onProgress: (bytes: number, total: number) => void
  /** Lets others run, and throws if the work is to end. */
  readonly pause: () => Promise<void>
}

/** Private values that were looked at. */
export interface PrivateCounts {
  values: number
  erased: number
}

/** Walks through journal and private segments, segment by segment, and compares the index on the way. */
export async function checkJournal(walk: JournalWalk): Promise<PrivateCounts> {
  const { context, onProgress } = walk
  const segments = listJournal(context)
  const lengths = segments.map((segment) => lengthOf(context, segment))
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const counts = { values: 0, erased: 0 }
  let before = 0
  for (const [i, segment] of segments.entries()) {
    if (bridge(walk, segment)) {
      const isLast = i === segments.length - 1
      const place = { segment, isLast, next: segments[i + 1] }
      await checkOne(walk, place, counts, (bytes) => onProgress(before + bytes, total))
    }
    before += lengths[i]!
  }
  return counts
}

/** First indexes of the segments that are there. What else lies in the directory is for another check. */
function listJournal({ disk, layout }: CheckContext): readonly number[] {
  const { journal } = layout
  const names =
    disk.kind(journal) === 'directory' ? reading(journal, () => disk.names(journal)) : []
  return names
    .map((name) => segmentFirst('journal', name))
    .filter((first) => first !== undefined)
    .sort((a, b) => a - b)
}

function lengthOf({ disk, layout }: CheckContext, segment: number): number {
  try {
    const path = layout.journalPath(segment)
    return reading(path, () => withFile(disk.open(path, 'read'), (file) => file.length()))
  } catch (error) {
    if (isCustodyError(error)) return 0
    throw error
  }
}

/** Says what is missing before a segment; gives whether it can be read as the next one. */
function bridge(walk: JournalWalk, segment: number): boolean {
  const { context, entries } = walk
  const { list, layout, name } = context
  const file = name(layout.journalPath(segment))
  if (segment < entries.size) {
    list.look('store.journal.segments')
    list.find('store.segment-overlap', { place: { file }, expected: entries.size, found: segment })
    return false
  }
  if (segment > entries.size) {
    const place = { file, ...rangeOf(entries.size, segment) }
    list.find('store.segment-gap', { place, expected: entries.size, found: segment })
    lose(walk, segment)
  }
  return true
}

function lose({ entries, index, onLost }: JournalWalk, until: number): void {
  while (entries.size < until) {
    const leafHash = index?.leafHash(entries.size)
    entries.miss(leafHash)
    onLost(leafHash)
  }
}

interface SegmentPlace {
  readonly segment: number
  readonly isLast: boolean
  /** The segment that follows. */
  readonly next: number | undefined
}

async function checkOne(
  walk: JournalWalk,
  place: SegmentPlace,
  counts: PrivateCounts,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const { context } = walk
  const { disk, layout, list } = context
  const path = layout.journalPath(place.segment)
  try {
    const file = reading(path, () => disk.open(path, 'read'))
    try {
      await checkFile(walk, { ...place, path, file }, counts, onBytes)
    } finally {
      file.close()
    }
  } catch (error) {
    if (!isCustodyError(error) || error.code !== 'ERR_STORE_READ') throw error
    list.find('store.unreadable', { place: { file: context.name(path) }, reason: error.message })
  }
}

async function checkFile(
  walk: JournalWalk,
  at: SegmentPlace & { readonly path: string; readonly file: DiskFile },
  counts: PrivateCounts,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const { context, entries, index, pause } = walk
  const { segment, isLast, next, path, file } = at
  const { list } = context
  const [faultsBefore, lostBefore] = [list.faults(), entries.lost]
  // Values are written before the entries that name them: what is read after the length was taken can only be more.
  const window = reading(path, () => createWindow(file))
  const values = createPrivateCheck(context, segment)
  const sink = createSink(walk, values, isKnown(index, segment, values))
  const steps = checkSegment(context, { path, window, segment, isLast }, sink)
  for (let step = nextOf(path, steps); step.done !== true; step = nextOf(path, steps)) {
    onBytes(step.value)
    await pause()
  }
  values.finish({ isLast, size: entries.size, hasLost: entries.lost > lostBefore })
  for (const { disclosure } of values.values.values()) {
    if (disclosure === undefined) counts.erased += 1
    else counts.values += 1
  }
  compareGeneration(walk, segment, values)
  if (next === entries.size && list.faults() === faultsBefore) {
    index?.segment(segment, { length: window.length, next })
  }
}

function nextOf(
  path: string,
  steps: Generator<number, void, undefined>,
): IteratorResult<number, void> {
  return reading(path, () => steps.next())
}

function createSink(walk: JournalWalk, values: PrivateCheck, isIndexed: boolean): SegmentSink {
  const { entries, index, onEntry } = walk
  return {
    next: () => entries.size,
    entry(found, place) {
      const walked = entries.entry(found, place)
      values.entry(found)
      index?.entry(walked, isIndexed ? (digest) => values.values.get(digest) : undefined)
      if (index !== undefined && entries.size === index.size) compareHeads(walk, index)
      onEntry(checkedEntry(found, valuesOf(found, values)))
    },
    lose: (until) => lose(walk, until),
    batchEnd: (end) => index?.batchEnd(end),
  }
}

/** An entry with its event, which may be a private value. */
function checkedEntry(
  { entry, digests }: FoundEntry,
  values: ReadonlyMap<string, Uint8Array | undefined>,
): CheckedEntry {
  if (entry.event !== undefined) return { ...entry, digests, values }
  const id = digests.at(-1)!
  const sealed = digests.slice(0, -1)
  const own = new Map([...values].filter(([digest]) => digest !== id))
  return { ...entry, event: values.get(id), digests: sealed, values: own }
}

function valuesOf(
  { entry, digests }: FoundEntry,
  { values }: PrivateCheck,
): ReadonlyMap<string, Uint8Array | undefined> {
  const found = new Map<string, Uint8Array | undefined>()
  for (const digest of digests) {
    const record = values.get(digest)
    if (record?.index === entry.index) found.set(digest, record.disclosure)
  }
  return found
}

function compareHeads({ context, entries }: JournalWalk, index: IndexCheck): void {
  if (entries.lost === 0) index.heads(entries.heads)
  else context.list.skip('store.index.values', `Not for chains: ${lostWords(entries)}.`)
}

function lostWords({ firstLost }: EntryCheck): string {
  return `entry ${firstLost} cannot be read`
}

/** Whether the index knows the private segment as it is; what was appended to it since moves nothing. */
function isKnown(
  index: IndexCheck | undefined,
  segment: number,
  { walked }: PrivateCheck,
): boolean {
  const known = index?.privateSegment(segment)
  if (known === undefined || walked === undefined) return false
  return known.generation === walked.generation && known.length <= walked.length
}

function compareGeneration(
  { context, index }: JournalWalk,
  segment: number,
  { walked }: PrivateCheck,
): void {
  const { list, layout, name } = context
  const known = index?.privateSegment(segment)
  if (index === undefined || walked?.generation === undefined) return
  const place = { file: name(layout.privatePath(segment)), offset: 0 }
  if (known === undefined) {
    const isSeen = walked.records.some((record) => record.index < index.size)
    if (isSeen) list.find('store.index-lacks', { place, found: 'a private segment' })
    return
  }
  const seen = { place, expected: `generation ${known.generation}`, found: walked.generation }
  if (walked.generation < known.generation) list.find('store.private-older', seen)
  else if (walked.generation > known.generation) list.find('store.index-behind', seen)
}
