import type { ChainKind } from './urn.ts'
import type { Role } from './enumerations.ts'

/**
 * The event types of version 1: on which kind of chain each stands, in which roles it is signed, its clear fields and
 * its sealed values (docs/format/event-types.md is made from this table). A `?` marks what may be absent.
 */
export interface EventTypeSpec {
  /** What the event says, in one plain sentence. */
  readonly meaning: string
  readonly chains: readonly ChainKind[]
  /** Whether it opens a chain: `only`, `never`, or `may` (then it opens the one chain kind listed). */
  readonly opens: 'only' | 'never' | 'may'
  readonly roles: readonly Role[] | 'any'
  readonly fields: { readonly [name: string]: string }
  readonly sealed: { readonly [label: string]: string }
}

export const eventTypes = {
  'ledger.opened': {
    meaning: 'The ledger was founded: its origin, keys, founders and first policy.',
    chains: ['ledger'],
    opens: 'only',
    roles: ['founder'],
    fields: {
      suite: 'suite',
      origin: 'origin',
      logKey: 'text',
      nextLogKey: 'hash',
      service: 'service',
      founders: 'founders',
      threshold: 'count',
      policy: 'policy',
      exercise: 'bool',
      continues: 'id?',
    },
    sealed: { agency: 'text?' },
  },
  'policy.adopted': {
    meaning: 'A new policy was adopted; events after this one are judged by it.',
    chains: ['ledger'],
    opens: 'never',
    roles: ['founder'],
    fields: { policy: 'policy' },
    sealed: { reason: 'text?' },
  },
  'ledger.restored': {
    meaning:
      'The ledger was set back to a backup: what had been recorded after it is not there any more.',
    chains: ['ledger'],
    opens: 'never',
    roles: ['founder'],
    // The tree that the backup held, and checkpoints that were seen before and that it does not reach.
    fields: { restored: 'tree', lost: 'trees' },
    sealed: { reason: 'text' },
  },
  'party.registered': {
    meaning: 'A party chain was taken into the ledger.',
    chains: ['ledger'],
    opens: 'never',
    roles: ['service'],
    fields: { chain: 'id' },
    sealed: {},
  },
  'case.registered': {
    meaning: 'A case chain was taken into the ledger.',
    chains: ['ledger'],
    opens: 'never',
    roles: ['service'],
    fields: { chain: 'id' },
    sealed: {},
  },
  'item.registered': {
    meaning: 'An item chain was taken into the case, or into the item from which it derives.',
    chains: ['case', 'item'],
    opens: 'never',
    roles: ['service'],
    fields: { chain: 'id' },
    sealed: {},
  },
  'access.registered': {
    meaning: 'The access chain of the item was taken into the ledger.',
    chains: ['item'],
    opens: 'never',
    roles: ['service'],
    fields: { chain: 'id' },
    sealed: {},
  },
  'party.enrolled': {
    meaning: 'A person was enrolled with a key of their own.',
    chains: ['party'],
    opens: 'only',
    roles: ['registrar', 'founder'],
    fields: { party: 'id', key: 'key', nextKey: 'hash', possession: 'possession?', roles: 'roles' },
    sealed: { name: 'text', person: 'secret', agency: 'text?', contact: 'text?' },
  },
  'key.rotated': {
    meaning: 'A person changed to a new key.',
    chains: ['party'],
    opens: 'never',
    roles: 'any',
    fields: { key: 'key', nextKey: 'hash', possession: 'possession', reason: 'rotation-reason' },
    sealed: { explanation: 'text?' },
  },
  'key.revoked': {
    meaning: 'A key is no longer to be believed from here on, or since an earlier position.',
    chains: ['party'],
    opens: 'never',
    roles: 'any',
    fields: { key: 'id', reason: 'revocation-reason', suspectSince: 'index?' },
    sealed: { explanation: 'text?' },
  },
  'role.granted': {
    meaning: 'A person was given a role.',
    chains: ['party'],
    opens: 'never',
    roles: ['registrar', 'supervisor'],
    fields: { granted: 'role', case: 'id?', until: 'time?' },
    sealed: { reason: 'text?' },
  },
  'case.opened': {
    meaning: 'A case was opened.',
    chains: ['case'],
    opens: 'only',
    roles: ['officer', 'supervisor', 'prosecutor', 'registrar', 'custodian'],
    fields: {},
    sealed: { reference: 'text', title: 'text?', agency: 'text?' },
  },
  'authority.recorded': {
    meaning: 'A lawful basis was put on record: a warrant, an order, a consent.',
    chains: ['case'],
    opens: 'never',
    roles: ['officer', 'supervisor', 'prosecutor', 'judge'],
    fields: {
      kind: 'authority-kind',
      validFrom: 'time?',
      validUntil: 'time?',
      actions: 'event-types?',
    },
    sealed: { identifier: 'text', issuer: 'text', scope: 'text?', digests: 'digests?' },
  },
  'item.collected': {
    meaning: 'A thing was taken into custody.',
    chains: ['item'],
    opens: 'only',
    roles: ['collector', 'examiner', 'officer'],
    fields: { case: 'id', kind: 'item-kind', mode: 'collection-mode' },
    sealed: {
      exhibit: 'text',
      description: 'text',
      condition: 'text?',
      quantity: 'text?',
      serial: 'text?',
      from: 'text?',
    },
  },
  'item.acquired': {
    meaning: 'Data was taken into custody: an image, an extraction, a capture, a copy.',
    chains: ['item'],
    opens: 'only',
    roles: ['collector', 'examiner'],
    fields: {
      case: 'id',
      source: 'id?',
      mode: 'acquisition-mode',
      copyRole: 'copy-role',
      // Seconds by which the clock of the device was ahead; negative if it was behind.
      clockOffset: 'integer?',
    },
    sealed: {
      exhibit: 'text',
      description: 'text?',
      digests: 'digests',
      tool: 'text',
      method: 'text?',
      changes: 'text?',
      faults: 'text?',
      url: 'text?',
    },
  },
  'item.stored': {
    meaning: 'The item was put in a place, or moved to another.',
    chains: ['item'],
    opens: 'never',
    roles: ['custodian', 'collector', 'examiner', 'courier', 'officer', 'clerk'],
    fields: {},
    sealed: { location: 'text', condition: 'text?' },
  },
  'item.accessed': {
    meaning: 'The item was viewed, heard or consulted; custody did not move.',
    chains: ['access'],
    opens: 'may',
    roles: 'any',
    fields: { item: 'id', means: 'access-means' },
    sealed: { justification: 'text', part: 'text?' },
  },
  'transfer.offered': {
    meaning: 'The custodian offered the item to another person; he stays accountable.',
    chains: ['item'],
    opens: 'never',
    roles: ['custodian', 'collector', 'examiner', 'courier', 'officer', 'clerk', 'prosecutor'],
    fields: { to: 'id', kind: 'transfer-kind', expires: 'time', dueBack: 'time?' },
    sealed: { condition: 'text?', digests: 'digests?', restrictions: 'text?' },
  },
  'transfer.accepted': {
    meaning: 'The receiver took the item; custody is his from here on.',
    chains: ['item'],
    opens: 'never',
    roles: ['custodian', 'collector', 'examiner', 'courier', 'officer', 'clerk', 'prosecutor'],
    fields: { offer: 'id' },
    sealed: { condition: 'text?', digests: 'digests?' },
  },
  'transfer.refused': {
    meaning: 'The receiver did not take the item; custody did not move.',
    chains: ['item'],
    opens: 'never',
    roles: 'any',
    fields: { offer: 'id', reason: 'refusal-reason' },
    sealed: { explanation: 'text?' },
  },
  'transfer.cancelled': {
    meaning: 'The custodian took his offer back, or closed one that had expired.',
    chains: ['item'],
    opens: 'never',
    roles: ['custodian', 'collector', 'examiner', 'courier', 'officer', 'clerk', 'prosecutor'],
    fields: { offer: 'id', reason: 'cancellation-reason' },
    sealed: { explanation: 'text?' },
  },
  'integrity.checked': {
    meaning: 'The data of the item was read again and its digests were measured.',
    chains: ['item'],
    opens: 'never',
    roles: [
      'custodian',
      'collector',
      'examiner',
      'courier',
      'officer',
      'clerk',
      'defence',
      'service',
    ],
    fields: { result: 'check-result' },
    sealed: { digests: 'digests', tool: 'text?' },
  },
  'event.witnessed': {
    meaning: 'A person states that he was present at an event, and which sealed values he saw.',
    chains: ['party', 'case', 'item'],
    opens: 'never',
    roles: 'any',
    fields: { event: 'id', labels: 'labels' },
    sealed: { statement: 'text?' },
  },
  'event.approved': {
    meaning: 'A second person approved an event that has no effect without it.',
    chains: ['ledger', 'party', 'case', 'item'],
    opens: 'never',
    roles: ['founder', 'registrar', 'supervisor', 'oversight', 'judge', 'prosecutor'],
    fields: { event: 'id', labels: 'labels' },
    sealed: { statement: 'text?' },
  },
  'note.added': {
    meaning: 'A remark was put on record; it changes nothing.',
    chains: ['party', 'case', 'item'],
    opens: 'never',
    roles: 'any',
    fields: { event: 'id?' },
    sealed: { note: 'text' },
  },
  'entry.corrected': {
    meaning: 'An earlier entry was found wrong; both are shown.',
    chains: ['party', 'case', 'item'],
    opens: 'never',
    roles: 'any',
    fields: { event: 'id', field: 'name' },
    sealed: { was: 'text', is: 'text', reason: 'text' },
  },
  'bundle.exported': {
    meaning: 'A bundle was exported; these were all its chains, and how long each was.',
    chains: ['case'],
    opens: 'never',
    roles: ['service'],
    fields: { profile: 'export-profile', heads: 'heads' },
    sealed: { recipient: 'text?' },
  },
} as const

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
  authority: 'id?',
  onBehalfOf: 'id?',
  purpose: 'purpose-code?',
  late: 'late-code?',
} as const

export const commonSealed = {
  place: 'text?',
  purposeText: 'text?',
  lateReason: 'text?',
} as const
