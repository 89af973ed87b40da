import { equalBytes } from '@custodia/core/bytes'
import { readFrontier } from '@custodia/core/merkle'
import type { Frontier } from '@custodia/core/merkle'
import type { Disk, DiskFile } from '../disk/disk.ts'
import { corrupt, reading } from '../disk/faults.ts'
import { createWindow } from '../disk/window.ts'
import { scanBatches } from '../journal/scan.ts'
import type { ScanEnd } from '../journal/scan.ts'
import { journalHeader } from '../journal/segment.ts'
import { isUnfinished } from '../journal/unfinished.ts'
import { createLookup } from '../lookup/lookup.ts'
import type { Lookup } from '../lookup/lookup.ts'
import type { RawIndex } from '../lookup/raw-index.ts'
import type { Position } from '../lookup/values.ts'
import { checkPosition } from './check-position.ts'
import { createIndexBuilder } from './index-builder.ts'
import type { Built, IndexBuilder } from './index-builder.ts'
import type { Layout } from './layout.ts'

export interface CatchUp {
  readonly disk: Disk
  readonly layout: Layout
  readonly segments: readonly number[]
  readonly raw: RawIndex
  /** Up to where the index has come; undefined to begin with the first entry. */
  readonly position: Position | undefined
}

/** What a crash left behind the last batch, in the last segment. With `offset` 0 not even its header is whole. */
export interface UnfinishedEnd {
  readonly segment: number
  readonly offset: number
  readonly reason: string
}

export interface CaughtUp extends Built {
  readonly unfinished: UnfinishedEnd | undefined
  /** Tells the index what was found, and must come after all of it is on the disk. */
  readonly writeIndex: () => Promise<void>
}

/**
 * Reads the journal from where the index ends, and checks every record; `writeIndex` then brings the index up to date. Throws
 * ERR_STORE_CORRUPT if the journal lacks what the index has seen, or holds bytes that are not what was written.
 */
export async function catchUp(options: CatchUp): Promise<CaughtUp> {
  const { disk, layout, segments, raw } = options
  const lookup = createLookup(raw, layout.index)
  const position = options.position ?? positionAtStart()
  if (options.position !== undefined) checkPosition({ disk, layout, segments, lookup }, position)
  const frontier = await frontierOf(lookup, position.size)
  const builder = createIndexBuilder(raw, {
    position,
    frontier,
    isNew: options.position === undefined,
  })
  let unfinished: UnfinishedEnd | undefined
  for (const segment of segments.filter((first) => first >= position.segment)) {
    const start = segment === position.segment ? position.offset : undefined
    const isLast = segment === segments.at(-1)
    unfinished = await readSegment(options, builder, { segment, start, isLast })
  }
  return { ...builder.built(), unfinished, writeIndex: () => builder.write() }
}

export function positionAtStart(): Position {
  return { size: 0, segment: 0, offset: journalHeader(0).length, check: new Uint8Array(32) }
}

function frontierOf(lookup: Lookup, size: number): Promise<Frontier> {
  return readFrontier(size, {
    readHashes: (indexes) => Promise.resolve(indexes.map((index) => lookup.treeHash(index))),
  })
}

interface SegmentRead {
  readonly segment: number
  /** Where to begin, if not behind the header. */
  readonly start: number | undefined
  readonly isLast: boolean
}

async function readSegment(
  { disk, layout }: CatchUp,
  builder: IndexBuilder,
  { segment, start, isLast }: SegmentRead,
): Promise<UnfinishedEnd | undefined> {
  const path = layout.journalPath(segment)
  if (start === undefined && segment !== builder.size) {
    throw corrupt(path, `expected a segment that begins with entry ${builder.size}`)
  }
  const file = reading(path, () => disk.open(path, 'read'))
  try {
    const end = headerFault(file, segment) ?? (await takeBatches(file, builder, { segment, start }))
    const { offset, fault } = end
    if (fault === undefined) return undefined
    // The first segment was made whole before the store was one, and so was one of which the index has seen something.
    const wasWhole = offset === 0 && (segment === 0 || start !== undefined)
    if (!isLast || !fault.unfinished || wasWhole) throw corrupt(path, fault.reason)
    return { segment, offset, reason: fault.reason }
  } finally {
    reading(path, () => file.close())
  }
}

async function takeBatches(
  file: DiskFile,
  builder: IndexBuilder,
  { segment, start }: Pick<SegmentRead, 'segment' | 'start'>,
): Promise<Pick<ScanEnd, 'offset' | 'fault'>> {
  builder.begin(segment)
  const offset = start ?? journalHeader(segment).length
  const batches = scanBatches(file, { segment, offset, first: builder.size })
  for (;;) {
    const step = reading(file.path, () => batches.next())
    if (step.done === true) return step.value
    await builder.take(step.value)
  }
}

/** What is wrong with the header of a segment, or undefined if it is right. */
function headerFault(
  file: DiskFile,
  segment: number,
): Pick<ScanEnd, 'offset' | 'fault'> | undefined {
  const expected = journalHeader(segment)
  const bytes = new Uint8Array(expected.length)
  const length = reading(file.path, () => file.read(bytes, 0))
  if (equalBytes(bytes, expected)) return undefined
  // A crash leaves the beginning of it, or zeros in its place, and never a batch behind it.
  const end = expected.length
  const unfinished =
    length < end ||
    reading(file.path, () =>
      isUnfinished({ window: createWindow(file), offset: 0, end, first: segment }),
    )
  return {
    offset: 0,
    fault: { reason: 'it does not begin as a segment of the journal', unfinished },
  }
}
