import { breach, rule } from '../law.ts'
import type { Rule, TypeLaw } from '../law.ts'
import { notHisOwnPlace } from './places.ts'
import { spanAt } from '../state/items.ts'
import type { LawState } from '../state/state.ts'
import { noteReading, readAgainInTime } from './readings.ts'

/** Who holds the item of an item chain at a position. */
export function custodianAt(item: string, index: number, state: LawState): string | undefined {
  const found = state.items.get(item)
  return found && spanAt(found, index)?.custodian
}

const storedByCustodian: Rule<'item.stored'> = rule('CUS-09', (event, state) => {
  const custodian = custodianAt(event.chain, event.index, state)
  if (custodian === event.signer) return undefined
  return breach('CUS-09', {
    sentence: `Person ${event.signer} says where item ${event.chain} is kept, but person ${custodian} holds it.`,
    remedy: `Let the custodian, person ${custodian}, record where it is, or have the item handed over first.`,
  })
})

/** Who may read an item again without being its custodian. */
const checkers: readonly string[] = ['service', 'examiner', 'defence']

const checkedByRight: Rule<'integrity.checked'> = rule('CUS-09', (event, state) => {
  const custodian = custodianAt(event.chain, event.index, state)
  if (custodian === event.signer || checkers.includes(event.payload.role)) return undefined
  return breach('CUS-09', {
    sentence: `Person ${event.signer} checks item ${event.chain} in the role ${event.payload.role}, but person ${custodian} holds it.`,
    remedy: 'Let the custodian check it, or an examiner, the defence or the service.',
  })
})

const foundSame: Rule<'integrity.checked'> = rule('INT-02', ({ id, chain, payload }) => {
  if (payload.fields.result === 'same') return undefined
  return breach('INT-02', {
    sentence: `The check ${id} found that the data of item ${chain} is not what was recorded.`,
    remedy: 'Find out why before the item is used, and put the reason on record.',
  })
})

export const storingLaw: TypeLaw<'item.stored'> = {
  rules: [storedByCustodian],
  points: [notHisOwnPlace],
  effect({ id, index, chain, recordedAt, payload }, state) {
    const { storedIn } = payload.fields
    state.items.get(chain)!.stored.push({ event: id, index, recordedAt, storedIn })
  },
}

export const checkLaw: TypeLaw<'integrity.checked'> = {
  rules: [checkedByRight],
  points: [foundSame, readAgainInTime],
  effect(event, state) {
    const { id, index, chain, payload } = event
    const { result } = payload.fields
    const item = state.items.get(chain)!
    item.checks.push({ event: id, index, result })
    noteReading(item, event)
  },
}
