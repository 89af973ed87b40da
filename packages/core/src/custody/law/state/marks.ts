import { countBefore } from './timeline.ts'

/**
 * Disputes spread (D19): what a suspect key enrolled, granted or approved is in dispute too, and so is what those people
 * did in turn. A mark belongs to a thing that others rest on: a party's enrolment, a term of a role, a key.
 */
export interface Mark {
  /** Position of the event that brought the dispute; undefined while there is none. */
  disputedAt: number | undefined
  /** What rests on it, by rising position. */
  readonly deeds: Deed[]
}

/** An act at a position, and the mark of what it brought about. */
export interface Deed {
  readonly index: number
  readonly mark: Mark
}

export function newMark(): Mark {
  return { disputedAt: undefined, deeds: [] }
}

/** Whether a thing is known to be in dispute for an event at `index`. */
export function isDisputed(mark: Mark, index: number): boolean {
  return mark.disputedAt !== undefined && mark.disputedAt < index
}

/** Puts a thing in dispute, and all that rests on it. Each mark is set once, so all calls together are linear. */
export function spreadDispute(start: Mark, at: number): void {
  const waiting = [start]
  for (let mark = waiting.pop(); mark !== undefined; mark = waiting.pop()) {
    if (mark.disputedAt !== undefined) continue
    mark.disputedAt = at
    for (const deed of mark.deeds) waiting.push(deed.mark)
    mark.deeds.length = 0
  }
}

/** Notes that `deed` rests on all of these. If one of them is in dispute already, so is the deed. */
export function restOn(marks: readonly Mark[], deed: Deed): void {
  if (marks.some(({ disputedAt }) => disputedAt !== undefined)) spreadDispute(deed.mark, deed.index)
  else for (const mark of marks) mark.deeds.push(deed)
}

/** The same for a deed that is older than all others. `suspectAt`: the ground was suspect already, known from there on. */
export function restOnStart(mark: Mark, deed: Deed, suspectAt: number | undefined): void {
  const at = mark.disputedAt ?? suspectAt
  if (at !== undefined) spreadDispute(deed.mark, at)
  else mark.deeds.unshift(deed)
}

/** Puts in dispute what was done at positions from `since` up to and without `before`. */
export function disputeDeeds(
  mark: Mark,
  { since, before, at }: { readonly since: number; readonly before: number; readonly at: number },
): void {
  const position = (deed: Deed): number => deed.index
  const first = countBefore(mark.deeds, since, position)
  const end = countBefore(mark.deeds, before, position)
  // A copy: marks that spread empty their own lists, this one perhaps among them.
  for (const deed of mark.deeds.slice(first, end)) spreadDispute(deed.mark, at)
}
