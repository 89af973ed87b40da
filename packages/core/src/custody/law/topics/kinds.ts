import { itemKinds, lackedByKind, strangeToKind } from '../../../wire/index.ts'
import type { EventPayload } from '../../../wire/index.ts'
import { breach, rule } from '../law.ts'
import type { Rule } from '../law.ts'

type EntryType = 'item.collected' | 'item.acquired'

/** Names of the fields and labels that an event carries. */
export function carriedBy({
  fields,
  sealed,
  clear,
}: Pick<EventPayload, 'fields' | 'sealed' | 'clear'>): ReadonlySet<string> {
  const named = Object.entries(fields).filter(([, value]) => value !== undefined)
  return new Set([...named.map(([name]) => name), ...sealed.keys(), ...(clear?.keys() ?? [])])
}

/** INT-01: what is collected is no data. Of what is acquired the vocabulary demands digests. */
export const collectsNoData: Rule<'item.collected'> = rule('INT-01', ({ id, payload }) => {
  const { kind } = payload.fields
  if (itemKinds[kind].form !== 'data') return undefined
  return breach('INT-01', {
    sentence: `Item ${id} is of the kind ${kind}, which is data, and is taken into custody without a digest.`,
    remedy: 'Record item.acquired, which measures the data. Its carrier is an item of its own.',
  })
})

export const acquiresNoThing: Rule<'item.acquired'> = rule('KND-02', ({ id, payload }) => {
  const { kind } = payload.fields
  if (itemKinds[kind].form !== 'thing') return undefined
  return breach('KND-02', {
    sentence: `Item ${id} is of the kind ${kind}, which is a thing, and is taken into custody as data.`,
    remedy: 'Record item.collected for a thing, or name the kind of the data.',
  })
})

export const carriesWhatItMust: Rule<EntryType> = rule('KND-01', ({ id, payload }) => {
  const { kind } = payload.fields
  const missing = lackedByKind(kind, carriedBy(payload))
  if (missing === undefined) return undefined
  return breach('KND-01', {
    sentence: `Item ${id} is of the kind ${kind}, and its entry does not say "${missing}".`,
    remedy: `The entry of ${kind} says: ${itemKinds[kind].must.join(', ')}. Where there is none, say so.`,
  })
})

export const carriesWhatItMay: Rule<EntryType> = rule('KND-03', ({ id, payload }) => {
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
})
