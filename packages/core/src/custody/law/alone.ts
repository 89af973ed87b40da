import { humanOf } from './humans.ts'
import { breach } from './law.ts'
import type { Found } from './open-ends.ts'
import type { ItemState } from './state/items.ts'
import { lookAt } from './state/looks.ts'
import type { LawState } from './state/state.ts'

/** SOD-01: one person took an item, stored it, counted it and brought its end about. To authorise that is refused him. */
export function alone(state: LawState): readonly Found[] {
  return [...state.items.values()].flatMap((item) => doneAlone(item, state))
}

function doneAlone(item: ItemState, state: LawState): readonly Found[] {
  const ends = item.disposals.filter(
    ({ event }) => state.acts.get(event)?.effectiveAt !== undefined,
  )
  if (ends.length === 0) return []
  lookAt(state, 'SOD-01')
  const signerOf = (event: string): string => state.events.get(event)!.signer
  const taker = signerOf(item.item)
  const human = humanOf(taker, Infinity, state)
  const isHis = (party: string): boolean => humanOf(party, Infinity, state) === human
  const { sightings } = state.cases.get(item.case)!.file
  const counted = sightings.get(item.item)?.find(({ by }) => isHis(by))
  if (counted === undefined || !item.stored.some(({ event }) => isHis(signerOf(event)))) return []
  const ended = ends.find(({ event }) => isHis(signerOf(event)))
  if (ended === undefined) return []
  return [
    [
      ended.event,
      breach('SOD-01', {
        sentence: `Person ${taker} took item ${item.item} into custody, stored it, took stock of it by event ${counted.event} and ended its custody by event ${ended.event}, under whatever name: nobody else need ever have seen it.`,
        remedy:
          'Let somebody else who saw the item say so in a remark, and have others count and end what one person took.',
      }),
    ],
  ]
}
