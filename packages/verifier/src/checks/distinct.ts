import { toHex } from '@custodia/core/bytes'
import type { EventPayload } from '@custodia/core/wire'
import type { Collector } from '../collector.ts'
import type { Place } from '../report.ts'
import type { OpenedValues } from './disclosures.ts'

/** What the enrolments of a bundle say of the people in it. */
export interface People {
  learn(payload: EventPayload, opened: OpenedValues, place: Place): void
  /** The name that an enrolment opens, by party id. */
  readonly names: ReadonlyMap<string, string>
  /** Finds two parties who are one human being, and says if that could not be seen of all. */
  finish(collector: Collector): void
}

interface Enrolled {
  readonly party: string
  /** The sealed value that is equal for all party ids of one human being, in hex; undefined if it is withheld. */
  readonly person: string | undefined
  readonly place: Place
}

/** Names are kept until the end, so a long one is cut: nobody's name is, and a million of them would not fit. */
const longestName = 255

function shortened(name: string): string {
  return name.length <= longestName ? name : `${name.slice(0, longestName)}…`
}

/** Places where a bundle opens who somebody is whose identity is protected. */
function exposures(opened: OpenedValues, place: Place): readonly Place[] {
  return ['name', 'person', 'agency', 'contact']
    .filter((label) => opened.has(label))
    .map((label) => ({ ...place, label }))
}

export function createPeople(): People {
  const names = new Map<string, string>()
  const enrolled: Enrolled[] = []
  const exposed: Place[] = []

  return {
    names,
    learn(payload, opened, place) {
      if (payload.type !== 'party.enrolled') return
      const { party } = payload.fields
      const [name, person] = [opened.get('name'), opened.get('person')]
      // Whoever opened it did wrong; the report does not pass it on.
      if (payload.fields.identity === 'protected') exposed.push(...exposures(opened, place))
      else if (typeof name === 'string') names.set(party, shortened(name))
      const secret = person instanceof Uint8Array ? toHex(person) : undefined
      enrolled.push({ party, person: secret, place })
    },
    finish(collector) {
      for (const place of exposed) collector.find('disclosure.protected', { place })
      const parties = new Map<string, string>()
      let withheld = 0
      for (const { party, person, place } of enrolled) {
        collector.look('signer.distinct')
        if (person === undefined) withheld++
        const other = person === undefined ? undefined : parties.get(person)
        if (other !== undefined && other !== party) {
          collector.find('signer.same-person', { place, expected: other, found: party })
        }
        if (person !== undefined) parties.set(person, party)
      }
      if (withheld === 0) return
      const count = withheld === 1 ? '1 party is' : `${withheld} parties are`
      collector.skip('signer.distinct', `${count} distinct by the word of the registrar alone.`)
    },
  }
}
