import type { AuditAnswer, AuditQuery, AuditRow, AuditScope } from '@custodia/core/custody'
import { displayText } from '@custodia/core/wire'
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
}

export function auditDocument({ origin, size, time, scope, ...report }: AuditReport): Json {
  return {
    origin,
    size,
    time,
    scope: { ...scope },
    queries: report.queries.map(({ name, title, counts, bounds }, i) => ({
      query: name,
      title,
      counts,
      bounds,
      rows: (report.answers[i]?.rows ?? []).map((row) => ({ ...row })),
    })),
  }
}

export function auditText(report: AuditReport, nameOf: NameOf): string {
  const { origin, size, time, queries, answers } = report
  const heads = [
    `Audit of ledger ${origin}, ${size} entries, as of ${formatTime(time)}`,
    ...scopeLines(report.scope, nameOf),
  ]
  const parts = queries.map((query, i) => {
    const rows = answers[i]?.rows ?? []
    const told = rows.filter(({ isUsual }) => isUsual !== true)
    const lines = told.flatMap((row) => rowLines(row, query, nameOf))
    return [
      `${query.name}: ${query.title}`,
      ...(rows.length === 0 ? ['  None.'] : lines),
      ...usualLine(rows.length - told.length),
    ]
  })
  return [heads, ...parts].map((lines) => lines.join('\n')).join('\n\n')
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
