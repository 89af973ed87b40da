import type { EventPayload, EventType } from '../../wire/index.ts'
import { isTaken } from '../law/topics/packaging.ts'

/** Types with which an item comes into being on the record. */
const entryTypes = ['item.collected', 'item.acquired', 'copy.made', 'item.derived'] as const

export type EntryPayload = Extract<EventPayload, { readonly type: (typeof entryTypes)[number] }>

export function isEntry(payload: EventPayload): payload is EntryPayload {
  const types: readonly EventType[] = entryTypes
  return types.includes(payload.type)
}

/** It was somebody's, who is to have a receipt for it. */
export function isFromSomebody(payload: EntryPayload): boolean {
  return payload.type === 'item.collected' && isTaken(payload.fields.mode)
}

/** It came of nothing that was in custody already. */
export function isFromOutside(payload: EntryPayload): boolean {
  if (payload.type === 'item.collected') return true
  return payload.type === 'item.acquired' && payload.fields.source === undefined
}
