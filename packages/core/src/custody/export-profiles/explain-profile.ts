import { withholdingWords } from '../../wire/index.ts'
import { series } from '../law/words/common-words.ts'
import type { ExportProfile, ProfileRule, RuleScope } from './profile.ts'

/** What a profile opens and withholds, in plain sentences, in the order in which its rules decide. */
export function explainProfile({ rules }: ExportProfile): readonly string[] {
  return [
    ...rules.map((rule) => explainRule(rule)),
    'What no rule is about is withheld: it was not asked for.',
  ]
}

/** What one rule says, in a plain sentence. */
export function explainRule(rule: ProfileRule): string {
  const what = explainScope(rule)
  if ('open' in rule) return `Opened: ${what}.`
  return `Withheld (${withholdingWords[rule.withhold]}): ${what}.`
}

function explainScope({ labels, types, chains, handling }: RuleScope): string {
  return [
    labels === undefined ? 'all sealed values' : series(labels),
    ...(types === undefined ? [] : [`of ${series(types)}`]),
    ...(chains === undefined || chains.length === 5 ? [] : [`in ${series(chains)} chains`]),
    ...(handling === undefined ? [] : [`of an item under ${series(handling)}`]),
  ].join(' ')
}
