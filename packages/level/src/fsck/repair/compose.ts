import type { JournalMap, MappedBatch, MappedGap } from './journal-map.ts'

/** A part of a segment as it is to be: bytes of the store itself, or a batch of the copy. */
export type Part =
  | { readonly kind: 'own'; readonly offset: number; readonly length: number }
  | { readonly kind: 'copy'; readonly batch: MappedBatch }

/** A segment of the journal as it is to be. */
export interface ComposedSegment {
  readonly first: number
  readonly parts: Part[]
  /** Entries that come from the copy, as indexes `from` up to but without `until`. */
  readonly copied: Range[]
  /** The header is to be written anew. */
  readonly newHeader: boolean
  /** There is no such file yet. */
  readonly isNew: boolean
}

export interface Range {
  readonly from: number
  readonly until: number
}

export interface Composed {
  readonly segments: readonly ComposedSegment[]
  /** Entries for which the copy has nothing. */
  readonly lacking: readonly Range[]
}

export interface ComposeOptions {
  readonly own: JournalMap
  readonly copy: JournalMap | undefined
  /** Entries that were acknowledged: up to there something must be. */
  readonly acknowledged: number
}

/**
 * Puts a journal together from what is whole in the store, and what the copy has of the rest. Between two whole batches all
 * is taken from the copy, or nothing.
 */
export function composeJournal({ own, copy, acknowledged }: ComposeOptions): Composed {
  const segments: ComposedSegment[] = []
  const lacking: Range[] = []
  let next = 0

  const current = (): ComposedSegment | undefined => segments.at(-1)
  const begin = (first: number, changes: Partial<ComposedSegment> = {}): ComposedSegment => {
    const segment = { first, parts: [], copied: [], newHeader: false, isNew: false, ...changes }
    segments.push(segment)
    return segment
  }

  /** Fills in entries from the copy, in new segments where the copy begins one; gives whether it has them all. */
  const fill = (until: number, isEnd = false): boolean => {
    const batches = batchesOf(copy, { from: next, until, isEnd })
    if (batches === undefined) {
      lacking.push({ from: next, until })
      return false
    }
    for (const batch of batches) {
      const isStart = batch.first === batch.segment && batch.first !== current()?.first
      const segment =
        isStart || current() === undefined
          ? begin(batch.first, { isNew: true, newHeader: true })
          : current()!
      segment.parts.push({ kind: 'copy', batch })
      segment.copied.push({ from: batch.first, until: batch.first + batch.count })
    }
    return true
  }

  const keep = ({ offset, length }: Pick<MappedGap, 'offset' | 'length'>): void => {
    if (length > 0) current()!.parts.push({ kind: 'own', offset, length })
  }

  own.segments.forEach(({ first, hasHeader, pieces }, i) => {
    if (first > next) {
      fill(first)
      next = first
    }
    begin(first, { newHeader: !hasHeader })
    const goesOn = own.segments[i + 1]?.first
    for (const piece of pieces) {
      if (piece.kind === 'batch') {
        keep(piece)
        next = piece.first + piece.count
        continue
      }
      // At the end of the last segment a batch may lie that nobody was told of.
      const until = piece.until ?? goesOn ?? Math.max(acknowledged, next)
      const isEnd = piece.until === undefined && goesOn === undefined
      if (until <= next || !fill(until, isEnd)) keep(piece)
      next = Math.max(next, until)
    }
  })
  if (acknowledged > next) fill(acknowledged, true)
  return { segments, lacking }
}

/** The batches of a copy from one entry up to another one or, at the end, beyond it; undefined if it has not all. */
function batchesOf(
  copy: JournalMap | undefined,
  { from, until, isEnd }: Range & { readonly isEnd: boolean },
): readonly MappedBatch[] | undefined {
  const found: MappedBatch[] = []
  let next = from
  while (next < until) {
    const batch = copy?.batches.get(next)
    if (batch === undefined) return undefined
    found.push(batch)
    next += batch.count
  }
  return next === until || isEnd ? found : undefined
}
