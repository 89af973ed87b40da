import { gradeOf, laterRules, ruleSet, rules } from '@custodia/core/custody'
import { elsewhere } from './elsewhere.mjs'

const table = (heads, rows) =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`)

/** `docs/law.md, "Handover"` as a link that works from this page. */
function linked(section) {
  const [, path, heading] = /^docs\/([^,]+), "(.+)"$/.exec(section)
  return `[${path}](${path}), "${heading}"`
}

const ofWeight = (weight) => Object.entries(rules).filter(([, rule]) => rule.weight === weight)

/** The page of all rules, from the table that the law judges by. */
export function rulesPage() {
  return [
    '# Rules of custody',
    '',
    'Every rule by its id. Ids are stable; `custodia explain ID` says the same offline. [law.md](law.md) explains how they belong',
    'together. An event is judged by the policy, the keys and the roles in force at its place in the log.',
    '',
    'This page is made from the tables in `packages/core/src/custody/law` by `pnpm docs:build`.',
    '',
    '## Rule sets',
    '',
    `This is rule set ${ruleSet}. A release that brings a rule raises the number, and the rule says below since which set it is there; what a`,
    'rule demands does not change under its id. A report and `custodia audit` name the set by which they judge. Of a ledger of an',
    'earlier day they give both results: the points by the rules of today, and those by the rules of its day, without what newer rules',
    'ask for. Which set is of its day, its ledger chain says: the founding begins with set 1. What is refused does not depend on it.',
    ...(ruleSet === 1
      ? [
          'No release has brought a second set and no entry adopts one yet, so both results are one; tests with a made-up rule show that they are told apart.',
        ]
      : []),
    '',
    '## Refused',
    '',
    'The ledger takes no event that breaks one of these. A bundle that holds one is reported as a fault.',
    '',
    ...table(
      ['rule', 'demands', 'source'],
      ofWeight('refused').map(([id, { title, sentence, source }]) => [
        `${id} ${title}`,
        sentence,
        source,
      ]),
    ),
    '',
    '## Points to explain',
    '',
    'Real life does this. It is recorded and shown, and wants an explanation. A court will ask about a `major` one, and may about a',
    '`minor` one; `information` is for whoever looks for patterns. A report counts them in its first line.',
    '',
    ...table(
      ['rule', 'demands', 'grade', 'source'],
      ofWeight('point').map(([id, { title, sentence, source }]) => [
        `${id} ${title}`,
        sentence,
        gradeOf(id),
        source,
      ]),
    ),
    '',
    '## Exactly',
    '',
    'What each rule compares, with types, fields and labels by their names, and the section that it enforces. "log index" is the position',
    'of the leaf in the log; "policy" is the one in force there.',
    '',
    ...Object.entries(rules).map(
      ([id, { expert, section, since = 1 }]) =>
        `- **${id}** ${expert} (${linked(section)}${since === 1 ? '' : `; since rule set ${since}`})`,
    ),
    '',
    '## Judged elsewhere',
    '',
    "Rules of auditors' checklists that are none of custody: the verifier's own checks judge them, whose ids stand in every",
    'report, or a query of `custodia audit` answers them.',
    '',
    ...table(
      ['rule', 'where', ''],
      Object.entries(elsewhere).map(([id, { title, checks = [], query, note = '' }]) => [
        `${id} ${title}`,
        [
          ...checks.map((check) => `\`${check}\``),
          ...(query === undefined ? [] : [`\`custodia audit --query ${query}\``]),
        ].join(', '),
        note,
      ]),
    ),
    '',
    '## Not checked',
    '',
    "Rules of auditors' checklists that this version does not judge. Nothing in a report stands for them.",
    '',
    ...table(
      ['rule', 'why not'],
      Object.entries(laterRules).map(([id, { title, waits }]) => [`${id} ${title}`, waits]),
    ),
    '',
  ].join('\n')
}
