import { itemKinds, lackedByKind, strangeToKind } from '../../../wire/index.ts'
import type { EventPayload } from '../../../wire/index.ts'
import { breach } from '../law.ts'
import type { Rule } from '../law.ts'

type EntryType = 'item.collected' | 'item.acquired'

/** Names of the fields and sealed values that an event carries. */
export function carriedBy({
  fields,
  sealed,
}: Pick<EventPayload, 'fields' | 'sealed'>): ReadonlySet<string> {
  const named = Object.entries(fields).filter(([, value]) => value !== undefined)
  return new Set([...named.map(([name]) => name), ...sealed.keys()])
}

/** INT-01 and KND-02: things are collected, data is acquired and measured. */
export const entersAsItsForm: Rule<EntryType> = ({ id, payload }) => {
  const { kind } = payload.fields
  const { form } = itemKinds[kind]
  if (payload.type === 'item.collected' && form === 'data') {
    return breach('INT-01', {
      sentence: `Item ${id} is of the kind ${kind}, which is data, and is taken into custody without a digest.`,
      remedy: 'Record item.acquired, which measures the data. Its carrier is an item of its own.',
    })
  }
  if (payload.type === 'item.collected' || form !== 'thing') return undefined
  return breach('KND-02', {
    sentence: `Item ${id} is of the kind ${kind}, which is a thing, and is taken into custody as data.`,
    remedy: 'Record item.collected for a thing, or name the kind of the data.',
  })
}

export const carriesWhatItMust: Rule<EntryType> = ({ id, payload }) => {
  const { kind } = payload.fields
  const missing = lackedByKind(kind, carriedBy(payload))
  if (missing === undefined) return undefined
  return breach('KND-01', {
    sentence: `Item ${id} is of the kind ${kind}, and its entry does not say "${missing}".`,
    remedy: `The entry of ${kind} says: ${itemKinds[kind].must.join(', ')}. Where there is none, say so.`,
  })
}

export const carriesWhatItMay: Rule<EntryType> = ({ id, payload }) => {
  const { kind } = payload.fields
  const stranger = strangeToKind(kind, carriedBy(payload))
  if (stranger === undefined) return undefined
  const having = Object.entries(itemKinds)
    .filter(([, { must, may }]) => must.includes(stranger) || may.includes(stranger))
    .map(([name]) => name)
  return breach('KND-03', {
    sentence: `Item ${id} is of the kind ${kind}, and its entry says "${stranger}", which that kind does not have.`,
    remedy: `That is said of: ${having.join(', ')}. Put anything else into the description.`,
  })
}
