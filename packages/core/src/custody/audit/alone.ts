import type { PlacedEvent } from '../law/index.ts'
import { countIn, entryOf, noneCounted } from './counts.ts'
import type { Counted } from './counts.ts'
import { isEntry } from './entries.ts'
import { mostListed } from './query.ts'
import type { AuditQuery, AuditReading, AuditRow } from './query.ts'
import { hasEffect, isInScope } from './scope.ts'
import { list, share } from './words.ts'

/** What can be done with an item, in the order in which it is told. */
const steps = ['took', 'stored', 'counted', 'ended'] as const

type Step = (typeof steps)[number]

/** SOD-01: how much of the way of an item one person went alone. */
export const alone: AuditQuery = {
  name: 'SOD-01',
  title: 'How much of the way of an item one person went alone',
  counts:
    'Items whose entry falls under the scope, by the person who did at least two of these with it: took it into custody, stored it, counted it in an inventory, brought its custody to an end. What waits for others is not counted. Party ids that are known to belong to one human being count as one person, who goes by the first of them. Where one person did all four, the law asks for an explanation.',
  bounds: `For each item, who did what of the four with it is kept while the record is read. The first ${mostListed} items of each figure are listed.`,
  source:
    'IAPE: nobody should handle any transaction from beginning to end. The rule SOD-01 of the law asks for an explanation where one person did all four; this shows who comes near it.',
  lists: 'Items',
  begin(reading) {
    const { view, scope } = reading
    const items = new Map<string, Hands>()
    return {
      see(event) {
        const { id, payload, signer } = event
        if (isEntry(payload) && isInScope(event, scope, view)) {
          items.set(id, { people: new Map(), isToExplain: false })
        }
        const [step, about] = stepOf(event)
        if (step === undefined || !hasEffect(event, view)) return
        for (const item of about) {
          const hands = items.get(item)
          if (hands === undefined) continue
          const make = (): Person => ({ party: signer, did: new Set() })
          entryOf(hands.people, view.humanOf(signer), make).did.add(step)
          hands.isToExplain ||= step === 'ended' && isToExplain(id, reading)
        }
      },
      rows: () => rowsOf(items),
    }
  },
}

interface Hands {
  readonly people: Map<string, Person>
  /** The law asks why one person did everything. */
  isToExplain: boolean
}

interface Person {
  readonly party: string
  readonly did: Set<Step>
}

function stepOf({ chain, payload }: PlacedEvent): readonly [Step | undefined, readonly string[]] {
  if (isEntry(payload)) return ['took', [chain]]
  switch (payload.type) {
    case 'item.stored':
      return ['stored', [chain]]
    case 'inventory.recorded':
      return ['counted', payload.fields.sightings.map(({ item }) => item)]
    case 'item.disposed':
      return ['ended', [chain]]
    default:
      return [undefined, []]
  }
}

function isToExplain(event: string, { pointsOf }: AuditReading): boolean {
  return pointsOf(event).some(({ rule }) => rule === 'SOD-01')
}

interface Group extends Counted {
  readonly person: string
  readonly did: readonly Step[]
  readonly isToExplain: boolean
}

function rowsOf(items: ReadonlyMap<string, Hands>): readonly AuditRow[] {
  const groups = new Map<string, Group>()
  const names = new Map<string, string>()
  for (const [item, hands] of items) {
    for (const [human, { party, did: done }] of hands.people) {
      const person = entryOf(names, human, () => party)
      if (done.size < 2) continue
      const did = steps.filter((step) => done.has(step))
      const toExplain = hands.isToExplain && did.length === steps.length
      const make = (): Group => ({ person, did, isToExplain: toExplain, ...noneCounted() })
      countIn(entryOf(groups, `${human} ${did.join('-')} ${toExplain}`, make), item)
    }
  }
  const most = [...groups.values()].sort((a, b) => b.did.length - a.did.length)
  return most.map((group) => rowOf(group, items.size))
}

/** What was done with one item, and with several. */
const told: { readonly [S in Step]: readonly [one: string, many: string] } = {
  took: ['took it into custody', 'took them into custody'],
  stored: ['stored it', 'stored them'],
  counted: ['counted it in an inventory', 'counted them in an inventory'],
  ended: ['brought its custody to an end', 'brought their custody to an end'],
}

function rowOf({ person, did, isToExplain: asks, count, first }: Group, of: number): AuditRow {
  const what = list(did.map((step) => told[step][count === 1 ? 0 : 1]))
  const items = share(count, of, { one: 'item', many: 'items' })
  return {
    measure: did.join('-'),
    person,
    ...(asks ? { rule: 'SOD-01' } : {}),
    count,
    of,
    events: first,
    total: count,
    sentence: `${items}: person ${person} ${what}${asks ? '; the law asks why nobody else did any of it' : ''}.`,
  }
}
