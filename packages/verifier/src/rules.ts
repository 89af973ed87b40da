import { laterRules, ruleEntry, ruleSets, rules, unitOf } from '@custodia/core/custody'
import type { RuleId, RuleSets } from '@custodia/core/custody'
import type { Outcome, RuleResult } from './report.ts'

/** What is known of the rules once everything was read. */
export interface RuleFacts {
  readonly looked: ReadonlyMap<RuleId, number>
  /** Of how many items the values that a rule reads are withheld. */
  readonly withheld: ReadonlyMap<RuleId, number>
  readonly broken: ReadonlyMap<string, number>
  /** The file was read to its end. */
  readonly isWhole: boolean
}

const unread = 'The file could not be read to its end (container.readable).'

/** Every rule in the order of the table, and then those that this version does not judge. */
export function reportRules(
  facts: RuleFacts,
  { sinceOf, ofItsDay }: RuleSets = ruleSets,
): readonly RuleResult[] {
  const judged = (Object.keys(rules) as RuleId[]).map((id) => {
    const since = sinceOf(id)
    return { ...reportRule(id, facts), ...(since > ofItsDay ? { since } : {}) }
  })
  const later = Object.entries(laterRules).map(([id, { waits }]): RuleResult => {
    const reason = `${waits[0]!.toUpperCase()}${waits.slice(1)}.`
    return { id, outcome: 'not-checked', looked: 0, unit: 'entries', findings: 0, reason }
  })
  return [...judged, ...later]
}

function reportRule(id: RuleId, { looked, withheld, broken, isWhole }: RuleFacts): RuleResult {
  const unit = unitOf(id)
  const times = looked.get(id) ?? 0
  const findings = broken.get(id) ?? 0
  const hidden = withheld.get(id) ?? 0
  const nothing =
    hidden > 0
      ? 'The values that it reads are withheld.'
      : `There were no ${unit} for it to look at.`
  const reason = isWhole ? nothing : unread
  const isOpen = !isWhole || times === 0
  const outcome = outcomeOf(id, findings, isOpen)
  const shown = hidden > 0 ? { withheld: hidden } : {}
  const result = { id, outcome, looked: times, unit, ...shown, findings }
  return outcome === 'not-checked' ? { ...result, reason } : result
}

/** What was found broken is told, whatever else was not read. */
function outcomeOf(id: RuleId, findings: number, isOpen: boolean): Outcome {
  if (findings > 0) return ruleEntry(id).weight === 'refused' ? 'fail' : 'point'
  return isOpen ? 'not-checked' : 'pass'
}
