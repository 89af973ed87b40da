import { gradeOf, isRuleId, ruleEntry } from '@custodia/core/custody'
import type { Breach } from '@custodia/core/custody'
import type { Collector } from '../collector.ts'
import type { FindingCode } from '../findings.ts'
import type { BrokenRule, Place } from '../report.ts'

/**
 * Which finding a breach of the law becomes, by the rule or by its family: the rules judge places in chains,
 * registrations, signers and statements as well as custody. Every other rule is one of custody.
 */
const codeOfRule: ReadonlyMap<string, FindingCode> = new Map<string, FindingCode>([
  ['CRY-02', 'chain.rule'],
  ['CHN-01', 'chain.rule'],
  ['CHN', 'registration.rule'],
  ['TIM-01', 'time.rule'],
  ['TIM-09', 'anchor.rule'],
  ['KEY-02', 'possession.rule'],
  ['GEN', 'signer.rule'],
  ['CRY', 'signer.rule'],
  ['KEY', 'signer.rule'],
  ['PTY', 'signer.rule'],
  ['ROL', 'signer.rule'],
  ['EXP', 'export.rule'],
])

/** Turns what the law says of an event into findings. */
export function reportBreaches(
  breaches: readonly Breach[],
  place: Place,
  collector: Collector,
): void {
  for (const { rule: id, weight, sentence, remedy } of breaches) {
    const code = weight === 'refused' ? refusalCode(id) : pointCode(id)
    const grade = isRuleId(id) ? gradeOf(id) : undefined
    const rule = { id, sentence, remedy, ...demandsOf(id) }
    collector.find(code, { place, rule, ...(grade === undefined ? {} : { grade }) })
  }
}

function demandsOf(id: string): Partial<BrokenRule> {
  if (!isRuleId(id)) return {}
  const { sentence: demands, expert, section } = ruleEntry(id)
  return { demands, expert, section }
}

function refusalCode(rule: string): FindingCode {
  return codeOfRule.get(rule) ?? codeOfRule.get(familyOf(rule)) ?? 'custody.rule'
}

function pointCode(rule: string): FindingCode {
  return refusalCode(rule) === 'signer.rule' ? 'signer.point' : 'custody.point'
}

function familyOf(rule: string): string {
  return rule.slice(0, rule.indexOf('-'))
}
