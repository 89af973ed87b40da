import { readFileSync } from 'node:fs'
import { gradeOf, rules } from '@custodia/core/custody'
import { itemKindsSection } from './item-kinds.mjs'
import { rolesSection } from './roles.mjs'

const explained = readFileSync(new URL('./law-explained.md', import.meta.url), 'utf8')

const weights = {
  refused:
    'The ledger takes no event that breaks one of these. A bundle that holds one is reported as a fault.',
  point:
    'Real life does this. It is recorded and shown, and wants an explanation. A court will ask about a major one, and may about a minor one; information is for whoever looks for patterns. A report counts them in its first line.',
}

const titles = { refused: 'Refused', point: 'Points to explain' }

/** The page of the rules of custody, from the table that the law judges by. */
export function lawPage() {
  return [
    '# The law of custody',
    '',
    'Every rule that the ledger asks before it takes an event, and that the verifier asks again of what it finds. An event',
    'is judged by the policy, the keys and the roles in force at its place in the log. Ids are stable;',
    '`custodia explain ID` says the same offline.',
    '',
    'Custody rests on three ideas. There is one custodian from entry on, and custody moves only when the receiver signs.',
    'Where an item lies and who looked at it are other things than who is accountable for it. Nothing is edited: a',
    'correction is a later event, and both are shown.',
    '',
    explained,
    itemKindsSection(),
    rolesSection(),
    ...Object.keys(titles).flatMap(section),
  ].join('\n')
}

const refusedRows = (rows) => [
  '| rule | demands | source |',
  '| --- | --- | --- |',
  ...rows.map(
    ([id, { title, sentence, source }]) => `| ${id} ${title} | ${sentence} | ${source} |`,
  ),
]

const pointRows = (rows) => [
  '| rule | demands | grade | source |',
  '| --- | --- | --- | --- |',
  ...rows.map(
    ([id, { title, sentence, source }]) =>
      `| ${id} ${title} | ${sentence} | ${gradeOf(id)} | ${source} |`,
  ),
]

function section(weight) {
  const rows = Object.entries(rules).filter(([, rule]) => rule.weight === weight)
  return [
    `## ${titles[weight]}`,
    '',
    weights[weight],
    '',
    ...(weight === 'point' ? pointRows(rows) : refusedRows(rows)),
    '',
  ]
}
