import { equalBytes } from '@custodia/core/bytes'
import type { Window } from '../disk/window.ts'
import { journalHeader } from '../journal/segment.ts'
import type { CheckContext } from './context.ts'
import { reportUnfinished, takeStep } from './step-taker.ts'
import type { SegmentSink, StepTaker } from './step-taker.ts'
import { walkSegment } from './walk-segment.ts'
import type { Step } from './walk-segment.ts'

export interface SegmentWalk {
  readonly path: string
  readonly window: Window
  readonly segment: number
  readonly isLast: boolean
}

/** Checks one segment of the journal from its header to its end; gives how many bytes it has read, again and again. */
export function* checkSegment(
  context: CheckContext,
  { path, window, segment, isLast }: SegmentWalk,
  sink: SegmentSink,
): Generator<number, void, undefined> {
  const name = context.name(path)
  context.list.look('store.journal.segments')
  const offset = journalHeader(segment).length
  if (isLast && isBegun(window, segment)) {
    reportUnfinished(context, { file: name, offset: 0, index: segment })
    return
  }
  if (!equalBytes(window.at(0, offset), journalHeader(segment))) {
    context.list.find('store.segment-header', { place: { file: name, offset: 0 } })
  }
  const taker: StepTaker = { context, file: name, segment, sink, damage: undefined }
  for (const step of walkSegment({ window, segment, isLast, offset })) {
    takeStep(taker, step)
    yield offsetOf(step)
  }
  yield window.length
}

/** Whether a crash left no more of the segment than a part of its header, or zeros in its place. */
function isBegun(window: Window, segment: number): boolean {
  const header = journalHeader(segment)
  if (segment === 0 || window.length > header.length) return false
  const start = window.at(0, header.length)
  const isBeginning = start.every((byte, i) => byte === header[i])
  return (isBeginning && start.length < header.length) || start.every((byte) => byte === 0)
}

function offsetOf(step: Step): number {
  return step.kind === 'entry' ? step.found.place.offset : step.offset
}
