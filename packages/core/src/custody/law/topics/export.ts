import { breach, rule } from '../law.ts'
import type { Rule, TypeLaw } from '../law.ts'

const eachChainOnce: Rule<'bundle.exported'> = rule('EXP-01', ({ id, payload }) => {
  const seen = new Set<string>()
  for (const { chain } of payload.fields.heads) {
    if (seen.has(chain)) {
      return breach('EXP-01', {
        sentence: `The export ${id} states the length of chain ${chain} twice.`,
        remedy: 'State each chain once.',
      })
    }
    seen.add(chain)
  }
  return undefined
})

/** Whether the statement is true can be said only once all chains are known: `review` does. */
export const exportLaw: TypeLaw<'bundle.exported'> = {
  rules: [eachChainOnce],
  effect({ id, index, payload }, state) {
    const { heads } = payload.fields
    state.exports.push({ event: id, index, size: payload.anchor?.size ?? 0, heads })
  },
}
