import { ruleSets as ownRuleSets, startAudit } from '@custodia/core/custody'
import type {
  AuditContext,
  AuditedEvent,
  AuditQuery,
  AuditRun,
  CustodyView,
  RuleSets,
} from '@custodia/core/custody'
import { createNameOf } from '../register/name-of.ts'
import type { NameOf } from '../register/name-of.ts'
import type { Register } from '../register/register.ts'
import { readScope } from './audit-options.ts'
import type { AuditOptions, RulesChoice } from './audit-options.ts'
import type { AuditReport } from './render.ts'

/** What a person wants to know. */
export interface Request {
  readonly queries: readonly AuditQuery[]
  readonly options: AuditOptions
  readonly bounds: Pick<AuditContext, 'withdrawals' | 'unseenDays'>
  readonly rules: RulesChoice
  readonly isCsv: boolean
}

/** A whole record, and what its people, items and cases are called. */
export interface Subject {
  readonly origin: string
  /** How many entries it has. */
  readonly size: number
  /** Milliseconds since 1970 UTC as of which it is judged. */
  readonly time: number
  readonly view: CustodyView
  readonly register: Register
  readonly notCarried?: ReadonlySet<string>
  /** Those of this version, if left out. */
  readonly ruleSets?: RuleSets
}

export interface Answered {
  readonly report: AuditReport
  readonly nameOf: NameOf
  /** Position of an entry in the log. */
  readonly indexOf: (event: string) => number | undefined
  /** Of a ledger that stands in bundles: its id, in how many it stands, and how many of its chains they do not carry. */
  readonly ledger?: string
  readonly bundles?: number
  readonly notCarried?: number
}

/** Asks one record. Errors of names in the options: ERR_USAGE, ERR_NAME_UNKNOWN, ERR_NAME_AMBIGUOUS. */
export function answerAudit(
  { origin, size, time, view, register, notCarried, ruleSets = ownRuleSets }: Subject,
  { queries, options, bounds, rules }: Request,
): {
  /** Takes in the next event, in the order of the log. */
  readonly see: (event: AuditedEvent) => void
  readonly answered: () => Answered
} {
  const scope = readScope(options, register)
  const absent = notCarried === undefined ? {} : { notCarried }
  const { today, ofItsDay } = ruleSets
  const start = (ruleSet: number): AuditRun =>
    startAudit(queries, { view, scope, time, ruleSet, ruleSets, ...bounds, ...absent })
  const run = start(rules === 'of-its-day' ? ofItsDay : today)
  const older = rules === 'both' && today !== ofItsDay ? start(ofItsDay) : undefined
  return {
    see(event) {
      run.see(event)
      older?.see(event)
    },
    answered: () => ({
      report: {
        origin,
        size,
        time,
        scope,
        ruleSet: { today, ofItsDay },
        rules,
        queries,
        answers: run.answers(),
        ...(older === undefined ? {} : { answersOfItsDay: older.answers() }),
      },
      nameOf: createNameOf(register, view),
      indexOf: (event) => view.event(event)?.index,
    }),
  }
}
