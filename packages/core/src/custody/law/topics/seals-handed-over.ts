import { breach, notConcerned, rule } from '../law.ts'
import type { Rule } from '../law.ts'
import { openOffer } from '../state/items.ts'
import { sameSeals, sealWords, sealsAt } from '../state/seals.ts'

/** SEA-01, where the item is released: what the releaser names is what it bears. */
export const sealsReleased: Rule<'transfer.offered'> = rule(
  'SEA-01',
  ({ id, chain, index, payload }, state) => {
    const { seals } = payload.fields
    const expected = sealsAt(state.items.get(chain)!, index)
    if (seals === undefined) return notConcerned
    if (sameSeals(seals, expected)) return undefined
    return breach('SEA-01', {
      sentence: `Offer ${id} releases item ${chain} with ${sealWords(seals)}, and on record it bears ${sealWords(expected)}.`,
      remedy:
        'Say in a remark which is right, and report an incident if a seal was changed unseen.',
    })
  },
)

/** SEA-01, where it is received: the seals that the receiver saw are those with which it was released. */
export const sealsReceived: Rule<'transfer.accepted'> = rule(
  'SEA-01',
  ({ id, chain, index, payload }, state) => {
    const item = state.items.get(chain)!
    const released = openOffer(item, index)!.seals ?? sealsAt(item, index)
    const { seals } = payload.fields
    if (seals === undefined && released.length === 0) return notConcerned
    if (sameSeals(seals ?? [], released)) return undefined
    return breach('SEA-01', {
      sentence:
        seals === undefined
          ? `Item ${chain} was released with ${sealWords(released)}, and its receiver does not say in event ${id} which seals he saw.`
          : `Item ${chain} was released with ${sealWords(released)} and received in event ${id} with ${sealWords(seals)}.`,
      remedy:
        'Let the receiver record seal.inspected at once; report an incident if the seal is not the one that was released.',
    })
  },
)
