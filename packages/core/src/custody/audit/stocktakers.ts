import type { CustodyView, PlacedEvent } from '../law/index.ts'
import { countIn, entryOf, noneCounted } from './counts.ts'
import type { Counted } from './counts.ts'
import { mostListed } from './query.ts'
import type { AuditQuery, AuditReading, AuditRow } from './query.ts'
import { isInScope } from './scope.ts'
import { plural, share } from './words.ts'

/** SOD-04: who counts the items, and whether he is somebody else than who keeps them and their record. */
export const stocktakers: AuditQuery = {
  name: 'SOD-04',
  title: 'Who took stock, and whether of his own',
  counts:
    'Inventories, by who took them: how many there are and how many items they looked for; how many name an item that the person held himself, for which the law asks for an explanation; and how many he took while he also was registrar, who keeps the record, under whatever name. An item counts as often as it was looked for. Party ids that are known to belong to one human being count as one person, who goes by the first of them.',
  bounds: `Three figures for each person are kept while the record is read. The first ${mostListed} inventories of each are listed.`,
  source:
    'IAPE standard 22: inventories. Oversight that counts its own, or keeps the record that it checks, is none.',
  lists: 'Inventories',
  begin(reading) {
    const { view, scope } = reading
    const found = new Map<string, Stocktaker>()
    const names = namesOfPeople(view)
    return {
      see(event) {
        const { id, payload, signer: person } = event
        if (payload.type !== 'inventory.recorded' || !isInScope(event, scope, view)) return
        const taker = entryOf(found, view.humanOf(person), () => newStocktaker(person))
        countIn(taker.all, id)
        taker.items += payload.fields.sightings.length
        if (isOfHisOwn(id, reading)) countIn(taker.ofHisOwn, id)
        const his = names.get(view.humanOf(person)) ?? []
        if (isRegistrar(event, his, view)) countIn(taker.asRegistrar, id)
      },
      rows: () => [...found.values()].flatMap(rowsOf),
    }
  },
}

interface Stocktaker {
  readonly person: string
  items: number
  readonly all: Counted
  readonly ofHisOwn: Counted
  readonly asRegistrar: Counted
}

function newStocktaker(person: string): Stocktaker {
  const [all, ofHisOwn, asRegistrar] = [noneCounted(), noneCounted(), noneCounted()]
  return { person, items: 0, all, ofHisOwn, asRegistrar }
}

function isOfHisOwn(event: string, { pointsOf }: AuditReading): boolean {
  return pointsOf(event).some(({ rule }) => rule === 'SOD-04')
}

/** Party ids by the human being behind them, as far as enrolments are opened. */
function namesOfPeople(view: CustodyView): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>()
  for (const party of view.parties()) entryOf(names, view.humanOf(party), () => []).push(party)
  return names
}

function isRegistrar(
  { index, recordedAt: time }: PlacedEvent,
  names: readonly string[],
  view: CustodyView,
): boolean {
  return names.some((party) => view.rolesAt({ party, index, time }).includes('registrar'))
}

function rowsOf({ person, items, all, ofHisOwn, asRegistrar }: Stocktaker): readonly AuditRow[] {
  const noun = { one: `inventory of person ${person}`, many: `inventories of person ${person}` }
  const row = (measure: string, { count, first }: Counted, sentence: string): AuditRow => ({
    measure,
    person,
    count,
    of: all.count,
    events: first,
    total: count,
    ...(count === 0 ? { isUsual: true } : {}),
    sentence,
  })
  const of = (count: number): string => share(count, all.count, noun)
  const looked = plural(items, { one: 'item', many: 'items' })
  const took = plural(all.count, { one: 'inventory', many: 'inventories' })
  return [
    {
      measure: 'inventories',
      person,
      count: all.count,
      events: all.first,
      total: all.count,
      sentence: `Person ${person} took ${took} and looked for ${looked}.`,
    },
    row('of-his-own', ofHisOwn, `Of what he held himself: ${of(ofHisOwn.count)}.`),
    row('as-registrar', asRegistrar, `While he also was registrar: ${of(asRegistrar.count)}.`),
  ]
}
