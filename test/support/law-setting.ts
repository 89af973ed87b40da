import type { PlacedEvent } from '@custodia/core/custody'
import type { EventFields, Role, Tree, Word } from '@custodia/core/wire'
import { enrolmentDraft, foundedWorld, lawPerson } from './law-world.ts'
import type { Founding, LawDraft, LawDraftOf, LawPerson, LawWorld } from './law-world.ts'

/** A ledger at work: people in their roles, a case with an authority, a device in custody and an image of it. */
export interface Setting {
  readonly world: LawWorld
  readonly people: People
  readonly caseId: string
  readonly authority: string
  /** A device that the collector took. */
  readonly item: string
  /** An image of the device, which the collector made. */
  readonly image: string
}

export interface People {
  /** Founder, registrar and supervisor. */
  readonly registrar: LawPerson
  /** Collector and examiner. */
  readonly collector: LawPerson
  readonly custodian: LawPerson
  readonly officer: LawPerson
  readonly supervisor: LawPerson
  readonly overseer: LawPerson
  readonly defender: LawPerson
  /** Not enrolled. */
  readonly stranger: LawPerson
}

const roles: readonly (readonly [keyof People, readonly Role[]])[] = [
  ['collector', ['collector', 'examiner']],
  ['custodian', ['custodian']],
  ['officer', ['officer']],
  ['supervisor', ['supervisor']],
  ['overseer', ['oversight']],
  ['defender', ['defence']],
]

export function setting(founding: Founding = {}): Setting {
  const world = foundedWorld(founding)
  const people: People = {
    registrar: world.founders[0]!,
    collector: lawPerson('the collector'),
    custodian: lawPerson('the custodian'),
    officer: lawPerson('the officer'),
    supervisor: lawPerson('the supervisor'),
    overseer: lawPerson('the overseer'),
    defender: lawPerson('the defender'),
    stranger: lawPerson('a stranger'),
  }
  for (const [name, given] of roles) world.did(enrolmentDraft(people[name], given))
  const caseId = world.did(caseDraft(people.officer)).id
  const authority = world.did(authorityDraft(people.officer, caseId)).id
  const item = world.did(collectionDraft(people.collector, caseId, { authority })).id
  const image = world.did(
    acquisitionDraft(people.collector, caseId, { source: item, authority }),
  ).id
  return { world, people, caseId, authority, item, image }
}

export function caseDraft(by: LawPerson): LawDraftOf<'case.opened'> {
  return { type: 'case.opened', by, role: 'officer', fields: {} }
}

export function authorityDraft(
  by: LawPerson,
  chain: string,
  fields: Partial<EventFields<'authority.recorded'>> = {},
): LawDraftOf<'authority.recorded'> {
  return {
    type: 'authority.recorded',
    by,
    role: 'officer',
    chain,
    fields: { kind: 'warrant', ...fields },
  }
}

export function collectionDraft(
  by: LawPerson,
  caseId: string,
  fields: Partial<EventFields<'item.collected'>> = {},
): LawDraftOf<'item.collected'> {
  return {
    type: 'item.collected',
    by,
    role: 'collector',
    fields: { case: caseId, kind: 'device', mode: 'found', ...fields },
  }
}

export function acquisitionDraft(
  by: LawPerson,
  caseId: string,
  fields: Partial<EventFields<'item.acquired'>> = {},
): LawDraftOf<'item.acquired'> {
  return {
    type: 'item.acquired',
    by,
    role: 'examiner',
    fields: { case: caseId, kind: 'data', mode: 'imaged', copyRole: 'evidentiary', ...fields },
    sealed: ['faults'],
  }
}

export function copyDraft(
  by: LawPerson,
  source: string,
  fields: Partial<EventFields<'copy.made'>> = {},
): LawDraftOf<'copy.made'> {
  return {
    type: 'copy.made',
    by,
    role: 'examiner',
    fields: { source, copyRole: 'working', verified: true, ...fields },
  }
}

export function derivationDraft(
  by: LawPerson,
  source: string,
  fields: Partial<EventFields<'item.derived'>> = {},
  sealed: readonly string[] = [],
): LawDraftOf<'item.derived'> {
  return {
    type: 'item.derived',
    by,
    role: 'examiner',
    fields: { source, relation: 'sub-item', kind: 'medium', ...fields },
    sealed,
  }
}

export function storingDraft(by: LawPerson, role: Role, chain: string): LawDraftOf<'item.stored'> {
  return { type: 'item.stored', by, role, chain, fields: {} }
}

export function noteDraft(
  by: LawPerson,
  role: Role,
  chain: string,
  event?: string,
): LawDraftOf<'note.added'> {
  return { type: 'note.added', by, role, chain, fields: event === undefined ? {} : { event } }
}

