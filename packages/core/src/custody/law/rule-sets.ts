import { rules } from './rules.ts'
import type { RuleEntry } from './rules.ts'

/**
 * The set of rules by which this version judges (docs/rules.md, "Rule sets"). A release that brings a rule raises it, and
 * the rule says so with `since`; what a rule demands never changes under its id.
 */
export const ruleSet = 1

/** A founding begins with the first set, and nothing in this vocabulary adopts a later one. */
const setOfFounding = 1

/** By which rules a ledger can be judged: by today's, and by those that its people could know. */
export interface RuleSets {
  readonly today: number
  /** The set of the ledger's day, as its ledger chain says. */
  readonly ofItsDay: number
  /** The set in which a rule was new. */
  readonly sinceOf: (rule: string) => number
}

export interface RuleSetsRequest {
  readonly today: number
  readonly ofItsDay: number
  readonly table: { readonly [id: string]: Pick<RuleEntry, 'weight' | 'since'> }
}

export function createRuleSets({ today, ofItsDay, table }: RuleSetsRequest): RuleSets {
  const sinceOf = (rule: string): number =>
    Object.hasOwn(table, rule) ? (table[rule]?.since ?? 1) : 1
  return { today, ofItsDay, sinceOf }
}

/** The sets of this version. */
export const ruleSets: RuleSets = createRuleSets({
  today: ruleSet,
  ofItsDay: setOfFounding,
  table: rules,
})
