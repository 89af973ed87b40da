import { auditQueries, startAudit } from '@custodia/core/custody'
import type { AuditContext, AuditQueryName, AuditRow } from '@custodia/core/custody'
import type { Setting } from './law-setting.ts'

/** What a query answers on everything that a world has recorded. */
export function askQuery(
  { world }: Pick<Setting, 'world'>,
  name: AuditQueryName,
  given: Partial<AuditContext> = {},
): readonly AuditRow[] {
  const queries = auditQueries.filter((query) => query.name === name)
  const run = startAudit(queries, {
    view: world.state,
    scope: {},
    time: world.now(),
    withdrawals: 10,
    unseenDays: 365,
    ...given,
  })
  for (const event of world.events) run.see(event)
  return run.answers().flatMap(({ rows }) => rows)
}

/** The figures of rows, as `measure count/of`. */
export function figures(rows: readonly AuditRow[]): readonly string[] {
  return rows.map(
    ({ measure, count, of }) => `${measure} ${count}${of === undefined ? '' : `/${of}`}`,
  )
}
