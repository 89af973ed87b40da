/**
 * What a check of stored things reports: a fixed table of checks, each with its outcome and the number of things that it
 * looked at, and the faults that were seen, each with a code. It says "I looked, and this is what I saw", and never throws.
 *
 * Each layer has tables of its own: the store, the record in it, the directory around it.
 */

/** One check, in the words of a report. */
export interface CheckSpec {
  /** What holds when the check passes, in one plain sentence. */
  readonly holds: string
  /** What it looks at and counts, in the plural. */
  readonly unit: string
}

/**
 * `fault`: something is not what was written. `leftover`: what a crash leaves behind and nobody was told of; opening for
 * writing clears it away, and nothing is lost.
 */
export type FaultKind = 'fault' | 'leftover'

/** One kind of fault, in the words of a report. */
export interface FaultSpec<C extends string> {
  readonly check: C
  readonly kind: FaultKind
  /** What was seen, in one plain sentence. */
  readonly plain: string
  /** What exactly was compared. */
  readonly compared: string
  /** What to do next. */
  readonly next: string
}

/** Where something was seen. Whatever is known of it. */
export interface FaultPlace {
  /** Path of the file, relative to the directory that was checked. */
  readonly file?: string
  /** Bytes from the beginning of the file. */
  readonly offset?: number
  /** Position in the log, and for several entries in a row the last one. */
  readonly index?: number
  readonly lastIndex?: number
  /** Event id, chain id and digest: 64 hex digits. */
  readonly event?: string
  readonly chain?: string
  readonly digest?: string
}

/** What a check hands over when it sees something. Text may come from damaged bytes: show it quoted and escaped. */
export interface Seen {
  readonly place: FaultPlace
  readonly expected?: string | number
  readonly found?: string | number
  readonly reason?: string
}

export interface Fault<F extends string = string> extends Seen {
  readonly code: F
  readonly check: string
  readonly kind: FaultKind
}

export type CheckOutcome = 'pass' | 'fail' | 'not-checked'

export interface CheckResult<C extends string = string> {
  readonly check: C
  readonly outcome: CheckOutcome
  /** How many things it looked at, and what they are. Nothing looked at is never a pass. */
  readonly looked: number
  readonly unit: string
  /** Faults of this check, those included that the list leaves out. */
  readonly faults: number
  /** Why it was not made, or not for all; one sentence. */
  readonly reason?: string
}

export interface ChecklistResult<C extends string = string, F extends string = string> {
  /** Every check of the table, in its order. */
  readonly checks: readonly CheckResult<C>[]
  /** The first ones of each code. */
  readonly faults: readonly Fault<F>[]
  /** How many further ones there were. */
  readonly leftOut: number
}

/** Collects what the checks look at and see. */
export interface Checklist<C extends string, F extends string> {
  /** Counts things that a check looked at. */
  look(check: C, count?: number): void
  find(code: F, seen: Seen): void
  /** Says why a check cannot be made, or not for all. The first reason stays. */
  skip(check: C, reason: string): void
  /** Faults so far, leftovers not counted; of one check, or of all. */
  faults(check?: C): number
  result(): ChecklistResult<C, F>
}

/** Faults of one code that are kept; the others are counted. A damaged store can have a million. */
export const keptOfEachCode = 25

interface Tally {
  looked: number
  faults: number
  reason: string | undefined
}

export function createChecklist<C extends string, F extends string>(
  checks: Readonly<Record<C, CheckSpec>>,
  table: Readonly<Record<F, FaultSpec<C>>>,
): Checklist<C, F> {
  const names = Object.keys(checks) as C[]
  const tallies = new Map<C, Tally>(
    names.map((check) => [check, { looked: 0, faults: 0, reason: undefined }]),
  )
  const counts = new Map<F, number>()
  const kept: Fault<F>[] = []
  let leftOut = 0
  return {
    look(check, count = 1) {
      tallies.get(check)!.looked += count
    },
    find(code, seen) {
      const { check, kind } = table[code]
      if (kind === 'fault') tallies.get(check)!.faults += 1
      const count = (counts.get(code) ?? 0) + 1
      counts.set(code, count)
      if (count <= keptOfEachCode) kept.push({ code, check, kind, ...seen })
      else leftOut += 1
    },
    skip(check, reason) {
      tallies.get(check)!.reason ??= reason
    },
    faults(check) {
      const asked = check === undefined ? names : [check]
      return asked.reduce((sum, name) => sum + tallies.get(name)!.faults, 0)
    },
    result: () => ({
      checks: names.map((check) => conclude(check, checks[check], tallies.get(check)!)),
      faults: kept,
      leftOut,
    }),
  }
}

function conclude<C extends string>(
  check: C,
  { unit }: CheckSpec,
  { looked, faults, reason }: Tally,
): CheckResult<C> {
  const result = { check, looked, unit, faults }
  if (faults > 0) {
    return { ...result, outcome: 'fail', ...(reason === undefined ? {} : { reason }) }
  }
  if (reason !== undefined) return { ...result, outcome: 'not-checked', reason }
  if (looked > 0) return { ...result, outcome: 'pass' }
  return { ...result, outcome: 'not-checked', reason: `There were no ${unit} to look at.` }
}
