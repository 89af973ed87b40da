import type { RuleId } from '../rules.ts'

/** How often each rule looked at something: one number for each, however long the record is. */
export interface Looks {
  /** Entries so far. */
  entered: number
  /** Entries at which a rule looked, and which of them was the last. */
  readonly entries: Map<RuleId, { times: number; last: number }>
  /** What it looked at in the last review: chains, items, people. */
  readonly ends: Map<RuleId, number>
  /** What it could not look at in the last review, because values are withheld. */
  readonly withheld: Map<RuleId, number>
}

export function newLooks(): Looks {
  return { entered: 0, entries: new Map(), ends: new Map(), withheld: new Map() }
}

/** Counts the entry that is being judged: once, however many demands the rule has on it. */
export function lookAtEntry({ entries, entered }: Looks, rule: RuleId): void {
  const known = entries.get(rule)
  if (known === undefined) entries.set(rule, { times: 1, last: entered })
  else if (known.last !== entered) {
    known.times++
    known.last = entered
  }
}

/** Counts what a review looks at. */
export function lookAt({ looks }: { readonly looks: Looks }, rule: RuleId, times = 1): void {
  if (times > 0) looks.ends.set(rule, (looks.ends.get(rule) ?? 0) + times)
}

/** Counts what a review would look at if the values were opened that it rests on. */
export function lookInVain({ looks }: { readonly looks: Looks }, rule: RuleId): void {
  looks.withheld.set(rule, (looks.withheld.get(rule) ?? 0) + 1)
}

export function looksOf({ entries, ends }: Looks): ReadonlyMap<RuleId, number> {
  const all = new Map<RuleId, number>(ends)
  for (const [rule, { times }] of entries) all.set(rule, (all.get(rule) ?? 0) + times)
  return all
}
