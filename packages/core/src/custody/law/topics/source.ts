import type { Word } from '../../../wire/index.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, Rule } from '../law.ts'
import { belongs } from '../state/chains.ts'
import { spanAt } from '../state/items.ts'
import type { ItemState } from '../state/items.ts'
import type { LawState } from '../state/state.ts'

/** Types that begin an item which came of another one, or can have. */
export type ComingType = 'item.acquired' | 'copy.made' | 'item.derived'

/** The item from which this one comes, if it was lawfully entered before and belongs to the ledger. */
export function sourceOf(event: EventOf<ComingType>, state: LawState): ItemState | undefined {
  const { source } = event.payload.fields
  const item = state.items.get(source ?? '')
  const chain = state.chains.get(source ?? '')
  return item !== undefined &&
    item.index < event.index &&
    belongs(chain!, event.index, state.chains)
    ? item
    : undefined
}

/** INT-07. */
export const sourceInHand: Rule<ComingType> = rule('INT-07', (event, state) => {
  const { source } = event.payload.fields
  if (source === undefined) return notConcerned
  const fault = sourceFault(event, state)
  if (fault === undefined) return undefined
  return breach('INT-07', {
    sentence: `Item ${event.id} is taken from item ${source}, ${fault}.`,
    remedy:
      'Have the source handed over or lent to the person who takes the data or the part from it, in the same case.',
  })
})

function sourceFault(event: EventOf<ComingType>, state: LawState): string | undefined {
  const item = sourceOf(event, state)
  if (item === undefined) return 'and the ledger has no such item'
  const { payload, index, signer } = event
  if (payload.type === 'item.acquired' && item.case !== payload.fields.case) {
    return `which belongs to case ${item.case}, not to case ${payload.fields.case}`
  }
  const custodian = spanAt(item, index)?.custodian
  return custodian === signer ? undefined : `which person ${custodian} holds, not person ${signer}`
}

const lesserCopies: readonly (Word<'copy-role'> | undefined)[] = ['working', 'disclosure']

/** CPY-01. */
export const noMoreThanItsSource: Rule<ComingType> = rule('CPY-01', (event, state) => {
  const { source, copyRole } = event.payload.fields
  if (copyRole === undefined) return notConcerned
  const fault =
    source === undefined ? orphanFault(copyRole) : parentFault(copyRole, sourceOf(event, state))
  if (fault === undefined) return undefined
  return breach('CPY-01', {
    sentence: `Item ${event.id} is recorded with the copy role ${copyRole}, ${fault}.`,
    remedy:
      'Name the item from which the copy was made, and give it a role that is no more than that item has.',
  })
})

function orphanFault(copyRole: Word<'copy-role'>): string | undefined {
  return lesserCopies.includes(copyRole) ? 'but names no item from which it was copied' : undefined
}

function parentFault(
  copyRole: Word<'copy-role'>,
  source: ItemState | undefined,
): string | undefined {
  if (copyRole === 'original' && source?.form === 'data') return 'but it was made from data'
  const isLess = lesserCopies.includes(source?.copyRole)
  return isLess && !lesserCopies.includes(copyRole)
    ? `but it was made from a ${source?.copyRole} copy`
    : undefined
}
