import { auditQueries } from '@custodia/core/custody'
import type { AuditContext, AuditQuery, AuditScope } from '@custodia/core/custody'
import { CustodyError } from '@custodia/core/errors'
import { enumerations, isWord } from '@custodia/core/wire'
import { findNamed } from '../register/find.ts'
import type { Register } from '../register/register.ts'
import { parseOccurrence, parseSpan, parseTime } from '../words/time.ts'

/** What a person asks for, as it was written. */
export interface AuditOptions {
  readonly query?: readonly string[]
  readonly person?: string
  readonly case?: string
  readonly kind?: string
  readonly place?: string
  readonly from?: string
  readonly to?: string
  readonly withdrawals?: string
  readonly unseen?: string
  readonly rules?: string
}

/** The queries that are named, in their own order; all, if none is. Errors: ERR_USAGE. */
export function readQueries(names: readonly string[] | undefined): readonly AuditQuery[] {
  if (names === undefined) return auditQueries
  const wanted = names.map((name) => name.toLowerCase())
  const stranger = names.find(
    (name) => !auditQueries.some((query) => isCalled(query, name.toLowerCase())),
  )
  if (stranger !== undefined) {
    const known = auditQueries.map(({ name }) => name).join(', ')
    throw usage('--query', `there is no query "${stranger}"; there are ${known}`)
  }
  return auditQueries.filter((query) => wanted.some((name) => isCalled(query, name)))
}

function isCalled({ name }: AuditQuery, wanted: string): boolean {
  return name.toLowerCase() === wanted
}

/** Errors: ERR_USAGE, ERR_NAME_UNKNOWN, ERR_NAME_AMBIGUOUS. */
export function readScope(options: AuditOptions, register: Register): AuditScope {
  const { person, kind, place, from, to } = options
  const caseName = options.case
  if (kind !== undefined && !isWord('item-kind', kind)) {
    const known = enumerations['item-kind'].join(', ')
    throw usage('--kind', `there is no kind of item "${kind}"; there are ${known}`)
  }
  return {
    ...(person === undefined ? {} : { person: findNamed('party', person, register.parties).id }),
    ...(caseName === undefined ? {} : { case: findNamed('case', caseName, register.cases).id }),
    ...(kind === undefined ? {} : { kind }),
    ...(place === undefined ? {} : { place }),
    ...(from === undefined ? {} : { from: parseTime(from) }),
    ...(to === undefined ? {} : { to: endOf(to) }),
  }
}

const lengths = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const

/** What follows the time that was written: `2026-03-31` is the whole day. */
function endOf(text: string): number {
  const { time, precision } = parseOccurrence(text)
  return time + lengths[precision]
}

/** From how many withdrawals, and after how many days unseen, something is reported. Errors: ERR_USAGE. */
export function readBounds({
  withdrawals = '10',
  unseen = '365d',
}: AuditOptions): Pick<AuditContext, 'withdrawals' | 'unseenDays'> {
  if (!/^[1-9]\d{0,8}$/.test(withdrawals)) {
    throw usage('--withdrawals', `expected a number from 1 on, found "${withdrawals}"`)
  }
  return { withdrawals: Number(withdrawals), unseenDays: parseSpan(unseen) / 86_400 }
}

const choices = ['today', 'of-its-day', 'both'] as const

/** By which rules is judged: by those of the ledger's day beside today's. */
export type RulesChoice = (typeof choices)[number]

/** Errors: ERR_USAGE. */
export function readRules({ rules = 'both' }: Pick<AuditOptions, 'rules'>): RulesChoice {
  const choice = choices.find((one) => one === rules)
  if (choice !== undefined) return choice
  throw usage('--rules', `there is no choice "${rules}"; there are ${choices.join(', ')}`)
}

function usage(argument: string, message: string): CustodyError<'ERR_USAGE'> {
  return new CustodyError('ERR_USAGE', `${argument}: ${message}`, { argument })
}
