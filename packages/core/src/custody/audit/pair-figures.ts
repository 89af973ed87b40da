import type { Attestation, CustodyView, PlacedEvent } from '../law/index.ts'
import { countIn, entryOf, noneCounted } from './counts.ts'
import type { Counted } from './counts.ts'
import type { AuditReading, AuditRow, Tally } from './query.ts'
import { isInScope } from './scope.ts'

/** Acts of one person on which another gave his word, of all acts of the first on which anybody did. */
export interface Pair extends Counted {
  readonly person: string
  readonly other: string
  readonly acts: number
}

interface Acts {
  readonly person: string
  acts: number
  readonly by: Map<string, Counted & { readonly other: string }>
}

/** Counts who gives whom his word. Party ids of one human being count as one person, who goes by the first of them. */
export function countPairs(
  { view, scope }: AuditReading,
  given: (event: PlacedEvent) => readonly Attestation[],
  rowOf: (pair: Pair) => AuditRow,
): Tally {
  const signers = new Map<string, Acts>()
  return {
    see(event) {
      const words = given(event)
      if (words.length === 0 || !isInScope(event, scope, view)) return
      const { signer: person } = event
      const make = (): Acts => ({ person, acts: 0, by: new Map() })
      const signer = entryOf(signers, view.humanOf(person), make)
      signer.acts += 1
      for (const [human, other] of humansOf(words, view)) {
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
}

/** The human beings who gave their word on an act, each once, with a party id of his. */
function humansOf(given: readonly Attestation[], view: CustodyView): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { party } of given) entryOf(found, view.humanOf(party), () => party)
  return found
}
