import { displayText } from '../../wire/index.ts'
import { countIn, entryOf, noneCounted } from './counts.ts'
import type { Counted } from './counts.ts'
import { mostListed } from './query.ts'
import type { AuditedEvent, AuditQuery, AuditReading, AuditRow, Tally } from './query.ts'
import { isInScope, kindOf } from './scope.ts'
import { share } from './words.ts'

const mostPlaces = 1000

/** Where things are done, as far as people wrote it and it is opened. */
export const places: AuditQuery = {
  name: 'places',
  title: 'What is to be explained, by place',
  counts:
    'Entries that seal a place, by the place as it is written: how many there are, and for how many of them the law asks for an explanation. Two spellings are two places. Those whose place is withheld or was erased are one group, and are called so.',
  bounds: `Two figures for each place are kept while the record is read, for the first ${mostPlaces} different places; entries at others are counted together. The first ${mostListed} entries to be explained of each are listed.`,
  source: 'An auditor asks for exceptions by person and place.',
  lists: 'To be explained',
  begin: (reading) => countGroups(reading, groupByPlace),
}

/** With which kinds of item things are done. */
export const kinds: AuditQuery = {
  name: 'kinds',
  title: 'What is to be explained, by kind of item',
  counts:
    'Entries about items, by the kind of the item: how many there are, and for how many of them the law asks for an explanation.',
  bounds: `Two figures for each kind are kept while the record is read. The first ${mostListed} entries to be explained of each are listed.`,
  source:
    'What goes wrong with drugs, cash and weapons weighs more than what goes wrong with papers.',
  lists: 'To be explained',
  begin: (reading) => countGroups(reading, groupByKind),
}

/** What a group is called in a row, and in its sentence. */
interface Named extends Pick<AuditRow, 'measure' | 'place' | 'kind'> {
  readonly words: string
}

interface Group extends Named {
  all: number
  readonly toExplain: Counted
}

type GroupOf = (
  event: AuditedEvent,
  reading: AuditReading,
  known: ReadonlyMap<string, Group>,
) => Named | undefined

function countGroups(reading: AuditReading, groupOf: GroupOf): Tally {
  const { view, scope, pointsOf } = reading
  const found = new Map<string, Group>()
  return {
    see(event) {
      if (!isInScope(event, scope, view)) return
      const named = groupOf(event, reading, found)
      if (named === undefined) return
      const make = (): Group => ({ ...named, all: 0, toExplain: noneCounted() })
      const group = entryOf(found, named.words, make)
      group.all += 1
      if (pointsOf(event.id).length > 0) countIn(group.toExplain, event.id)
    },
    rows: () => [...found.values()].map(rowOf),
  }
}

const groupByPlace: GroupOf = ({ payload, opened }, _, known) => {
  if (!payload.sealed.has('place')) return undefined
  const place = opened?.get('place')
  if (typeof place !== 'string') {
    return { measure: 'withheld', words: 'whose place is withheld' }
  }
  // Quoted and escaped: it can look like no name and no figure of ours.
  const words = `at ${displayText(place, 'terminal')}`
  if (known.has(words) || known.size < mostPlaces) return { measure: 'at', place, words }
  return { measure: 'elsewhere', words: 'at other places' }
}

const groupByKind: GroupOf = ({ id }, { view }) => {
  const kind = kindOf(id, view)
  return kind === undefined
    ? undefined
    : { measure: 'of-kind', kind, words: `about items of the kind ${kind}` }
}

function rowOf({ words, all, toExplain, ...named }: Group): AuditRow {
  const { count, first } = toExplain
  const noun = { one: `entry ${words}`, many: `entries ${words}` }
  return {
    ...named,
    count,
    of: all,
    events: first,
    total: count,
    ...(count === 0 ? { isUsual: true } : {}),
    sentence: `The law asks for an explanation of ${share(count, all, noun)}.`,
  }
}
