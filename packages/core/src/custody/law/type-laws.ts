import type { EventType } from '../../wire/index.ts'
import type { TypeLaw } from './law.ts'
import { accessLaw } from './topics/access.ts'
import { acceptanceLaw, cancellationLaw, refusalLaw } from './topics/answer.ts'
import { approvalLaw } from './topics/approval.ts'
import { noteLaw, witnessLaw } from './topics/attestation.ts'
import { authorityLaw, caseOpeningLaw } from './topics/case.ts'
import { correctionLaw } from './topics/correction.ts'
import { enrolmentLaw } from './topics/enrolment.ts'
import { acquisitionLaw, collectionLaw } from './topics/entry.ts'
import { exportLaw } from './topics/export.ts'
import { foundingLaw } from './topics/genesis.ts'
import { offerLaw } from './topics/offer.ts'
import { checkLaw, storingLaw } from './topics/keeping.ts'
import { policyLaw } from './topics/policy.ts'
import {
  accessRegistrationLaw,
  partyRegistrationLaw,
  registrationLaw,
} from './topics/registration.ts'
import { restoreLaw } from './topics/restore.ts'
import { revocationLaw } from './topics/revocation.ts'
import { grantLaw } from './topics/roles.ts'
import { rotationLaw } from './topics/rotation.ts'

/** The law of each type of event beside what holds for all; a type that is not here has none of its own. */
export const typeLaws: { readonly [T in EventType]?: TypeLaw<T> } = {
  'ledger.opened': foundingLaw,
  'policy.adopted': policyLaw,
  'ledger.restored': restoreLaw,
  'party.registered': partyRegistrationLaw,
  'case.registered': registrationLaw,
  'item.registered': registrationLaw,
  'access.registered': accessRegistrationLaw,
  'party.enrolled': enrolmentLaw,
  'key.rotated': rotationLaw,
  'key.revoked': revocationLaw,
  'role.granted': grantLaw,
  'case.opened': caseOpeningLaw,
  'authority.recorded': authorityLaw,
  'item.collected': collectionLaw,
  'item.acquired': acquisitionLaw,
  'item.stored': storingLaw,
  'item.accessed': accessLaw,
  'transfer.offered': offerLaw,
  'transfer.accepted': acceptanceLaw,
  'transfer.refused': refusalLaw,
  'transfer.cancelled': cancellationLaw,
  'integrity.checked': checkLaw,
  'event.witnessed': witnessLaw,
  'event.approved': approvalLaw,
  'note.added': noteLaw,
  'entry.corrected': correctionLaw,
  'bundle.exported': exportLaw,
}
