import type { PlacedEvent } from '@custodia/core/custody'
import type { EventFields, Role } from '@custodia/core/wire'
import { chainOf, offerDraft } from './law-setting.ts'
import type { Setting } from './law-setting.ts'
import type { LawDraftOf, LawPerson } from './law-world.ts'

/** The registrar says that a person is gone. */
export function endingDraft(
  from: Setting,
  person: LawPerson,
  changes: Partial<LawDraftOf<'party.ended'>> = {},
): LawDraftOf<'party.ended'> {
  return {
    type: 'party.ended',
    by: from.people.registrar,
    role: 'registrar',
    chain: chainOf(from, person),
    fields: { reason: 'retired' },
    ...changes,
  }
}

export function roleRevocationDraft(
  from: Setting,
  person: LawPerson,
  revoked: Role,
  changes: Partial<LawDraftOf<'role.revoked'>> = {},
  fields: Partial<EventFields<'role.revoked'>> = {},
): LawDraftOf<'role.revoked'> {
  return {
    type: 'role.revoked',
    by: from.people.supervisor,
    role: 'supervisor',
    chain: chainOf(from, person),
    fields: { revoked, ...fields },
    ...changes,
  }
}

export function agreementDraft(
  { world, people }: Setting,
  fields: Partial<EventFields<'agreement.registered'>> = {},
): LawDraftOf<'agreement.registered'> {
  return {
    type: 'agreement.registered',
    by: people.registrar,
    role: 'registrar',
    chain: world.ledger,
    fields: { kind: 'mlat', ...fields },
  }
}

/** The device is offered to the custodian as legal assistance, by its collector, who is a point of contact too. */
export function assistanceDraft(
  from: Setting,
  agreement: PlacedEvent | undefined,
  changes: Partial<LawDraftOf<'transfer.offered'>> = {},
): LawDraftOf<'transfer.offered'> {
  const cited = agreement === undefined ? {} : { agreement: agreement.id }
  return offerDraft(from, { role: 'contact-point', ...changes }, { kind: 'mla', ...cited })
}

/** The supervisor offers to the custodian what the collector held. */
export function recoveryDraft(
  from: Setting,
  fields: Partial<EventFields<'transfer.offered'>> = {},
): LawDraftOf<'transfer.offered'> {
  return offerDraft(from, { by: from.people.supervisor, role: 'supervisor' }, fields)
}
