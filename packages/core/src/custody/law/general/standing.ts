import type { EventType } from '../../../wire/index.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { GeneralRule } from '../law.ts'
import type { PlacedEvent } from '../placed-event.ts'
import type { ItemState } from '../state/items.ts'
import { standingAt } from '../state/standing.ts'
import type { Standing } from '../state/standing.ts'
import type { LawState } from '../state/state.ts'

/** What is said of entries, whatever became of the item. */
const words: readonly EventType[] = [
  'note.added',
  'challenge.raised',
  'challenge.answered',
  'event.witnessed',
  'event.approved',
  'event.withdrawn',
  'entry.corrected',
  'data.erased',
  'accesses.erased',
  // Copies can rest on it that outlast the item.
  'consent.withdrawn',
]

/** What is said of an item, without having it in hand. */
const reports: readonly EventType[] = [
  ...words,
  'incident.reported',
  'incident.resolved',
  'use.reported',
  'receipt.issued',
  'item.registered',
  'access.registered',
  'hold.placed',
  'hold.released',
  'consent.recorded',
]

/** What an item takes that is not simply in custody: these, and no type that is not listed. */
const taken: { readonly [S in Exclude<Standing, 'in-custody'>]: ReadonlySet<EventType> } = {
  missing: new Set<EventType>([...reports, 'transfer.refused', 'transfer.cancelled']),
  // What is sealed is opened, so that one sees what is destroyed or given back.
  cleared: new Set<EventType>([
    ...reports,
    'integrity.checked',
    'seal.inspected',
    'seal.broken',
    'item.disposed',
  ]),
  disposed: new Set(words),
}

/** The item that an act is done with. */
export function itemActedOn(
  { payload, chain }: PlacedEvent,
  state: LawState,
): ItemState | undefined {
  switch (payload.type) {
    case 'item.acquired':
    case 'copy.made':
    case 'item.derived':
      return state.items.get(payload.fields.source ?? '')
    case 'item.accessed':
      return state.items.get(payload.fields.item)
    default:
      return state.items.get(chain)
  }
}

/** CUS-12: an item that is missing, cleared or disposed takes only some acts. */
export const standingAllows: GeneralRule = rule('CUS-12', (event, state) => {
  const item = itemActedOn(event, state)
  if (item === undefined) return notConcerned
  const standing = standingAt(item, event.index, state)
  const { type } = event.payload
  if (standing === 'in-custody' || taken[standing].has(type)) return undefined
  return breach('CUS-12', {
    sentence: `Item ${item.item} is ${standing}, and event ${event.id} of type ${type} can no longer be recorded of it.`,
    remedy: remedies[standing],
  })
})

const remedies: { readonly [S in Exclude<Standing, 'in-custody'>]: string } = {
  missing: 'Once the item is found, report that with incident.reported, kind found.',
  cleared: 'Its end was authorised: record item.disposed, or have a hold placed on it.',
  disposed: 'Its custody has ended. What is to be said can be added as a remark.',
}
