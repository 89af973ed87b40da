import { countIn, entryOf, noneCounted } from './counts.ts'
import type { Counted } from './counts.ts'
import { countPairs } from './pair-figures.ts'
import type { Pair } from './pair-figures.ts'
import { mostListed } from './query.ts'
import type { AuditQuery, AuditReading, AuditRow, Tally } from './query.ts'
import { isInScope } from './scope.ts'
import { plural, share } from './words.ts'

/** SOD-02: who approves whose acts. Nobody approves his own: the ledger takes no such approval. */
export const approvals: AuditQuery = {
  name: 'SOD-02',
  title: 'Who approves whose acts',
  counts:
    'Acts that somebody approved, by who did them and who approved them; the share is that of all approved acts of the same person. An act with two approvals counts for both. Acts that need an approval and are not in effect: by who did them, how many still wait and how many came to nothing. That somebody approves his own act is refused, so none stands on the record.',
  bounds: `A figure for each pair, and for each person whose acts are not in effect, is kept while the record is read. The first ${mostListed} acts of each are listed.`,
  source: 'IAPE: separation of duties.',
  lists: 'Acts',
  begin(reading) {
    const pairs = countPairs(reading, ({ id }) => reading.view.approvals(id), rowOf)
    const open = countOpen(reading)
    return {
      see(event) {
        pairs.see(event)
        open.see(event)
      },
      rows: () => [...pairs.rows(), ...open.rows()],
    }
  },
}

function rowOf({ person, other, acts, count, first }: Pair): AuditRow {
  const noun = {
    one: `approved act of person ${person}`,
    many: `approved acts of person ${person}`,
  }
  return {
    measure: 'pair',
    person,
    other,
    count,
    of: acts,
    events: first,
    total: count,
    sentence: `Person ${other} approved ${share(count, acts, noun)}.`,
  }
}

const said = {
  waiting: (count: number): string => (count === 1 ? 'waits for others' : 'wait for others'),
  lapsed: (): string => 'came to nothing before enough people had approved',
} as const

type Open = keyof typeof said

interface OpenActs extends Counted {
  readonly person: string
  readonly measure: Open
}

/** Acts that wait for an approval, or waited in vain. */
function countOpen({ view, scope, time }: AuditReading): Tally {
  const found = new Map<string, OpenActs>()
  return {
    see(event) {
      const { id, signer: person } = event
      const act = view.act(id, { time })
      if (act === undefined || act.state === 'effective' || !isInScope(event, scope, view)) return
      const needsApproval = act.missing.some(({ as }) => as !== 'witness')
      if (!needsApproval && act.approvals.length === 0) return
      const measure = act.state === 'lapsed' ? 'lapsed' : 'waiting'
      const make = (): OpenActs => ({ person, measure, ...noneCounted() })
      countIn(entryOf(found, `${measure} ${view.humanOf(person)}`, make), id)
    },
    rows: () =>
      [...found.values()].map(({ person, measure, count, first }) => ({
        measure,
        person,
        count,
        events: first,
        total: count,
        sentence: `${plural(count, { one: 'act', many: 'acts' })} of person ${person} ${said[measure](count)}.`,
      })),
  }
}
