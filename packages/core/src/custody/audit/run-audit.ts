import { ruleSets as ownRuleSets } from '../law/index.ts'
import type { Breach } from '../law/index.ts'
import { administration } from './administration.ts'
import { completeItems } from './complete-items.ts'
import { witnesses } from './witnesses.ts'
import { withdrawals } from './withdrawals.ts'
import { inventories } from './inventories.ts'
import { lateness } from './lateness.ts'
import { alone } from './alone.ts'
import { approvals } from './approvals.ts'
import { points } from './points.ts'
import { kinds, places } from './places-and-kinds.ts'
import { stocktakers } from './stocktakers.ts'
import { timeRules } from './time-rules.ts'
import { twoPersons } from './two-persons.ts'
import type {
  AuditContext,
  AuditedEvent,
  AuditQuery,
  AuditQueryName,
  AuditReading,
  AuditRow,
} from './query.ts'

/** Every query, in the order in which they are answered. */
export const auditQueries: readonly AuditQuery[] = [
  completeItems,
  withdrawals,
  inventories,
  administration,
  alone,
  approvals,
  twoPersons,
  stocktakers,
  witnesses,
  timeRules,
  places,
  kinds,
  lateness,
  points,
]

export interface AuditAnswer {
  readonly query: AuditQueryName
  readonly rows: readonly AuditRow[]
}

export interface AuditRun {
  /** Takes in the next event, in the order of the log. */
  see(event: AuditedEvent): void
  answers(): readonly AuditAnswer[]
}

/** Asks queries of a record, all of them in one pass over its events. */
export function startAudit(queries: readonly AuditQuery[], context: AuditContext): AuditRun {
  const reading = readingOf(context)
  const tallies = queries.map((query) => ({ query: query.name, tally: query.begin(reading) }))
  return {
    see(event) {
      if (context.view.event(event.id)?.refused !== false) return
      for (const { tally } of tallies) tally.see(event)
    },
    answers: () => tallies.map(({ query, tally }) => ({ query, rows: tally.rows() })),
  }
}

/** The record is reviewed once, and only if a query asks for points. */
function readingOf(context: AuditContext): AuditReading {
  const { view, time, notCarried, ruleSets = ownRuleSets, ruleSet = ruleSets.today } = context
  let review: ReadonlyMap<string, readonly Breach[]> | undefined
  return {
    ...context,
    pointsOf(event) {
      review ??= view.review({ time, ...(notCarried === undefined ? {} : { notCarried }) })
      const said = [...(view.event(event)?.breaches ?? []), ...(review.get(event) ?? [])]
      return said.filter(
        ({ weight, rule }) => weight === 'point' && ruleSets.sinceOf(rule) <= ruleSet,
      )
    },
  }
}
