import { isRuleId, ruleEntry, rules } from '../law/index.ts'
import type { RuleId } from '../law/index.ts'
import { givesReason } from '../law/general/back-dating.ts'
import { countIn, entryOf, noneCounted } from './counts.ts'
import type { Counted } from './counts.ts'
import { mostListed } from './query.ts'
import type { AuditQuery, AuditRow } from './query.ts'
import { isInScope, monthOf } from './scope.ts'
import { share } from './words.ts'

/** Rules of time that ask for an explanation. The others are refused, so that nothing on the record breaks them. */
const timeIds: readonly RuleId[] = Object.keys(rules)
  .filter(isRuleId)
  .filter((id) => id.startsWith('TIM-') && ruleEntry(id).weight === 'point')

/** The TIM rules over the whole ledger, as shares: how often each speaks, of how many entries. */
export const timeRules: AuditQuery = {
  name: 'TIM',
  title: 'What the rules of time ask about, of how many entries',
  counts: `Entries that people signed: for how many of them each rule of time asks for an explanation (${timeIds.join(', ')}), and how many give a reason for coming late; of all, and by who signed and by the month in which they were recorded, in UTC. An entry counts once for each rule. The other rules of time are refused, so that nothing on the record breaks them. Entries of the ledger itself are left out.`,
  bounds: `A few figures for each person and month are kept while the record is read. The first ${mostListed} entries of each are listed.`,
  source: 'The Public Auditor found that 331 of 360 receipts came after more than 24 hours.',
  lists: 'Entries',
  begin({ view, scope, pointsOf }) {
    const whole = newEntries()
    const parts = new Map<string, Part>()
    return {
      see(event) {
        const { id, payload, signer: person } = event
        if (payload.role === 'service' || !isInScope(event, scope, view)) return
        const period = monthOf(event)
        const make = (): Part => ({ person, period, ...newEntries() })
        const part = entryOf(parts, `${period} ${person}`, make)
        const rulesHere = new Set(pointsOf(id).map(({ rule }) => rule))
        const subjects: readonly Subject[] = [
          ...timeIds.filter((rule) => rulesHere.has(rule)),
          ...(givesReason(event) ? (['with-reason'] as const) : []),
        ]
        for (const entries of [whole, part]) countEntry(entries, subjects, id)
      },
      rows: () => [
        ...[...timeIds, 'with-reason' as const].map((subject) => rowOf(subject, whole)),
        ...[...parts.values()].flatMap((part) =>
          [...part.by.keys()].map((subject) => rowOf(subject, part)),
        ),
      ],
    }
  },
}

/** A rule of time, or that the entry gives a reason for coming late. */
type Subject = RuleId | 'with-reason'

interface Entries {
  all: number
  readonly by: Map<Subject, Counted>
}

interface Part extends Entries {
  readonly person: string
  readonly period: string
}

function newEntries(): Entries {
  return { all: 0, by: new Map() }
}

function countEntry(entries: Entries, subjects: readonly Subject[], event: string): void {
  entries.all += 1
  for (const subject of subjects) countIn(entryOf(entries.by, subject, noneCounted), event)
}

function rowOf(subject: Subject, entries: Entries | Part): AuditRow {
  const { count, first } = entries.by.get(subject) ?? noneCounted()
  const part = 'person' in entries ? entries : undefined
  const whose = part === undefined ? '' : ` of person ${part.person} recorded in ${part.period}`
  const noun = { one: `entry${whose}`, many: `entries${whose}` }
  return {
    measure: part === undefined ? 'all' : 'by-person-and-month',
    ...(subject === 'with-reason' ? {} : { rule: subject }),
    ...(part === undefined ? {} : { person: part.person, period: part.period }),
    count,
    of: entries.all,
    events: first,
    total: count,
    ...(count === 0 ? { isUsual: true } : {}),
    sentence: `${titleOf(subject)}: ${entries.all === 0 ? 'there are no entries' : share(count, entries.all, noun)}.`,
  }
}

function titleOf(subject: Subject): string {
  if (subject === 'with-reason') return 'With a reason for coming late'
  return `${subject} (${ruleEntry(subject).title})`
}
