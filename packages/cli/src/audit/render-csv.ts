import type { AuditAnswer, AuditRow } from '@custodia/core/custody'
import { displayText } from '@custodia/core/wire'
import { withNames } from '../register/name-of.ts'
import type { Answered } from './answer-audit.ts'
import type { AuditReport } from './render.ts'

type Naming = Pick<Answered, 'nameOf' | 'indexOf'>

type Column = readonly [name: string, value: (row: AuditRow, naming: Naming) => string]

const named =
  (key: 'person' | 'other' | 'item'): Column[1] =>
  (row, { nameOf }) => {
    const id = row[key]
    return id === undefined ? '' : nameOf(id)
  }

// A cell that a spreadsheet takes for a formula begins with =, +, - or @: none of these does, for names stand in quotes.
const columns: readonly Column[] = [
  ['measure', ({ measure }) => measure],
  ['count', ({ count }) => String(count)],
  ['of', ({ of }) => (of === undefined ? '' : String(of))],
  ['person', ({ person = '' }) => person],
  ['person_name', named('person')],
  ['other', ({ other = '' }) => other],
  ['other_name', named('other')],
  ['item', ({ item = '' }) => item],
  ['item_name', named('item')],
  ['kind', ({ kind = '' }) => kind],
  ['place', ({ place }) => (place === undefined ? '' : displayText(place, 'terminal'))],
  ['type', ({ type = '' }) => type],
  ['rule', ({ rule = '' }) => rule],
  ['period', ({ period = '' }) => period],
  [
    'entries',
    ({ events }, { indexOf }) => events.map((event) => String(indexOf(event) ?? '')).join(' '),
  ],
  ['sentence', ({ sentence }, { nameOf }) => withNames(sentence, nameOf)],
]

/** One line a row of an answer, under a line of names (RFC 4180, with LF). Of several ledgers, each line says of which; where both rule sets answer, by which. */
export function auditCsv(answered: readonly Answered[]): string {
  const isMany = answered.length > 1
  const isBoth = answered.some(({ report }) => report.answersOfItsDay !== undefined)
  const lines = answered.flatMap(({ report, nameOf, indexOf }) =>
    resultsOf(report).flatMap(({ ruleSet, answers }) =>
      answers.flatMap(({ query, rows }) =>
        rows.map((row) => [
          ...(isMany ? [displayText(report.origin, 'terminal')] : []),
          ...(isBoth ? [String(ruleSet)] : []),
          query,
          ...columns.map(([, value]) => value(row, { nameOf, indexOf })),
        ]),
      ),
    ),
  )
  const head = [
    ...(isMany ? ['ledger'] : []),
    ...(isBoth ? ['rule_set'] : []),
    'query',
    ...columns.map(([name]) => name),
  ]
  return [head, ...lines].map((cells) => cells.map(cell).join(',')).join('\n')
}

interface Result {
  readonly ruleSet: number
  readonly answers: readonly AuditAnswer[]
}

/** What was answered by which rule set. */
function resultsOf({ ruleSet, rules, answers, answersOfItsDay }: AuditReport): readonly Result[] {
  const { today, ofItsDay } = ruleSet
  const first = { ruleSet: rules === 'of-its-day' ? ofItsDay : today, answers }
  return answersOfItsDay === undefined
    ? [first]
    : [first, { ruleSet: ofItsDay, answers: answersOfItsDay }]
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
