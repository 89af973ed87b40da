import { countIn, entryOf, noneCounted } from './counts.ts'
import type { Counted } from './counts.ts'
import { mostListed } from './query.ts'
import type { AuditQuery, AuditRow } from './query.ts'
import { isInScope } from './scope.ts'
import { percent, plural } from './words.ts'

/** From how many acts on it is said that one person witnessed them all. */
const conspicuous = 5

/** SOD-05: who witnesses whom. Two people who always sign for each other see no more than one does. */
export const witnesses: AuditQuery = {
  name: 'SOD-05',
  title: 'Who witnesses whom',
  counts: `Acts that somebody witnessed, by who did them and who witnessed them; the share is that of all witnessed acts of the same person. An act with two witnesses counts for both. From ${conspicuous} acts on it is said if one person witnessed every one of them.`,
  bounds: `A figure for each pair is kept while the record is read. The first ${mostListed} acts of each are listed.`,
  lists: 'Acts',
  begin({ view, scope }) {
    const signers = new Map<string, Witnessed>()
    return {
      see(event) {
        const given = view.witnesses(event.id)
        if (given.length === 0 || !isInScope(event, scope, view)) return
        const signer = entryOf(signers, event.signer, () => ({ acts: 0, by: new Map() }))
        signer.acts += 1
        for (const { party } of given) countIn(entryOf(signer.by, party, noneCounted), event.id)
      },
      rows: () =>
        [...signers].flatMap(([person, { acts, by }]) =>
          [...by].map(([other, counted]) => rowOf({ person, other, acts, ...counted })),
        ),
    }
  },
}

interface Witnessed {
  acts: number
  readonly by: Map<string, Counted>
}

interface Pair extends Counted {
  readonly person: string
  readonly other: string
  readonly acts: number
}

function rowOf({ person, other, acts, count, first }: Pair): AuditRow {
  const isAlways = count === acts && acts >= conspicuous
  const of = plural(acts, { one: 'witnessed act', many: 'witnessed acts' })
  return {
    measure: isAlways ? 'always-the-same' : 'pair',
    person,
    other,
    count,
    of: acts,
    events: first,
    total: count,
    sentence: isAlways
      ? `Of ${of} of person ${person}, person ${other} witnessed every one.`
      : `Of ${of} of person ${person}, person ${other} witnessed ${count} (${percent(count, acts)}).`,
  }
}
