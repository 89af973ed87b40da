import { breach, rule } from '../law.ts'
import type { Rule, TypeLaw } from '../law.ts'

const statedExactly: Rule<'ledger.restored'> = rule('LOG-01', ({ id, index, payload }) => {
  const { fields, anchor } = payload
  const { restored, lost } = fields
  if (restored.size !== index || anchor?.size !== restored.size || anchor.root !== restored.root) {
    return breach('LOG-01', {
      sentence: `The restore ${id} states that the backup held ${restored.size} events, and stands at position ${index} under a checkpoint of ${anchor?.size ?? 0}.`,
      remedy:
        'Record a restore as the first event after it, under the checkpoint with which the backup ends.',
    })
  }
  const within = lost.find(({ size }) => size <= restored.size)
  if (within === undefined) return undefined
  return breach('LOG-01', {
    sentence: `The restore ${id} names as lost a state of ${within.size} events, and the backup held ${restored.size}.`,
    remedy: 'Name as lost only states with more events than the backup held.',
  })
})

/** It is never silently fine: somebody signed for events that the log does not hold any more, or may have. */
const setBack: Rule<'ledger.restored'> = rule('LOG-02', ({ id, signer, payload }) => {
  const { restored, lost } = payload.fields
  const largest = lost.reduce((most, { size }) => Math.max(most, size), 0)
  const count = largest - restored.size
  const gone =
    largest === 0
      ? 'Whether anything had been recorded after it is not known.'
      : `A state of ${largest} events had been seen before, so at least ${count} of them ${count === 1 ? 'is' : 'are'} not there any more.`
  return breach('LOG-02', {
    sentence: `With ${id}, person ${signer} states that the ledger was set back to a backup of its first ${restored.size} events. ${gone}`,
    remedy:
      'Ask him for the reason, which is sealed, and ask those who hold receipts or bundles of later entries for what is missing.',
  })
})

export const restoreLaw: TypeLaw<'ledger.restored'> = {
  rules: [statedExactly],
  points: [setBack],
}
