import { isRuleId, rules } from '@custodia/core/custody'
import { findingEntry } from '../findings.ts'
import type { Finding, PersonWords, VerificationReport } from '../report.ts'
import { count, utc } from '../words.ts'
import { answerLines } from './answers.ts'
import { namesOf } from './names.ts'
import { describePlace, quoted, shortId } from './place.ts'
import { newerWords } from './rules.ts'

/** Findings of one code, and of one rule, together: what was seen once, then where. */
export function renderFindings(
  { findings, findingsLeftOut, signers, rules: results }: VerificationReport,
  expert: boolean,
): string {
  if (findings.length === 0) return ''
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const kind = `${finding.code} ${finding.rule?.id ?? ''}`
    groups.set(kind, [...(groups.get(kind) ?? []), finding])
  }
  const name = namesOf(signers)
  const newSince = new Map(results.map(({ id, since }) => [id, since]))
  const told = [...groups.values()].map((group, i) =>
    oneGroup(group, { number: i + 1, expert, name, newSince }),
  )
  const rest =
    findingsLeftOut === 0
      ? []
      : [`  ${count(findingsLeftOut, 'further finding')} of the same kinds`]
  return ['Findings', ...told, ...rest].join('\n')
}

interface GroupOptions {
  readonly number: number
  readonly expert: boolean
  /** Whom a party id names. */
  readonly name: (party: string) => string
  /** The rule sets of the rules that are newer than the ledger's day. */
  readonly newSince: ReadonlyMap<string, number | undefined>
}

/** Places that are listed of one code or rule; an expert gets all of them. */
const placesShown = 3

function oneGroup(group: readonly Finding[], options: GroupOptions): string {
  const { number, expert, newSince } = options
  const { code, rule, grade } = group[0]!
  const { severity, plain, next, expert: compared, section } = findingEntry(code)
  const label = severity === 'point' ? 'To explain: ' : ''
  const shownPlaces = expert ? group : group.slice(0, placesShown)
  const more = group.length - shownPlaces.length
  return [
    `  ${number}. ${label}${plain}`,
    ...lines([
      ['Rule', rule === undefined ? undefined : ruleName(rule.id, grade, newSince.get(rule.id))],
      ['Demands', rule?.demands],
    ]),
    ...shownPlaces.flatMap((finding) => onePlace(finding, options)),
    ...(more === 0 ? [] : [`     and at ${count(more, 'further place')}`]),
    ...lines([
      ['Compared', expert ? (rule?.expert ?? compared) : undefined],
      ['Format', expert ? (rule?.section ?? section) : undefined],
      ['Next', next],
      ['Code', codeWords(code, rule?.id)],
    ]),
  ].join('\n')
}

function codeWords(code: string, rule: string | undefined): string {
  const own = `${code} (custodia explain ${code})`
  return rule === undefined ? own : `${own}, ${rule} (custodia explain ${rule})`
}

function onePlace(
  { place, entry, people = [], expected, found, reason, rule, ...finding }: Finding,
  { expert, name }: GroupOptions,
): readonly string[] {
  return [
    ...lines([
      ['Where', describePlace(place)],
      ['By', entry === undefined ? undefined : `${name(entry.by)}, as ${entry.role}`],
      ['When', entry === undefined ? undefined : timeWords(entry)],
      [
        'Seen',
        rule === undefined ? undefined : quoted(expert ? rule.sentence : shortened(rule.sentence)),
      ],
      ...people.map((one) => ['Person', personWords(one, name)] as const),
      ['Right', rule === undefined ? undefined : quoted(rule.remedy)],
      ['Expected', shown(expected)],
      ['Found', shown(found)],
      ['Reason', reason === undefined ? undefined : quoted(reason)],
    ]),
    ...lines(answerLines(finding, name).map((line) => ['Answer', line])),
  ]
}

function timeWords({ recordedAt, occurredAt }: NonNullable<Finding['entry']>): string {
  return `recorded ${utc(recordedAt)}; it happened ${utc(occurredAt)}, by the signer's word`
}

function personWords({ party, roles }: PersonWords, name: GroupOptions['name']): string {
  const held = roles.length === 0 ? 'without a role then' : `then ${roles.join(', ')}`
  return `${shortId(party)} is ${name(party)}, ${held}`
}

/** Ids as they stand elsewhere in the report; an expert gets them in full. */
function shortened(sentence: string): string {
  return sentence.replaceAll(/\b[0-9a-f]{64}\b/g, shortId)
}

function lines(rows: readonly (readonly [string, string | undefined])[]): readonly string[] {
  return rows.flatMap(([name, text]) =>
    text === undefined ? [] : [`     ${`${name}:`.padEnd(10)}${text}`],
  )
}

function ruleName(id: string, grade: Finding['grade'], since: number | undefined): string {
  const weight = grade === undefined ? '' : ` (${grade})`
  return isRuleId(id) ? `${id}, ${rules[id].title}${weight}${newerWords(since)}` : id
}

function shown(value: string | number | undefined): string | undefined {
  return typeof value === 'string' ? quoted(value) : value?.toString()
}
