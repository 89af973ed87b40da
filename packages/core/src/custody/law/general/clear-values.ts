import { breach, notConcerned, rule } from '../law.ts'
import type { GeneralRule } from '../law.ts'
import { policyAt } from '../state/state.ts'
import { personalDataIn } from './personal-data.ts'

/** PRV-05: a value stands in clear only where the policy in force has its label written so. */
export const clearByPolicy: GeneralRule = rule('PRV-05', (event, state) => {
  const { clear } = event.payload
  if (clear === undefined) return notConcerned
  const allowed: readonly string[] = policyAt(state, event.index)?.clear ?? []
  const label = [...clear.keys()].find((name) => !allowed.includes(name))
  if (label === undefined) return undefined
  return breach('PRV-05', {
    sentence: `Event ${event.id} says "${label}" in clear, and the policy in force has it sealed.`,
    remedy:
      'Prepare the event anew, so that the value is sealed, or have the policy changed first.',
  })
})

/** PRV-01: what is written in clear can never be taken back, so it is looked at for what may point to a person. */
export const clearOfPeople: GeneralRule = rule('PRV-01', ({ id, payload }) => {
  if (payload.clear === undefined) return notConcerned
  const [found] = personalDataIn(payload)
  if (found === undefined) return undefined
  return breach('PRV-01', {
    sentence: `Event ${id} says under "${found.label}" in clear what looks like ${found.what}.`,
    remedy:
      'Say whether it points to a person. It stays readable for ever; keep the event out of what is published, and have the label sealed from here on.',
  })
})
