import type { FaultPlace } from '@custodia/core/store'
import type { FoundEntry } from '../journal/scan.ts'
import type { CheckContext } from './context.ts'
import type { Step } from './walk-segment.ts'

/** What becomes of the entries of a segment. */
export interface SegmentSink {
  /** Index of the entry that comes next. */
  readonly next: () => number
  entry(found: FoundEntry, place: FaultPlace): void
  /** The entries up to this index cannot be read. */
  lose(until: number): void
  batchEnd(end: { readonly segment: number; readonly offset: number; readonly next: number }): void
}

/** Takes the steps of a walk through one segment, and reports what is wrong with them. */
export interface StepTaker {
  readonly context: CheckContext
  /** Name of the segment's file, and index of its first entry. */
  readonly file: string
  readonly segment: number
  readonly sink: SegmentSink
  /** Bytes that are not what was written. Which entries they hide shows only at what follows. */
  damage: { readonly offset: number; readonly length: number; readonly within: boolean } | undefined
}

type StepOf<K extends Step['kind']> = Extract<Step, { readonly kind: K }>

export function takeStep(taker: StepTaker, step: Step): void {
  switch (step.kind) {
    case 'head':
      return takeHead(taker, step)
    case 'entry':
      return takeEntry(taker, step.found)
    case 'end':
      return takeEnd(taker, step)
    case 'malformed':
      return takeMalformed(taker, step)
    case 'damage':
      return takeDamage(taker, step)
    case 'unfinished':
      return reportUnfinished(taker.context, {
        file: taker.file,
        offset: step.offset,
        index: taker.sink.next(),
      })
  }
}

/**
 * What a crash has left of a batch; while somebody writes, it may be one that is being written. But a batch of which somebody
 * was told is damaged, however it looks.
 */
export function reportUnfinished(
  { list, isWritten, acknowledged }: CheckContext,
  place: FaultPlace & { readonly index: number },
): void {
  if (place.index < acknowledged) {
    list.find('store.batch-damaged', { place, found: 'a batch that is cut off' })
  } else if (!isWritten) {
    list.find('store.batch-unfinished', { place })
  }
}

/** Entries in a row, from an index up to but without another one. */
export function rangeOf(from: number, until: number): Pick<FaultPlace, 'index' | 'lastIndex'> {
  if (until <= from) return {}
  return until === from + 1 ? { index: from } : { index: from, lastIndex: until - 1 }
}

/** What comes next is the entry with this index: reports what damage has hidden, and what is missing without any. */
function settle(taker: StepTaker, index: number, offset: number): void {
  const { context, file, sink, damage } = taker
  const next = sink.next()
  const range = rangeOf(next, index)
  if (damage?.within === true) {
    const place = { file, offset: damage.offset, ...range }
    context.list.find('store.entry-damaged', { place, found: `${damage.length} bytes` })
  } else if (index > next) {
    const place = { file, offset: damage?.offset ?? offset, ...range }
    context.list.find('store.entry-lost', { place })
  }
  taker.damage = undefined
  if (index > next) sink.lose(index)
}

function takeHead(taker: StepTaker, { offset, head }: StepOf<'head'>): void {
  const { context, file, sink, damage } = taker
  const { list } = context
  list.look('store.journal.batches')
  if (damage !== undefined && head.first >= sink.next()) settle(taker, head.first, offset)
  const expected = sink.next()
  if (head.first === expected) return
  list.find('store.batch-order', { place: { file, offset }, expected, found: head.first })
}

function takeEntry(taker: StepTaker, found: FoundEntry): void {
  const { context, file, sink, damage } = taker
  const { list } = context
  const { index } = found.entry
  const next = sink.next()
  const place = { file, offset: found.place.offset, index }
  list.look('store.journal.entries')
  if (index < next || (index > next && damage === undefined)) {
    list.find('store.entry-order', { place, expected: next, found: index })
  }
  if (index < next) return
  settle(taker, index, found.place.offset)
  sink.entry(found, place)
}

function takeEnd(taker: StepTaker, { offset, next, miscounted }: StepOf<'end'>): void {
  const { context, file, segment, sink } = taker
  if (miscounted !== undefined) {
    const seen = { expected: `entry ${next} next`, found: `${miscounted} entries in front of it` }
    context.list.find('store.batch-damaged', { place: { file, offset }, ...seen })
  }
  settle(taker, next, offset)
  sink.batchEnd({ segment, offset, next })
}

function takeMalformed({ context, file, sink }: StepTaker, { offset }: StepOf<'malformed'>): void {
  const index = sink.next()
  context.list.look('store.journal.entries')
  context.list.find('store.entry-malformed', { place: { file, offset, index } })
  sink.lose(index + 1)
}

function takeDamage(taker: StepTaker, { offset, end, within }: StepOf<'damage'>): void {
  const { list } = taker.context
  taker.damage ??= { offset, length: end - offset, within }
  list.look(within ? 'store.journal.entries' : 'store.journal.batches')
  if (within) return
  const place = { file: taker.file, offset, index: taker.sink.next() }
  list.find('store.batch-damaged', { place, found: `${end - offset} bytes` })
}
