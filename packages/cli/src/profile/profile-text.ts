import { explainRule, explainProfile } from '@custodia/core/custody'
import type { ExportProfile, LoadedProfile } from '@custodia/core/custody'
import { displayText } from '@custodia/core/wire'
import type { Json } from '../io/output.ts'
import { wrap } from '../words/wrap.ts'

const width = 100

/** A profile in sentences, in the order in which its rules decide. What its file says in its own words is in quotes. */
export function profileText({ profile, digest }: LoadedProfile): string {
  const { name, title, about, rules } = profile
  const said = (text: string): string => displayText(text, 'terminal')
  return [
    `Export profile ${name}${title === undefined ? '' : `: ${said(title)}`}`,
    ...(about === undefined ? [] : [wrap(`  ${said(about)}`, width, '  ')]),
    'The first line that is about a value decides:',
    ...rules.flatMap((rule) => [
      wrap(`  - ${explainRule(rule)}`, width, '    '),
      ...(rule.why === undefined ? [] : [wrap(`    Why: ${said(rule.why)}`, width, '    ')]),
    ]),
    `  - ${explainProfile({ ...profile, rules: [] }).join(' ')}`,
    `  SHA-256 of its file ${digest}`,
  ].join('\n')
}

export function profileDocument({ profile, digest }: LoadedProfile): {
  readonly [name: string]: Json
} {
  return { profile: toJson(profile), digest, says: explainProfile(profile) }
}

function toJson({ name, title, about, sources, rules }: ExportProfile): Json {
  return {
    name,
    ...(title === undefined ? {} : { title }),
    ...(about === undefined ? {} : { about }),
    ...(sources === undefined ? {} : { sources: [...sources] }),
    rules: rules.map((rule): Json => ({ ...rule })),
  }
}
