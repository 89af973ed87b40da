import type { Attestation, CustodyView } from '../law/index.ts'
import { conspicuous } from '../law/pairs.ts'
import { countIn, entryOf, noneCounted } from './counts.ts'
import type { Counted } from './counts.ts'
import { mostListed } from './query.ts'
import type { AuditQuery, AuditRow } from './query.ts'
import { isInScope } from './scope.ts'
import { percent, plural } from './words.ts'

/** SOD-05: who witnesses whom. Two people who always sign for each other see no more than one does. */
export const witnesses: AuditQuery = {
  name: 'SOD-05',
  title: 'Who witnesses whom',
  counts: `Acts that somebody witnessed, by who did them and who witnessed them; the share is that of all witnessed acts of the same person. An act with two witnesses counts for both. Party ids that are known to belong to one human being count as one person, who goes by the first of them. From ${conspicuous} acts on it is said if one person witnessed every one of them.`,
  bounds: `A figure for each pair is kept while the record is read. The first ${mostListed} acts of each are listed.`,
  lists: 'Acts',
  begin({ view, scope }) {
    const signers = new Map<string, Witnessed>()
    return {
      see(event) {
        const given = view.witnesses(event.id)
        if (given.length === 0 || !isInScope(event, scope, view)) return
        const { signer: person } = event
        const make = (): Witnessed => ({ person, acts: 0, by: new Map() })
        const signer = entryOf(signers, view.humanOf(person), make)
        signer.acts += 1
        for (const [human, other] of humansOf(given, view)) {
          countIn(
            entryOf(signer.by, human, () => ({ other, ...noneCounted() })),
            event.id,
          )
        }
      },
      rows: () =>
        [...signers.values()].flatMap(({ person, acts, by }) =>
          [...by.values()].map((counted) => rowOf({ person, acts, ...counted })),
        ),
    }
  },
}

/** Acts of one human being, and by whom they were witnessed. */
interface Witnessed {
  readonly person: string
  acts: number
  readonly by: Map<string, Witness>
}

interface Witness extends Counted {
  readonly other: string
}

interface Pair extends Witness {
  readonly person: string
  readonly acts: number
}

/** The human beings who witnessed an act, each once, with a party id of his. */
function humansOf(given: readonly Attestation[], view: CustodyView): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { party } of given) entryOf(found, view.humanOf(party), () => party)
  return found
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
