import { basisTypes } from './types/basis.ts'
import { courtTypes } from './types/court.ts'
import { derivationTypes } from './types/derivation.ts'
import { endTypes } from './types/end.ts'
import { entryTypes } from './types/entry.ts'
import type { EventTypeSpec } from './types/event-type.ts'
import { examinationTypes } from './types/examination.ts'
import { ledgerTypes } from './types/ledger.ts'
import { movementTypes } from './types/movement.ts'
import { oversightTypes } from './types/oversight.ts'
import { packagingTypes } from './types/packaging.ts'
import { partyTypes } from './types/parties.ts'

/** The event types of version 1, by subject (docs/format/event-types.md). A new one is an entry in one of these files. */
export const eventTypes: typeof ledgerTypes &
  typeof partyTypes &
  typeof basisTypes &
  typeof entryTypes &
  typeof packagingTypes &
  typeof movementTypes &
  typeof derivationTypes &
  typeof examinationTypes &
  typeof courtTypes &
  typeof oversightTypes &
  typeof endTypes = {
  ...ledgerTypes,
  ...partyTypes,
  ...basisTypes,
  ...entryTypes,
  ...packagingTypes,
  ...movementTypes,
  ...derivationTypes,
  ...examinationTypes,
  ...courtTypes,
  ...oversightTypes,
  ...endTypes,
}

export type { EventTypeSpec } from './types/event-type.ts'

export type EventType = keyof typeof eventTypes

/** The row of one type. */
export function eventTypeSpec(type: EventType): EventTypeSpec {
  return eventTypes[type]
}

export function isEventType(text: unknown): text is EventType {
  return typeof text === 'string' && Object.hasOwn(eventTypes, text)
}

/** Clear fields that any event may carry beside those of its type, and sealed values likewise. */
export const commonFields = {
  act: 'act?',
  authority: 'event-id?',
  onBehalfOf: 'party-id?',
  purpose: 'purpose-code?',
  late: 'late-code?',
} as const

export const commonSealed = {
  place: 'text?',
  purposeText: 'text?',
  lateReason: 'text?',
  attachments: 'attachments?',
} as const
