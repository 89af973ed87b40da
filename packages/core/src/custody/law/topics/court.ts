import { breach, notConcerned, rule } from '../law.ts'
import type { Rule, TypeLaw } from '../law.ts'
import type { Word } from '../../../wire/index.ts'
import { append } from '../state/timeline.ts'
import { mention } from './mention.ts'

/** Steps with which an exhibit comes before a court. */
const arrivals: readonly Word<'court-step'>[] = ['lodged', 'marked']

const cameBefore: Rule<'court.recorded'> = rule('CRT-01', (event, state) => {
  const { step, items } = event.payload.fields
  if (arrivals.includes(step)) return notConcerned
  const { lodged } = state.cases.get(event.chain)!.file
  const stranger = items.find((item) => !lodged.has(item))
  if (stranger === undefined) return undefined
  return breach('CRT-01', {
    sentence: `Event ${event.id} says that item ${stranger} was ${step} by a court, and nothing says that it came before one.`,
    remedy:
      'Record that it was lodged or marked, late as it may be, or say why there is no record.',
  })
})

export const courtLaw: TypeLaw<'court.recorded'> = {
  rules: [],
  points: [cameBefore],
  effect(event, state) {
    const { id, index, chain, payload } = event
    const { step, items } = payload.fields
    const { court, lodged } = state.cases.get(chain)!.file
    for (const item of items) {
      append(court, item, { event: id, index, step })
      if (arrivals.includes(step)) lodged.add(item)
    }
    mention(event, items, state)
  },
}

export const certificateLaw: TypeLaw<'certificate.issued'> = {
  rules: [],
  effect(event, state) {
    mention(event, event.payload.fields.items, state)
  },
}
