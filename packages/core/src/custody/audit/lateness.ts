import type { EventType } from '../../wire/index.ts'
import { latestMoment } from '../law/moments.ts'
import { countIn, entryOf, noneCounted } from './counts.ts'
import type { Counted } from './counts.ts'
import { mostListed } from './query.ts'
import type { AuditQuery, AuditRow } from './query.ts'
import { isInScope } from './scope.ts'
import { percent, plural } from './words.ts'

const hour = 3_600_000
const day = 24 * hour

/** How late an entry is: up to so many milliseconds, and later than in the line before. */
const classes = [
  { measure: 'within-1-hour', upTo: hour, words: 'within an hour of the act' },
  {
    measure: 'within-1-day',
    upTo: day,
    words: 'later than an hour after the act, and within a day',
  },
  {
    measure: 'within-7-days',
    upTo: 7 * day,
    words: 'later than a day after the act, and within 7 days',
  },
  {
    measure: 'within-30-days',
    upTo: 30 * day,
    words: 'later than 7 days after the act, and within 30 days',
  },
  { measure: 'later', upTo: Infinity, words: 'later than 30 days after the act' },
] as const

/** TIM-03 as a distribution: how long after the act its entry was recorded. */
export const lateness: AuditQuery = {
  name: 'lateness',
  title: 'How late entries come',
  counts:
    'Entries that people signed, by who signed and by type: how many were recorded within an hour of the act, within a day, within 7 days, within 30 days, or later. It is counted from the latest moment at which the act may have happened, whether or not the entry gives a reason. Entries of the ledger itself are left out, for it signs when it records.',
  bounds: `Five figures for each person and type are kept while the record is read. The first ${mostListed} entries of each are listed.`,
  source: 'TIM-03 of the law says which entries need a reason; this shows them beside the others.',
  lists: 'Entries',
  begin({ view, scope }) {
    const found = new Map<string, Entries>()
    return {
      see(event) {
        const { payload, recordedAt, signer: person } = event
        if (payload.role === 'service' || !isInScope(event, scope, view)) return
        const { type } = payload
        const make = (): Entries => ({ person, type, all: 0, by: classes.map(noneCounted) })
        const entries = entryOf(found, `${person} ${type}`, make)
        const late = recordedAt - latestMoment(payload.occurredAt)
        entries.all += 1
        countIn(entries.by[classes.findIndex(({ upTo }) => late <= upTo)]!, event.id)
      },
      rows: () => [...found.values()].flatMap(rowsOf),
    }
  },
}

interface Entries {
  readonly person: string
  readonly type: EventType
  all: number
  /** One for each class. */
  readonly by: readonly Counted[]
}

function rowsOf({ person, type, all, by }: Entries): readonly AuditRow[] {
  return classes.flatMap(({ measure, words }, i) => {
    const { count, first } = by[i]!
    if (count === 0) return []
    const entries = plural(all, { one: 'entry', many: 'entries' })
    const were = count === 1 ? 'was' : 'were'
    const row: AuditRow = {
      measure,
      person,
      type,
      count,
      of: all,
      events: first,
      total: count,
      ...(measure === 'within-1-hour' && count === all ? { isUsual: true } : {}),
      sentence: `Of ${entries} of the type ${type} by person ${person}, ${count} (${percent(count, all)}) ${were} recorded ${words}.`,
    }
    return [row]
  })
}
