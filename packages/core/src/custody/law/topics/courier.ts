import { breach, notConcerned, rule } from '../law.ts'
import type { Rule } from '../law.ts'
import { openOffer } from '../state/items.ts'

/** CUS-07: on a courier's leg either he signs, or numbered seals are named at both ends. */
export const carriedUnderSeal: Rule<'transfer.accepted'> = rule('CUS-07', (event, state) => {
  const { id, chain, index, signer, payload } = event
  const offer = openOffer(state.items.get(chain)!, index)!
  if (offer.kind !== 'courier') return notConcerned
  if (payload.role === 'courier') return undefined
  const missing = [
    ...(offer.seals === undefined ? ['the offer'] : []),
    ...(payload.fields.seals === undefined ? ['the receipt'] : []),
  ]
  if (missing.length === 0) return undefined
  return breach('CUS-07', {
    sentence: `Item ${chain} was carried from person ${offer.from} to person ${signer}, no courier has signed for it, and ${missing.join(' and ')} (event ${id}) names no seals.`,
    remedy:
      'Let the courier accept it and offer it on, or name the numbers of its seals where it is released and where it is received.',
  })
})
