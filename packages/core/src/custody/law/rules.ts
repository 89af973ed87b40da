import type { Breach } from './breach.ts'
import { actRules } from './rules/acts.ts'
import { confidenceRules } from './rules/confidence.ts'
import { authorityRules } from './rules/authority.ts'
import { endRules } from './rules/end.ts'
import { incidentRules } from './rules/incidents.ts'
import { integrityRules } from './rules/integrity.ts'
import { movementRules } from './rules/movement.ts'
import { oversightRules } from './rules/oversight.ts'
import { peopleRules } from './rules/people.ts'
import { recordRules } from './rules/record.ts'

/**
 * How heavily a point weighs: `major` ones a court will ask about, `minor` ones it may, and `information` is for whoever
 * looks for patterns.
 */
export const grades = ['major', 'minor', 'information'] as const

export type Grade = (typeof grades)[number]

/** What docs/rules.md says of a rule. */
export interface RuleEntry {
  readonly title: string
  readonly weight: Breach['weight']
  /** Of a point; `major` if left out. */
  readonly grade?: Grade
  /** The rule set in which it was new; the first if left out. */
  readonly since?: number
  /** What the rule demands, in one sentence that needs no training to read. */
  readonly sentence: string
  /** For an expert: which fields of which types of event are compared with what. */
  readonly expert: string
  /** What it counts as looked at, where that is not entries alone. */
  readonly unit?: string
  /** Where the rule comes from. */
  readonly source: string
  /** The page of ours, and its section, that the rule enforces: `docs/law.md, "Handover"`. */
  readonly section: string
}

/**
 * Every rule that the law of custody judges by. Ids are stable: reports and `custodia explain` use them. Those of the
 * families CRY, TIM, CUS, INT, LEG, SOD and COR are shared with auditors' checklists; the others are our own.
 */
export const rules: typeof recordRules &
  typeof peopleRules &
  typeof actRules &
  typeof incidentRules &
  typeof movementRules &
  typeof integrityRules &
  typeof authorityRules &
  typeof oversightRules &
  typeof confidenceRules &
  typeof endRules = {
  ...recordRules,
  ...peopleRules,
  ...actRules,
  ...incidentRules,
  ...movementRules,
  ...integrityRules,
  ...authorityRules,
  ...oversightRules,
  ...confidenceRules,
  ...endRules,
}

export type RuleId = keyof typeof rules

/** The row of one rule. */
export function ruleEntry(id: RuleId): RuleEntry {
  return rules[id]
}

/** What a rule counts as looked at. */
export function unitOf(id: RuleId): string {
  return ruleEntry(id).unit ?? 'entries'
}

/** How heavily a point of this rule weighs; of a rule whose breach is refused, nothing. */
export function gradeOf(id: RuleId): Grade | undefined {
  const { weight, grade } = ruleEntry(id)
  return weight === 'point' ? (grade ?? 'major') : undefined
}

export function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(rules, text)
}
