import type { EventType } from '../../wire/index.ts'
import type { TypeLaw } from './law.ts'
import { accessLaw } from './topics/access.ts'
import { accessErasureLaw } from './topics/accesses.ts'
import { acceptanceLaw, cancellationLaw, refusalLaw } from './topics/answer.ts'
import { agreementLaw } from './topics/agreement.ts'
import { approvalLaw } from './topics/approval.ts'
import { noteLaw } from './topics/attestation.ts'
import { authorityLaw, variationLaw } from './topics/authority.ts'
import { caseOpeningLaw } from './topics/case.ts'
import { answerLaw, challengeLaw } from './topics/challenge.ts'
import { consentLaw, consentWithdrawalLaw } from './topics/consent.ts'
import { certificateLaw, courtLaw } from './topics/court.ts'
import { acknowledgementLaw, disclosureLaw, useLaw } from './topics/disclosure.ts'
import { consumptionLaw, copyLaw, derivationLaw } from './topics/derivation.ts'
import { clearanceLaw, disposalLaw } from './topics/disposal.ts'
import { erasureLaw } from './topics/erasure.ts'
import { examinationLaw, examinationStartLaw } from './topics/examination.ts'
import { incidentLaw, resolutionLaw } from './topics/incident.ts'
import { auditLaw, inventoryLaw } from './topics/inventory.ts'
import { correctionLaw } from './topics/correction.ts'
import { endingLaw } from './topics/ending.ts'
import { enrolmentLaw } from './topics/enrolment.ts'
import { acquisitionLaw, collectionLaw } from './topics/entry.ts'
import { exportLaw } from './topics/export.ts'
import { foundingLaw } from './topics/genesis.ts'
import { holdLaw, releaseLaw } from './topics/hold.ts'
import { classificationLaw } from './topics/handling.ts'
import { offerLaw } from './topics/offer.ts'
import { checkLaw, storingLaw } from './topics/keeping.ts'
import { receiptLaw, relabellingLaw } from './topics/packaging.ts'
import { policyLaw } from './topics/policy.ts'
import {
  accessRegistrationLaw,
  partyRegistrationLaw,
  registrationLaw,
} from './topics/registration.ts'
import { inspectionLaw, openingLaw, sealingLaw } from './topics/seals.ts'
import { restoreLaw } from './topics/restore.ts'
import { revocationLaw } from './topics/revocation.ts'
import { roleRevocationLaw } from './topics/role-revocation.ts'
import { grantLaw } from './topics/roles.ts'
import { rotationLaw } from './topics/rotation.ts'
import { witnessLaw } from './topics/witness.ts'
import { withdrawalLaw } from './topics/withdrawal.ts'

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
  'role.revoked': roleRevocationLaw,
  'party.ended': endingLaw,
  'agreement.registered': agreementLaw,
  'case.opened': caseOpeningLaw,
  'authority.recorded': authorityLaw,
  'authority.varied': variationLaw,
  'hold.placed': holdLaw,
  'hold.released': releaseLaw,
  'consent.recorded': consentLaw,
  'consent.withdrawn': consentWithdrawalLaw,
  'item.collected': collectionLaw,
  'item.acquired': acquisitionLaw,
  'copy.made': copyLaw,
  'item.derived': derivationLaw,
  'sample.consumed': consumptionLaw,
  'seal.applied': sealingLaw,
  'seal.inspected': inspectionLaw,
  'seal.broken': openingLaw,
  'item.relabelled': relabellingLaw,
  'item.classified': classificationLaw,
  'receipt.issued': receiptLaw,
  'item.stored': storingLaw,
  'item.accessed': accessLaw,
  'transfer.offered': offerLaw,
  'transfer.accepted': acceptanceLaw,
  'transfer.refused': refusalLaw,
  'transfer.cancelled': cancellationLaw,
  'integrity.checked': checkLaw,
  'event.witnessed': witnessLaw,
  'event.approved': approvalLaw,
  'event.withdrawn': withdrawalLaw,
  'note.added': noteLaw,
  'entry.corrected': correctionLaw,
  'bundle.exported': exportLaw,
  'exam.started': examinationStartLaw,
  'exam.completed': examinationLaw,
  'incident.reported': incidentLaw,
  'incident.resolved': resolutionLaw,
  'disclosure.made': disclosureLaw,
  'disclosure.acknowledged': acknowledgementLaw,
  'court.recorded': courtLaw,
  'certificate.issued': certificateLaw,
  'challenge.raised': challengeLaw,
  'challenge.answered': answerLaw,
  'use.reported': useLaw,
  'inventory.recorded': inventoryLaw,
  'audit.recorded': auditLaw,
  'disposition.authorized': clearanceLaw,
  'item.disposed': disposalLaw,
  'data.erased': erasureLaw,
  'accesses.erased': accessErasureLaw,
}
