import { breach, notConcerned, rule } from '../law.ts'
import type { Rule, TypeLaw } from '../law.ts'
import { inAllowedHands } from './handling.ts'
import { belongs } from '../state/chains.ts'

const itemOnRecord: Rule<'item.accessed'> = rule('ACC-01', (event, state) => {
  const { item } = event.payload.fields
  const found = state.items.get(item)
  const isKnown =
    found !== undefined &&
    found.index < event.index &&
    belongs(state.chains.get(item)!, event.index, state.chains)
  if (isKnown) return undefined
  return breach('ACC-01', {
    sentence: `Event ${event.id} records an access to item ${item}, and the ledger has no such item.`,
    remedy: 'Name an item that was taken into custody before, by the id of its first event.',
  })
})

const sameItem: Rule<'item.accessed'> = rule('ACC-01', (event, state) => {
  const { item } = event.payload.fields
  const subject = state.itemOfAccess.get(event.chain)
  if (subject === undefined) return notConcerned
  if (subject === item) return undefined
  return breach('ACC-01', {
    sentence: `Event ${event.id} records an access to item ${item} in the access chain of item ${subject}.`,
    remedy: 'Record the access in the access chain of the item that was accessed.',
  })
})

const oneChain: Rule<'item.accessed'> = rule('ACC-02', (event, state) => {
  const { item } = event.payload.fields
  const known = state.chains.get(item)!.access
  if (event.payload.seq > 0) return notConcerned
  if (known === undefined || known.index >= event.index) return undefined
  return breach('ACC-02', {
    sentence: `Event ${event.id} begins a new list of accesses to item ${item}, which has the access chain ${known.chain}.`,
    remedy: `Record the access in chain ${known.chain}.`,
  })
})

export const accessLaw: TypeLaw<'item.accessed'> = {
  rules: [itemOnRecord, sameItem, oneChain],
  points: [inAllowedHands],
  effect(event, state) {
    state.itemOfAccess.set(event.chain, event.payload.fields.item)
  },
}