/** An offer of the device by the collector, to the custodian, for an hour. */
export function offerDraft(
  { world, people, item }: Setting,
  changes: Partial<LawDraftOf<'transfer.offered'>> = {},
  fields: Partial<EventFields<'transfer.offered'>> = {},
): LawDraftOf<'transfer.offered'> {
  return {
    type: 'transfer.offered',
    by: people.collector,
    role: 'collector',
    chain: item,
    fields: {
      to: people.custodian.party,
      kind: 'permanent',
      expires: world.now() + 3_600_000,
      ...fields,
    },
    ...changes,
  }
}

export function acceptDraft(
  { people, item }: Setting,
  offer: string,
  changes: Partial<LawDraftOf<'transfer.accepted'>> = {},
): LawDraftOf<'transfer.accepted'> {
  return {
    type: 'transfer.accepted',
    by: people.custodian,
    role: 'custodian',
    chain: item,
    fields: { offer },
    ...changes,
  }
}

export function cancelDraft(
  { people, item }: Setting,
  offer: string,
  reason: Word<'cancellation-reason'>,
): LawDraftOf<'transfer.cancelled'> {
  return {
    type: 'transfer.cancelled',
    by: people.collector,
    role: 'collector',
    chain: item,
    fields: { offer, reason },
  }
}

export function witnessDraft(
  by: LawPerson,
  role: Role,
  target: PlacedEvent,
  labels: readonly string[] = [],
): LawDraftOf<'event.witnessed'> {
  return {
    type: 'event.witnessed',
    by,
    role,
    chain: target.chain,
    fields: { event: target.id, labels },
  }
}

export function approvalDraft(
  by: LawPerson,
  role: Role,
  target: PlacedEvent,
  labels: readonly string[] = [],
): LawDraftOf<'event.approved'> {
  return {
    type: 'event.approved',
    by,
    role,
    chain: target.chain,
    fields: { event: target.id, labels },
  }
}

export function correctionDraft(
  by: LawPerson,
  role: Role,
  target: PlacedEvent,
  field: string,
): LawDraftOf<'entry.corrected'> {
  return {
    type: 'entry.corrected',
    by,
    role,
    chain: target.chain,
    fields: { event: target.id, field },
  }
}

export function accessDraft(
  by: LawPerson,
  role: Role,
  item: string,
  more: { readonly authority?: string; readonly chain?: string } = {},
): LawDraftOf<'item.accessed'> {
  const { authority, chain } = more
  return {
    type: 'item.accessed',
    by,
    role,
    ...(chain === undefined ? {} : { chain }),
    fields: { item, means: 'viewed', ...(authority === undefined ? {} : { authority }) },
  }
}

/** The ledger was set back to a backup of what it holds now. */
export function restoreDraft(
  { world }: Setting,
  lost: readonly Tree[] = [],
): LawDraftOf<'ledger.restored'> {
  return {
    type: 'ledger.restored',
    by: world.founders[0]!,
    role: 'founder',
    chain: world.ledger,
    fields: { restored: world.treeNow(), lost },
  }
}

/** The chain of a person. */
export function chainOf({ world }: Setting, person: LawPerson): string {
  return world.state.party(person.party)!.chain!
}

/** The event with which an item came into custody. */
export function entryOf({ world }: Setting, item: string): PlacedEvent {
  return world.events.find(({ id }) => id === item)!
}

export interface RotationOptions {
  readonly by?: LawPerson
  readonly role: Role
  /** Number of the key that comes. Default 1. */
  readonly next?: number
  /** Number of the key that signs. Default 0. */
  readonly signedWith?: number
}

export function rotationDraft(
  from: Setting,
  person: LawPerson,
  { by = person, role, next = 1, signedWith = 0 }: RotationOptions,
): LawDraftOf<'key.rotated'> {
  return {
    type: 'key.rotated',
    by,
    role,
    keyNumber: signedWith,
    chain: chainOf(from, person),
    fields: {
      key: person.key(next),
      nextKey: person.commitment(next + 1),
      possession: Uint8Array.of(1),
      reason: 'routine',
    },
  }
}

export function revocationDraft(
  from: Setting,
  person: LawPerson,
  changes: Partial<LawDraftOf<'key.revoked'>> = {},
  fields: Partial<EventFields<'key.revoked'>> = {},
): LawDraftOf<'key.revoked'> {
  return {
    type: 'key.revoked',
    by: from.people.registrar,
    role: 'registrar',
    chain: chainOf(from, person),
    fields: { key: person.kid(0), reason: 'compromised', ...fields },
    ...changes,
  }
}

export function grantDraft(
  from: Setting,
  person: LawPerson,
  granted: Role,
  changes: Partial<LawDraftOf<'role.granted'>> = {},
  fields: Partial<EventFields<'role.granted'>> = {},
): LawDraftOf<'role.granted'> {
  return {
    type: 'role.granted',
    by: from.people.registrar,
    role: 'registrar',
    chain: chainOf(from, person),
    fields: { granted, ...fields },
    ...changes,
  }
}

/** The same draft with some of its fields changed. */
export function withFields<D extends LawDraft>(draft: D, fields: Partial<D['fields']>): D {
  return { ...draft, fields: { ...draft.fields, ...fields } }
}
