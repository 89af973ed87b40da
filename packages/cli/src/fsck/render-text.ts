import type { CheckOutcome, CheckResult, Fault, FaultPlace } from '@custodia/core/store'
import { displayText } from '@custodia/core/wire'
import { formatTime } from '../words/time.ts'
import { allChecks, allFaults } from './fault-table.ts'
import type { CheckedLedger } from './run-checks.ts'
import { headlineOf, verdictCodes, verdictOf } from './verdict.ts'

export interface TextOptions {
  /** Add every place, and what exactly was compared. */
  readonly details: boolean
}

/** The report for people at a terminal. Whatever may come from damaged bytes is in quotes and escaped. */
export function renderChecked(checked: CheckedLedger, options: TextOptions): string {
  const { faults, leftOut } = checked
  const wrong = faults.filter(({ kind }) => kind === 'fault')
  const left = faults.filter(({ kind }) => kind === 'leftover')
  return [
    opening(checked),
    findings('What is wrong', wrong, options),
    ...(leftOut === 0 ? [] : [`  ${leftOut} further ones of the same kinds`]),
    findings('Left over by a process that ended; nothing is lost with it', left, options),
    checks(checked),
    limits(checked),
    `Ledger:  ${checked.record.ledger ?? 'unknown, because its founding cannot be read'}`,
  ]
    .filter((section) => section !== '')
    .join('\n\n')
}

function opening(checked: CheckedLedger): string {
  const verdict = verdictOf(checked)
  return [
    `LEDGER ${displayText(checked.place.root, 'terminal')}, checked ${formatTime(checked.checkedAt)}`,
    `Result:  ${headlineOf(checked)}`,
    `         (${verdict}, exit code ${verdictCodes[verdict]})`,
  ].join('\n')
}

/** Faults of one code together: what was seen once, then where. */
function findings(title: string, faults: readonly Fault[], options: TextOptions): string {
  if (faults.length === 0) return ''
  const byCode = new Map<string, Fault[]>()
  for (const fault of faults) byCode.set(fault.code, [...(byCode.get(fault.code) ?? []), fault])
  const groups = [...byCode.values()].map((group, i) => oneGroup(group, i + 1, options))
  return [title, ...groups].join('\n')
}

const placesShown = 3

function oneGroup(group: readonly Fault[], number: number, { details }: TextOptions): string {
  const { code } = group[0]!
  const { plain, compared, next } = allFaults[code]!
  const shown = details ? group : group.slice(0, placesShown)
  const more = group.length - shown.length
  return [
    `  ${number}. ${plain}`,
    ...shown.flatMap(onePlace),
    ...(more === 0 ? [] : [`     and at ${more} further ${more === 1 ? 'place' : 'places'}`]),
    ...lines([
      ['Compared', details ? compared : undefined],
      ['Next', next],
      ['Code', `${code} (custodia explain ${code})`],
    ]),
  ].join('\n')
}

function onePlace({ place, expected, found, reason }: Fault): readonly string[] {
  return lines([
    ['Where', describePlace(place)],
    ['Expected', shown(expected)],
    ['Found', shown(found)],
    ['Reason', shown(reason)],
  ])
}

function lines(rows: readonly (readonly [string, string | undefined])[]): readonly string[] {
  return rows.flatMap(([name, text]) =>
    text === undefined ? [] : [`     ${`${name}:`.padEnd(10)}${text}`],
  )
}

const longest = 400

function shown(value: string | number | undefined): string | undefined {
  if (typeof value !== 'string') return value?.toString()
  if (value.length <= longest) return displayText(value, 'terminal')
  const more = value.length - longest
  return `${displayText(value.slice(0, longest), 'terminal')} and ${more} more characters`
}

/** Where something was seen, in words; undefined if it concerns the whole. */
function describePlace(place: FaultPlace): string | undefined {
  const { file, offset, index, lastIndex, event, chain, digest } = place
  const parts = [
    ...(file === undefined ? [] : [`file ${displayText(file, 'terminal')}`]),
    ...(offset === undefined ? [] : [`byte ${offset}`]),
    ...(index === undefined ? [] : [entryWords(index, lastIndex)]),
    ...(event === undefined ? [] : [`event ${shortId(event)}`]),
    ...(chain === undefined ? [] : [`chain ${shortId(chain)}`]),
    ...(digest === undefined ? [] : [`digest ${shortId(digest)}`]),
  ]
  return parts.length === 0 ? undefined : parts.join(', ')
}

function entryWords(index: number, lastIndex: number | undefined): string {
  return lastIndex === undefined ? `entry ${index}` : `entries ${index} to ${lastIndex}`
}

function shortId(id: string): string {
  return `${id.slice(0, 16)}…`
}

const outcomeWords: { readonly [O in CheckOutcome]: string } = {
  pass: 'passed',
  fail: 'FAILED',
  'not-checked': 'not checked',
}

function checks({ checks, store }: CheckedLedger): string {
  const rows = checks.map((result) => {
    const word = outcomeWords[result.outcome].padEnd(12)
    return `  ${word} ${result.check.padEnd(22)} ${aboutCheck(result)}`
  })
  const values = `Private values: ${store.values} kept, ${store.erased} erased.`
  return ['Checks', ...rows, values].join('\n')
}

function aboutCheck({ check, outcome, looked, unit, faults, reason }: CheckResult): string {
  const { holds } = allChecks[check]!
  if (outcome === 'not-checked') return reason ?? ''
  if (outcome === 'pass') return `${holds} (${unit}: ${looked})`
  const also = reason === undefined ? '' : ` ${reason}`
  return `${faults === 1 ? '1 fault' : `${faults} faults`}. It should be: ${holds}${also}`
}

function limits({ store }: CheckedLedger): string {
  const said = [
    ...(store.writer === undefined
      ? []
      : [`What is written while the check runs: ${store.writer}.`]),
    ...(store.isDisturbed
      ? ['Whether what looks left over is the work of a process that wrote while the check ran.']
      : []),
    'Whether something was never recorded, or was taken away together with every trace of it: compare with a backup, and with bundles and checkpoints that left the house.',
    'Points to explain in the record of custody: `custodia status` lists them.',
  ]
  return `What this does not tell you\n${said.map((line) => `  - ${line}`).join('\n')}`
}
