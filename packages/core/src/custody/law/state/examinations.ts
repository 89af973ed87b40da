import type { ItemState } from './items.ts'

/** An examination of an item, by when its two entries were recorded, in milliseconds since 1970 UTC. */
export interface ExaminationSpan {
  readonly from: number
  /** Undefined while nobody has said that it is completed. */
  until: number | undefined
}

/** A stretch of time, the end not included. */
export interface Stretch {
  readonly from: number
  readonly until: number
}

/** When an item was under examination up to `end`: in order, and no two that touch. */
export function examinedTimes({ examinations }: ItemState, end: number): readonly Stretch[] {
  const merged: { from: number; until: number }[] = []
  const spans = [...examinations.values()].sort((a, b) => a.from - b.from)
  for (const { from, until = end } of spans) {
    const last = merged.at(-1)
    if (last !== undefined && from <= last.until) last.until = Math.max(last.until, until)
    else merged.push({ from, until })
  }
  return merged
}
