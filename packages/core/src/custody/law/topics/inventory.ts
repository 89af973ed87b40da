import { breach, rule } from '../law.ts'
import type { Rule, TypeLaw } from '../law.ts'
import { append } from '../state/timeline.ts'
import { mention } from './mention.ts'

const allInOrder: Rule<'inventory.recorded'> = rule('AUD-03', ({ id, payload }) => {
  const amiss = payload.fields.sightings.filter(({ result }) => result !== 'seen')
  const [first] = amiss
  if (first === undefined) return undefined
  const more = amiss.length === 1 ? '' : `, and ${amiss.length - 1} more`
  return breach('AUD-03', {
    sentence: `The inventory ${id} did not find in order: item ${first.item} (${first.result})${more}.`,
    remedy: 'Report an incident on each of these items, and find out why.',
  })
})

export const inventoryLaw: TypeLaw<'inventory.recorded'> = {
  rules: [],
  points: [allInOrder],
  effect(event, state) {
    const { id, index, chain, signer: by, payload } = event
    const { sightings } = payload.fields
    const file = state.cases.get(chain)!.file
    for (const { item, result } of sightings) {
      append(file.sightings, item, { event: id, index, by, result })
    }
    mention(
      event,
      sightings.map(({ item }) => item),
      state,
    )
  },
}

const rangeBehind: Rule<'audit.recorded'> = rule('AUD-05', ({ id, index, payload }) => {
  const { first, last } = payload.fields
  if (first <= last && last < index) return undefined
  return breach('AUD-05', {
    sentence: `The audit ${id} stands at position ${index} and speaks of positions ${first} to ${last}.`,
    remedy: 'Name the first and the last position that was examined; both lie before the audit.',
  })
})

export const auditLaw: TypeLaw<'audit.recorded'> = { rules: [rangeBehind] }
