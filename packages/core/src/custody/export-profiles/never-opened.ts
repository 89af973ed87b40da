import type { EventFields, EventType } from '../../wire/index.ts'
import type { WithholdingReason } from './profile.ts'

/** What a decision may rest on: type and clear fields, which every reader of a bundle sees too. */
export type SealingEvent = {
  [T in EventType]: { readonly type: T; readonly fields: EventFields<T> }
}[EventType]

type NeverOpened = (payload: SealingEvent, label: string) => WithholdingReason | undefined

/** What no profile opens, `full` included, each with its reason. The first that answers decides. */
const rules: readonly NeverOpened[] = [protectedIdentity]

/** Who a person is whose identity is protected (docs/format/event-types.md, "party.enrolled"). */
function protectedIdentity(
  { type, fields }: SealingEvent,
  label: string,
): WithholdingReason | undefined {
  const isProtected = type === 'party.enrolled' && fields.identity === 'protected'
  return isProtected && ofIdentity.includes(label) ? 'protected-identity' : undefined
}

const ofIdentity: readonly string[] = ['name', 'person', 'agency', 'contact', 'attachments']

/** Why no bundle ever opens this value, or undefined if profiles decide. */
export function neverOpened(payload: SealingEvent, label: string): WithholdingReason | undefined {
  for (const rule of rules) {
    const reason = rule(payload, label)
    if (reason !== undefined) return reason
  }
  return undefined
}
