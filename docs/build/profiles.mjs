import { readFileSync } from 'node:fs'
import {
  explainProfile,
  explainRule,
  exportProfiles,
  formatProfileFile,
  withheldBy,
} from '@custodia/core/custody'
import { eventTypes, fieldWords, sealedSpecs, withholdingWords } from '@custodia/core/wire'

const explained = readFileSync(new URL('./profiles-explained.md', import.meta.url), 'utf8')

const list = (lines) => lines.map((line) => `- ${line}`).join('\n')

const table = (heads, rows) =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const fileOf = (name) => `profiles/${name}.json`

function ruleLines(rule) {
  return rule.why === undefined ? explainRule(rule) : `${explainRule(rule)} _${rule.why}_`
}

function section([name, profile]) {
  return [
    `### ${name}`,
    `${profile.title}. ${profile.about}`,
    `File: [${fileOf(name)}](${fileOf(name)}).`,
    list([...profile.rules.map(ruleLines), ...explainProfile({ ...profile, rules: [] })]),
    ...(profile.sources === undefined ? [] : ['Sources:', list(profile.sources)]),
  ].join('\n\n')
}

/** What each profile does with a label of a type, in every kind of chain in which the type stands. */
function decisions(type, label) {
  const noFields = { type, fields: {} }
  return [...exportProfiles.values()].map((profile) => {
    const reasons = eventTypes[type].chains.map((kind) =>
      withheldBy(profile, { payload: noFields, kind, label, handling: new Set() }),
    )
    return [...new Set(reasons.map((reason) => reason ?? '**opened**'))].join(' / ')
  })
}

function valueTable() {
  const rows = Object.keys(eventTypes).flatMap((type) =>
    [...sealedSpecs(type).keys()]
      .filter((label) => Object.hasOwn(eventTypes[type].sealed, label))
      .map((label) => [
        `\`${type}\``,
        `\`${label}\``,
        fieldWords[label],
        ...decisions(type, label),
      ]),
  )
  return table(['type of event', 'label', 'what it is', ...exportProfiles.keys()], rows)
}

/** The page on export profiles: what they are, what each opens and withholds, and every sealed value with every profile. */
export function profilesPage() {
  return `${explained}
${table(
  ['reason', 'means'],
  Object.entries(withholdingWords).map(([word, meaning]) => [`\`${word}\``, meaning]),
)}

The file is described in [format/profile.md](format/profile.md). This page is made from the profiles in
\`packages/core/src/custody/export-profiles\` by \`pnpm docs:build\`.

## The profiles

${[...exportProfiles].map(section).join('\n\n')}

## Every sealed value

What each profile does with what events of each type seal. A type that stands in several kinds of chain may have several
answers. \`place\`, \`purposeText\`, \`lateReason\` and \`attachments\` can stand in any event, and are left out here.

${valueTable()}
`
}

/** The profiles as files, to begin from. */
export function profileFiles() {
  return [...exportProfiles].map(([name, profile]) => ({
    path: `../${fileOf(name)}`,
    make: () => new TextDecoder().decode(formatProfileFile(profile)),
  }))
}
