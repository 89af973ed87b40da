import type { EventType } from '../../../wire/index.ts'
import { breach, rule } from '../law.ts'
import type { EventOf, Rule } from '../law.ts'
import { custodianAt } from './keeping.ts'

/** CUS-09: who does this to an item has custody of it. `doing`: the words between the person and the item. */
export function byHolder<T extends EventType>(doing: string): Rule<T> {
  return rule('CUS-09', (event: Pick<EventOf<T>, 'chain' | 'index' | 'signer'>, state) => {
    const { chain, index, signer } = event
    const custodian = custodianAt(chain, index, state)
    if (custodian === signer) return undefined
    return breach('CUS-09', {
      sentence: `Person ${signer} ${doing} item ${chain}, but person ${custodian} holds it.`,
      remedy: `Let the custodian, person ${custodian}, do that, or have the item handed over first.`,
    })
  })
}
