import { isRuleId, laterRules, rules } from '@custodia/core/custody'
import type { Outcome, RuleResult, VerificationReport } from '../report.ts'
import { count } from '../words.ts'

/** What every rule of the law looked at, and how often: those with something to say one a line, the others folded. */
export function rulesBlock({
  rules: results,
  bundle,
  ruleSet,
}: Pick<VerificationReport, 'rules' | 'bundle' | 'ruleSet'>): string {
  const of = (outcome: Outcome): readonly RuleResult[] =>
    results.filter((result) => result.outcome === outcome)
  const open = of('not-checked')
  const later = open.filter(({ id }) => Object.hasOwn(laterRules, id))
  const idle = open.filter(
    ({ id, withheld }) => !Object.hasOwn(laterRules, id) && withheld === undefined,
  )
  const hidden = results.filter(({ withheld }) => withheld !== undefined)
  return [
    `Rules of the law (${setWords(ruleSet)}), with how many things each looked at`,
    ...[...of('fail'), ...of('point')].map(oneBroken),
    ...folded(
      'kept',
      of('pass').map(({ id, looked }) => `${id} ${looked}`),
    ),
    ...folded(
      bundle === null ? unread : nothing,
      idle.map(({ id }) => id),
    ),
    ...hidden.map(oneHidden),
    ...later.map(
      ({ id, reason }) => `  ${'not checked'.padEnd(12)} ${id} ${titleOf(id)}: ${reason}`,
    ),
  ].join('\n')
}

function setWords({ today, ofItsDay }: VerificationReport['ruleSet']): string {
  const own = `rule set ${today}`
  return today === ofItsDay ? own : `${own}; that of the ledger's day is ${ofItsDay}`
}

function oneBroken({ id, outcome, findings, looked, unit, since }: RuleResult): string {
  const word = (outcome === 'fail' ? 'NOT KEPT' : 'to explain').padEnd(12)
  return `  ${word} ${id} ${titleOf(id)}: ${count(findings, 'finding')} (${unit}: ${looked})${newerWords(since)}`
}

/** What the people of the ledger could not know. */
export function newerWords(since: number | undefined): string {
  return since === undefined ? '' : `; new in rule set ${since}, after the ledger's day`
}

/** Beside what was seen, what was not. */
function oneHidden({ id, withheld }: RuleResult): string {
  return `  ${'not seen'.padEnd(12)} ${id} ${titleOf(id)}: the values of ${count(withheld ?? 0, 'item')} that it reads are withheld`
}

const nothing = 'not checked, because nothing here concerns them'
const unread = 'not checked, because the file could not be read to its end'

function titleOf(id: string): string {
  if (isRuleId(id)) return rules[id].title
  return laterRules[id]?.title ?? ''
}

const width = 100

/** A heading, and under it as many ids on a line as fit. */
function folded(heading: string, words: readonly string[]): readonly string[] {
  if (words.length === 0) return []
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length + 2 > width) lines.push(`    ${word}`)
    else lines[lines.length - 1] = `${last}, ${word}`
  }
  return [`  ${heading} (${words.length})`, ...lines]
}
