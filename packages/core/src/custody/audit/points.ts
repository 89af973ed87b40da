import { isRuleId, ruleEntry } from '../law/index.ts'
import { countIn, entryOf, noneCounted } from './counts.ts'
import type { Counted } from './counts.ts'
import { mostListed } from './query.ts'
import type { AuditQuery, AuditRow } from './query.ts'
import { isInScope, monthOf } from './scope.ts'

/** What the law gives to explain, counted. */
export const points: AuditQuery = {
  name: 'points',
  title: 'What is to be explained, by rule, person and month',
  counts:
    'Points to explain that the law gives, of entries when they were recorded and of the record as a whole, by rule, by who signed the entry to which they belong, and by the month in which it was recorded, in UTC. An entry to which a rule gives two points counts twice.',
  bounds: `A figure for each rule, person and month, and what the review of the whole record gives, are kept while the record is read. The first ${mostListed} entries of each are listed.`,
  source: 'The rules stand in [rules.md](rules.md).',
  lists: 'Entries',
  begin({ view, scope, pointsOf }) {
    const found = new Map<string, Points>()
    return {
      see(event) {
        const given = pointsOf(event.id)
        if (given.length === 0 || !isInScope(event, scope, view)) return
        const { signer: person } = event
        const period = monthOf(event)
        for (const { rule } of given) {
          const make = (): Points => ({ rule, person, period, ...noneCounted() })
          countIn(entryOf(found, `${rule} ${period} ${person}`, make), event.id)
        }
      },
      rows: () => inOrder([...found.values()]).map(rowOf),
    }
  },
}

interface Points extends Counted {
  readonly rule: string
  readonly person: string
  readonly period: string
}

/** By rule, then by month; people in the order in which they come up. */
function inOrder(found: readonly Points[]): readonly Points[] {
  const key = ({ rule, period }: Points): string => `${rule} ${period}`
  return [...found].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

function rowOf({ rule, person, period, count, first }: Points): AuditRow {
  const when = count === 1 ? 'once, for an entry' : `${count} times, for entries`
  const were = count === 1 ? 'was' : 'were'
  return {
    measure: 'points',
    rule,
    person,
    period,
    count,
    events: first,
    total: count,
    sentence: `${rule}${titleOf(rule)}: to be explained ${when} of person ${person} that ${were} recorded in ${period}.`,
  }
}

function titleOf(rule: string): string {
  return isRuleId(rule) ? ` (${ruleEntry(rule).title})` : ''
}
