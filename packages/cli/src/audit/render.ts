import type {
  AuditAnswer,
  AuditQuery,
  AuditRow,
  AuditScope,
  RuleSets,
} from '@custodia/core/custody'
import { displayText } from '@custodia/core/wire'
import type { RulesChoice } from './audit-options.ts'
import type { Json } from '../io/output.ts'
import { withNames } from '../register/name-of.ts'
import type { NameOf } from '../register/name-of.ts'
import { formatTime } from '../words/time.ts'

/** What an audit was asked and what came of it. */
export interface AuditReport {
  readonly origin: string
  /** How many entries the log had. */
  readonly size: number
  /** Milliseconds since 1970 UTC. */
  readonly time: number
  readonly scope: AuditScope
  readonly queries: readonly AuditQuery[]
  readonly answers: readonly AuditAnswer[]
  /** The rule sets of this version and of the ledger's day, and by which of them was judged. */
  readonly ruleSet: Pick<RuleSets, 'today' | 'ofItsDay'>
  readonly rules: RulesChoice
  /** The same queries by the rules of the ledger's day, where both were asked for and the sets differ. */
  readonly answersOfItsDay?: readonly AuditAnswer[]
}

export function auditDocument({ origin, size, time, scope, ...report }: AuditReport): Json {
  const { queries, answers, answersOfItsDay, ruleSet, rules } = report
  const rowsOf = (all: readonly AuditAnswer[], i: number): Json =>
    (all[i]?.rows ?? []).map((row) => ({ ...row }))
  return {
    origin,
    size,
    time,
    scope: { ...scope },
    ruleSet: { ...ruleSet },
    rules,
    queries: queries.map(({ name, title, counts, bounds }, i) => ({
      query: name,
      title,
      counts,
      bounds,
      rows: rowsOf(answers, i),
      rowsOfItsDay: answersOfItsDay === undefined ? undefined : rowsOf(answersOfItsDay, i),
    })),
  }
}

export function auditText(report: AuditReport, nameOf: NameOf): string {
  const { origin, size, time, queries, answers, ruleSet } = report
  const heads = [
    `Audit of ledger ${origin}, ${size} entries, as of ${formatTime(time)}`,
    ...scopeLines(report.scope, nameOf),
    ...ruleSetLines(report),
  ]
  const parts = queries.flatMap((query, i) => {
    const rows = answers[i]?.rows ?? []
    const part = [`${query.name}: ${query.title}`, ...partLines(rows, query, nameOf)]
    const older = report.answersOfItsDay?.[i]?.rows
    if (older === undefined || isSame(older, rows)) return [part]
    const heading = `${query.name}, by the rules of the ledger's day (rule set ${ruleSet.ofItsDay}):`
    return [part, [heading, ...partLines(older, query, nameOf)]]
  })
  return [heads, ...parts].map((lines) => lines.join('\n')).join('\n\n')
}

function isSame(some: readonly AuditRow[], others: readonly AuditRow[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others)
}

function partLines(
  rows: readonly AuditRow[],
  query: AuditQuery,
  nameOf: NameOf,
): readonly string[] {
  const told = rows.filter(({ isUsual }) => isUsual !== true)
  const lines = told.flatMap((row) => rowLines(row, query, nameOf))
  return [...(rows.length === 0 ? ['  None.'] : lines), ...usualLine(rows.length - told.length)]
}

function ruleSetLines({ ruleSet, rules }: AuditReport): readonly string[] {
  const { today, ofItsDay } = ruleSet
  if (today === ofItsDay) {
    return [`  judged by rule set ${today}, today's and that of the ledger's day`]
  }
  const said: { readonly [C in RulesChoice]: string } = {
    today: `by rule set ${today}, today's; that of the ledger's day is ${ofItsDay}`,
    'of-its-day': `by rule set ${ofItsDay}, that of the ledger's day; today's is ${today}`,
    both: `by rule set ${today}, today's, and where it makes a difference also by ${ofItsDay}, that of the ledger's day`,
  }
  return [`  judged ${said[rules]}`]
}

function scopeLines(scope: AuditScope, nameOf: NameOf): readonly string[] {
  const { person, kind, place, from, to } = scope
  const limits = [
    ...(person === undefined ? [] : [`what ${nameOf(person)} did`]),
    ...(scope.case === undefined ? [] : [`case ${nameOf(scope.case)}`]),
    ...(kind === undefined ? [] : [`items of the kind ${kind}`]),
    ...(place === undefined
      ? []
      : [`at places with ${displayText(place, 'terminal')} in their name`]),
    ...(from === undefined ? [] : [`recorded from ${formatTime(from)} on`]),
    ...(to === undefined ? [] : [`recorded before ${formatTime(to)}`]),
  ]
  return limits.length === 0 ? [] : [`  only ${limits.join('; ')}`]
}

function rowLines(row: AuditRow, { lists }: AuditQuery, nameOf: NameOf): readonly string[] {
  const { sentence, events, total } = row
  const more = total > events.length ? `, and ${total - events.length} more` : ''
  // What the sentence names itself is not said again.
  const others = events.filter((event) => !sentence.includes(event))
  const named = others.map(nameOf).join(', ')
  return [
    `  ${withNames(sentence, nameOf)}`,
    ...(others.length === 0 ? [] : [`      ${lists}: ${named}${more}`]),
  ]
}

function usualLine(count: number): readonly string[] {
  if (count === 0) return []
  const figures = count === 1 ? '1 figure' : `${count} figures`
  return [`  Left out: ${figures} in which all is as it should be; --json and --csv have them.`]
}
