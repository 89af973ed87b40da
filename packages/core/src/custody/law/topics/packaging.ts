import type { Breach } from '../breach.ts'
import { breach } from '../law.ts'
import type { TypeLaw } from '../law.ts'
import { lookAt } from '../state/looks.ts'
import type { LawState } from '../state/state.ts'
import { byHolder } from './hands.ts'

export const relabellingLaw: TypeLaw<'item.relabelled'> = {
  rules: [byHolder('gives a new number to')],
  effect({ id, index, chain }, state) {
    state.items.get(chain)!.relabellings.push({ event: id, index })
  },
}

export const receiptLaw: TypeLaw<'receipt.issued'> = {
  rules: [],
  effect({ id, index, chain }, state) {
    state.items.get(chain)!.receipts.push({ event: id, index })
  },
}

/** LEG-04: what was seized or surrendered was somebody's, who has a receipt for it. */
export function withoutReceipt(state: LawState): readonly (readonly [string, Breach])[] {
  const taken = [...state.items.values()].filter(({ mode }) => isTaken(mode))
  lookAt(state, 'LEG-04', taken.length)
  return taken
    .filter(({ receipts }) => receipts.length === 0)
    .map(({ item, mode }) => [
      item,
      breach('LEG-04', {
        sentence: `Item ${item} was ${mode}, and no receipt for it was made out.`,
        remedy:
          'Record receipt.issued, late as it may be; it can also say that the receipt was refused or left behind.',
      }),
    ])
}

/** Seized or surrendered: it was somebody's. */
export function isTaken(mode: string | undefined): boolean {
  return mode === 'seized' || mode === 'surrendered'
}
