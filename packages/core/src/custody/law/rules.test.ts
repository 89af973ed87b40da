import { describe, expect, test } from 'vitest'
import {
  accessDraft,
  acceptDraft,
  acquisitionDraft,
  approvalDraft,
  authorityDraft,
  cancelDraft,
  caseDraft,
  chainOf,
  collectionDraft,
  copyDraft,
  correctionDraft,
  entryOf,
  grantDraft,
  noteDraft,
  offerDraft,
  restoreDraft,
  revocationDraft,
  rotationDraft,
  setting,
  storingDraft,
  withFields,
  witnessDraft,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import {
  emptyWorld,
  enrolmentDraft,
  foundedWorld,
  founderEnrolment,
  foundingDraft,
  lawPerson,
} from '../../../../../test/support/law-world.ts'
import { bundleOrder } from '../../../../../test/support/law-chronicle.ts'
import type { LawDraft, LawPerson, LawWorld } from '../../../../../test/support/law-world.ts'
import { reviewed, usual } from '../../../../../test/support/provocation.ts'
import type { Asked, Provocation } from '../../../../../test/support/provocation.ts'
import { lateProvocationsOfEnds } from '../../../../../test/support/provocations/at-the-end.ts'
import {
  lateProvocationsOfAuthorities,
  provocationsOfAuthorities,
} from '../../../../../test/support/provocations/authorities.ts'
import {
  lateProvocationsOfConfidence,
  provocationsOfConfidence,
} from '../../../../../test/support/provocations/confidence.ts'
import { provocationsOfDerivations } from '../../../../../test/support/provocations/derivations.ts'
import {
  lateProvocationsOfConsents,
  provocationsOfConsents,
} from '../../../../../test/support/provocations/consents.ts'
import { provocationsOfHolds } from '../../../../../test/support/provocations/holds.ts'
import { provocationsOfAccesses } from '../../../../../test/support/provocations/accesses.ts'
import { provocationsOfCourt } from '../../../../../test/support/provocations/court.ts'
import { provocationsOfEnds } from '../../../../../test/support/provocations/ends.ts'
import { provocationsOfExaminations } from '../../../../../test/support/provocations/examinations.ts'
import { provocationsOfIncidents } from '../../../../../test/support/provocations/incidents.ts'
import {
  lateProvocationsOfParties,
  provocationsOfParties,
} from '../../../../../test/support/provocations/parties.ts'
import { lateProvocationsOfPeopleAlone } from '../../../../../test/support/provocations/alone.ts'
import { lateProvocationsOfBursts } from '../../../../../test/support/provocations/bursts.ts'
import { lateProvocationsOfOpenings } from '../../../../../test/support/provocations/left-open.ts'
import {
  lateProvocationsOfHandling,
  provocationsOfHandling,
} from '../../../../../test/support/provocations/handling.ts'
import { lateProvocationsOfQuantities } from '../../../../../test/support/provocations/quantities.ts'
import { provocationsOfTimes } from '../../../../../test/support/provocations/times.ts'
import type { Role } from '../../wire/index.ts'
import { createCustodyRecord } from './create-record.ts'
import type { PlacedEvent } from './placed-event.ts'
import {
  lateProvocationsOfSeals,
  provocationsOfSeals,
} from '../../../../../test/support/provocations/seals.ts'
import { ruleEntry, rules } from './rules.ts'
import type { RuleId } from './rules.ts'

/** A rule about the founding, in a world in which nothing was recorded. */
function founding(rule: RuleId, what: string, breaks: LawDraft): Provocation {
  return {
    rule,
    what,
    breaks: () => ({ world: emptyWorld(), draft: breaks }),
    nearly: () => ({ world: emptyWorld(), draft: foundingDraft() }),
  }
}

const ann = lawPerson('another founder')
const plain = foundingDraft()
const two = foundingDraft({ others: [ann] })
const [firstFounder, secondFounder] = two.fields.founders
const { possession: _, ...unproven } = secondFounder!
const hour = 3_600_000

const foundings: readonly Provocation[] = [
  founding('GEN-01', 'not at position 0', { ...plain, amiss: { index: 1 } }),
  founding('GEN-01', 'an event before the founding', {
    ...caseDraft(lawPerson('somebody')),
    amiss: { index: 0, anchor: { size: 1, root: '00' } },
  }),
  {
    rule: 'GEN-01',
    what: 'a second founding',
    breaks: () => ({ world: foundedWorld(), draft: plain }),
    nearly: () => ({ world: emptyWorld(), draft: plain }),
  },
  founding('GEN-02', 'more than there are', withFields(two, { threshold: 3 })),
  founding('GEN-02', 'nobody', withFields(two, { threshold: 0 })),
  founding('GEN-02', 'a part of a person', withFields(two, { threshold: 1.5 })),
  {
    rule: 'GEN-02',
    what: 'all founders are enough',
    breaks: () => ({ world: emptyWorld(), draft: withFields(two, { threshold: -1 }) }),
    nearly: () => ({ world: emptyWorld(), draft: withFields(two, { threshold: 2 }) }),
  },
  founding(
    'GEN-03',
    'two founders with one key',
    withFields(two, { founders: [firstFounder!, { ...secondFounder!, key: firstFounder!.key }] }),
  ),
  founding(
    'GEN-03',
    'two founders with one party id',
    withFields(two, {
      founders: [firstFounder!, { ...secondFounder!, party: firstFounder!.party }],
    }),
  ),
  founding(
    'GEN-03',
    'the service has the key of a founder',
    withFields(plain, { service: { ...plain.fields.service, key: firstFounder!.key } }),
  ),
  founding('GEN-04', 'signed by another founder', { ...two, by: ann }),
  founding('GEN-04', 'signed with another key', { ...two, keyNumber: 1 }),
  founding('GEN-04', 'signed in another role', { ...plain, role: 'registrar' }),
  founding(
    'KEY-02',
    'another founder without proof',
    withFields(two, { founders: [firstFounder!, unproven] }),
  ),
  founding('ROL-03', 'a founder as service', foundingDraft({ roles: ['service'] })),
  founding(
    'ROL-04',
    'overseer and registrar',
    foundingDraft({ roles: ['oversight', 'registrar'] }),
  ),
  founding('TIM-02', 'a founding tomorrow', { ...plain, occurredAt: Date.UTC(2026, 2, 2, 9) }),
  {
    rule: 'GEN-05',
    what: 'the roles of a founder changed',
    breaks: () => foundersChain(['founder', 'registrar']),
    nearly: () => foundersChain(['founder', 'registrar', 'supervisor']),
  },
  {
    rule: 'GEN-05',
    what: 'the enrolment of a founder in another role',
    breaks: () => {
      const { world, draft } = foundersChain(['founder', 'registrar', 'supervisor'])
      return { world, draft: { ...draft, role: 'registrar' } }
    },
    nearly: () => foundersChain(['founder', 'registrar', 'supervisor']),
  },
]

function foundersChain(roles: Parameters<typeof founderEnrolment>[1]): Asked {
  const world = foundedWorld({ opened: false })
  return { world, draft: founderEnrolment(world.founders[0]!, roles) }
}

const chains: readonly Provocation[] = [
  usual(
    'CHN-01',
    'an event of items in a case',
    ({ people, caseId }) => storingDraft(people.collector, 'collector', caseId),
    ({ people, item }) => storingDraft(people.collector, 'collector', item),
  ),
  usual(
    'CHN-01',
    'an enrolment inside a chain',
    (from) => ({
      ...enrolmentDraft(from.people.stranger, ['officer']),
      chain: chainOf(from, from.people.officer),
    }),
    ({ people }) => enrolmentDraft(people.stranger, ['officer']),
  ),
  usual(
    'CHN-01',
    'a remark that opens a chain',
    ({ people }) => ({
      ...noteDraft(people.officer, 'officer', ''),
      amiss: { chain: 'new', kind: 'case' },
    }),
    ({ people, caseId }) => noteDraft(people.officer, 'officer', caseId),
  ),
  usual(
    'CHN-01',
    'another kind than the chain has',
    ({ people, caseId }) => ({
      ...noteDraft(people.officer, 'officer', caseId),
      amiss: { kind: 'item' },
    }),
    ({ people, caseId }) => noteDraft(people.officer, 'officer', caseId),
  ),
  usual(
    'CRY-02',
    'a place left out',
    ({ people, item }) => ({
      ...storingDraft(people.collector, 'collector', item),
      amiss: { seq: 4 },
    }),
    ({ people, item }) => ({
      ...storingDraft(people.collector, 'collector', item),
      amiss: { seq: 2 },
    }),
  ),
  usual(
    'CRY-02',
    'another predecessor',
    ({ people, item, caseId }) => ({
      ...storingDraft(people.collector, 'collector', item),
      amiss: { prev: caseId },
    }),
    ({ people, item }) => storingDraft(people.collector, 'collector', item),
  ),
  usual(
    'CRY-02',
    'a position that the chain has passed',
    ({ people, caseId, world }) => ({
      ...noteDraft(people.officer, 'officer', caseId),
      amiss: { index: world.events.findLast(({ chain }) => chain === caseId)!.index },
    }),
    ({ people, caseId }) => noteDraft(people.officer, 'officer', caseId),
  ),
  usual(
    'CHN-02',
    'a case that nobody registered',
    ({ world, people }) => {
      const opened = world.place(caseDraft(people.officer))
      world.enter(opened)
      return noteDraft(people.officer, 'officer', opened.id)
    },
    ({ people, caseId }) => noteDraft(people.officer, 'officer', caseId),
  ),
  usual(
    'CHN-02',
    'a copy that is registered in the case instead of with its source',
    ({ world, people, caseId, item }) => {
      const copy = world.place(acquisitionDraft(people.collector, caseId, { source: item }))
      world.enter(copy)
      world.did({
        type: 'item.registered',
        by: world.service,
        role: 'service',
        chain: caseId,
        fields: { chain: copy.id },
      })
      return storingDraft(people.collector, 'collector', copy.id)
    },
    ({ people, image }) => storingDraft(people.collector, 'collector', image),
  ),
  usual(
    'CHN-03',
    'a case registered twice',
    ({ world, caseId }) => ({
      type: 'case.registered',
      by: world.service,
      role: 'service',
      chain: world.ledger,
      fields: { chain: caseId },
    }),
    ({ world, people }) => {
      const opened = world.place(caseDraft(people.officer))
      world.enter(opened)
      return {
        type: 'case.registered',
        by: world.service,
        role: 'service',
        chain: world.ledger,
        fields: { chain: opened.id },
      }
    },
  ),
  usual(
    'CHN-03',
    'a person registered twice',
    (from) => registrationOf(from, chainOf(from, from.people.officer)),
    (from) => {
      const enrolled = from.world.place(enrolmentDraft(from.people.stranger, ['officer']))
      from.world.enter(enrolled)
      return registrationOf(from, enrolled.id)
    },
  ),
  usual(
    'CHN-03',
    'a list of accesses registered twice',
    ({ world, people, item }) => {
      const { chain } = world.did(accessDraft(people.officer, 'officer', item))
      return accessRegistration(world, item, chain)
    },
    ({ world, item }) => accessRegistration(world, item),
  ),
  usual(
    'CHN-03',
    'a person registered whose enrolment was refused',
    ({ world, people }) => {
      const refused = world.place(enrolmentDraft(people.stranger, ['founder']))
      world.enter(refused)
      return {
        type: 'party.registered',
        by: world.service,
        role: 'service',
        chain: world.ledger,
        fields: { chain: refused.id },
      }
    },
    ({ world, people }) => {
      const enrolled = world.place(enrolmentDraft(people.stranger, ['officer']))
      world.enter(enrolled)
      return {
        type: 'party.registered',
        by: world.service,
        role: 'service',
        chain: world.ledger,
        fields: { chain: enrolled.id },
      }
    },
  ),
  usual(
    'CHN-04',
    'a case whose opening was refused',
    ({ world, people }) => {
      const refused = world.place({
        ...caseDraft(people.custodian),
        role: 'custodian',
        issuedAt: 9e9,
      })
      world.enter(refused)
      world.register(refused)
      return noteDraft(people.officer, 'officer', refused.id)
    },
    ({ people, caseId }) => noteDraft(people.officer, 'officer', caseId),
  ),
  usual(
    'TIM-01',
    'recorded before the event that it follows',
    ({ world, people, item }) => ({
      ...storingDraft(people.collector, 'collector', item),
      occurredAt: world.now() - hour,
      amiss: { recordedAt: world.now() - hour },
    }),
    ({ people, item, world }) => ({
      ...storingDraft(people.collector, 'collector', item),
      amiss: { recordedAt: world.events.findLast(({ chain }) => chain === item)!.recordedAt },
    }),
  ),
  usual(
    'TIM-09',
    'anchored to what came after',
    ({ world, people, item }) => ({
      ...storingDraft(people.collector, 'collector', item),
      amiss: { anchor: { size: world.events.length + 1, root: '00' } },
    }),
    ({ world, people, item }) => ({
      ...storingDraft(people.collector, 'collector', item),
      amiss: { anchor: { size: world.events.length, root: '00' } },
    }),
  ),
]

const signers: readonly Provocation[] = [
  usual(
    'CRY-06',
    'a person whom nobody enrolled',
    ({ people, caseId }) => noteDraft(people.stranger, 'officer', caseId),
    ({ people, caseId }) => noteDraft(people.officer, 'officer', caseId),
  ),
  usual(
    'CRY-06',
    'he enrols himself',
    ({ people }) => enrolmentDraft(people.stranger, ['registrar'], people.stranger),
    ({ people }) => enrolmentDraft(people.stranger, ['officer']),
  ),
  usual(
    'CRY-06',
    'the key of another person',
    ({ people, caseId }) => ({
      ...noteDraft(people.officer, 'officer', caseId),
      amiss: { kid: people.supervisor.kid(0) },
    }),
    ({ people, caseId }) => noteDraft(people.officer, 'officer', caseId),
  ),
  usual(
    'CRY-06',
    'a key that was rotated away',
    (from) => {
      from.world.did(rotationDraft(from, from.people.officer, { role: 'officer' }))
      return noteDraft(from.people.officer, 'officer', from.caseId)
    },
    (from) => {
      from.world.did(rotationDraft(from, from.people.officer, { role: 'officer' }))
      return { ...noteDraft(from.people.officer, 'officer', from.caseId), keyNumber: 1 }
    },
  ),
  usual(
    'CRY-06',
    'a key that was revoked',
    (from) => {
      from.world.did(revocationDraft(from, from.people.officer))
      return noteDraft(from.people.officer, 'officer', from.caseId)
    },
    (from) => {
      from.world.did(revocationDraft(from, from.people.supervisor))
      return noteDraft(from.people.officer, 'officer', from.caseId)
    },
  ),
  usual(
    'CRY-06',
    'a person whose chain nobody registered',
    ({ world, people, caseId }) => {
      world.enter(world.place(enrolmentDraft(people.stranger, ['officer'])))
      return noteDraft(people.stranger, 'officer', caseId)
    },
    ({ world, people, caseId }) => {
      world.did(enrolmentDraft(people.stranger, ['officer']))
      return noteDraft(people.stranger, 'officer', caseId)
    },
  ),
  usual(
    'ROL-01',
    'a role that the signer does not hold',
    ({ people, caseId }) => noteDraft(people.officer, 'supervisor', caseId),
    ({ people, caseId }) => noteDraft(people.supervisor, 'supervisor', caseId),
  ),
  usual(
    'ROL-01',
    'a role for another case',
    (from) => {
      const other = from.world.did(caseDraft(from.people.officer))
      from.world.did(grantDraft(from, from.people.defender, 'supervisor', {}, { case: other.id }))
      return noteDraft(from.people.defender, 'supervisor', from.caseId)
    },
    (from) => {
      from.world.did(
        grantDraft(from, from.people.defender, 'supervisor', {}, { case: from.caseId }),
      )
      return noteDraft(from.people.defender, 'supervisor', from.caseId)
    },
  ),
  usual(
    'ROL-01',
    'a role that has ended',
    (from) => {
      const until = from.world.now() + hour
      from.world.did(grantDraft(from, from.people.defender, 'supervisor', {}, { until }))
      return {
        ...noteDraft(from.people.defender, 'supervisor', from.caseId),
        amiss: { recordedAt: until + 1 },
      }
    },
    (from) => {
      const until = from.world.now() + hour
      from.world.did(grantDraft(from, from.people.defender, 'supervisor', {}, { until }))
      return {
        ...noteDraft(from.people.defender, 'supervisor', from.caseId),
        amiss: { recordedAt: until },
      }
    },
  ),
  usual(
    'ROL-02',
    'a type that is signed in other roles',
    ({ people, caseId }) => ({ ...collectionDraft(people.custodian, caseId), role: 'custodian' }),
    ({ people, caseId }) => collectionDraft(people.collector, caseId),
  ),
  usual(
    'ROL-02',
    'the service adds a remark',
    ({ world, caseId }) => noteDraft(world.service, 'service', caseId),
    ({ people, caseId }) => noteDraft(people.officer, 'officer', caseId),
  ),
  usual(
    'ROL-02',
    'a person registers a chain',
    ({ world, people, caseId }) => ({
      type: 'case.registered',
      by: people.registrar,
      role: 'registrar',
      chain: world.ledger,
      fields: { chain: caseId },
    }),
    ({ world, people }) => {
      const opened = world.place(caseDraft(people.officer))
      world.enter(opened)
      return {
        type: 'case.registered',
        by: world.service,
        role: 'service',
        chain: world.ledger,
        fields: { chain: opened.id },
      }
    },
  ),
  usual(
    'ROL-02',
    'a person states an export',
    ({ people, caseId }) => exportDraft(people.registrar, 'registrar', caseId),
    ({ world, caseId }) => exportDraft(world.service, 'service', caseId),
  ),
  usual(
    'PTY-03',
    'on behalf of a stranger',
    ({ people, caseId }) =>
      withFields(noteDraft(people.officer, 'officer', caseId), {
        onBehalfOf: people.stranger.party,
      }),
    ({ people, caseId }) =>
      withFields(noteDraft(people.officer, 'officer', caseId), {
        onBehalfOf: people.supervisor.party,
      }),
  ),
  usual(
    'TIM-02',
    'the act lies after the recording',
    ({ world, people, caseId }) => ({
      ...noteDraft(people.officer, 'officer', caseId),
      occurredAt: world.now() + 300_001,
    }),
    ({ world, people, caseId }) => ({
      ...noteDraft(people.officer, 'officer', caseId),
      occurredAt: world.now() + 300_000,
    }),
  ),
  usual(
    'TIM-02',
    'the signature lies after the recording',
    ({ world, people, caseId }) => ({
      ...noteDraft(people.officer, 'officer', caseId),
      issuedAt: world.now() / 1000 + 301,
    }),
    ({ world, people, caseId }) => ({
      ...noteDraft(people.officer, 'officer', caseId),
      issuedAt: world.now() / 1000 + 300,
    }),
  ),
  usual(
    'TIM-03',
    'late by a second, without a reason',
    ({ world, people, caseId }) => ({
      ...noteDraft(people.officer, 'officer', caseId),
      occurredAt: world.now() - 86_400_000 - 1000,
    }),
    ({ world, people, caseId }) => ({
      ...noteDraft(people.officer, 'officer', caseId),
      occurredAt: world.now() - 86_400_000 - 999,
    }),
  ),
  usual(
    'TIM-03',
    'late, with a code',
    ({ world, people, caseId }) => ({
      ...noteDraft(people.officer, 'officer', caseId),
      occurredAt: world.now() - 2 * 86_400_000,
    }),
    ({ world, people, caseId }) => ({
      ...withFields(noteDraft(people.officer, 'officer', caseId), { late: 'field-work' }),
      occurredAt: world.now() - 2 * 86_400_000,
    }),
  ),
  usual(
    'TIM-03',
    'late, with a reason in words',
    ({ world, people, caseId }) => ({
      ...noteDraft(people.officer, 'officer', caseId),
      occurredAt: world.now() - 2 * 86_400_000,
    }),
    ({ world, people, caseId }) => ({
      ...noteDraft(people.officer, 'officer', caseId),
      occurredAt: world.now() - 2 * 86_400_000,
      sealed: ['lateReason'],
    }),
  ),
  usual(
    'TIM-03',
    'a day known only as a day may have been its end',
    ({ world, people, caseId }) => ({
      ...noteDraft(people.officer, 'officer', caseId),
      occurredAt: world.now() - 2 * 86_400_000,
      precision: 'day',
    }),
    ({ world, people, caseId }) => ({
      ...noteDraft(people.officer, 'officer', caseId),
      occurredAt: world.now() - 2 * 86_400_000 + 1,
      precision: 'day',
    }),
  ),
  usual(
    'KEY-07',
    'enrolled by a key that is suspect',
    (from) => {
      const { world, people, caseId } = from
      const since = world.events.length
      world.did(enrolmentDraft(people.stranger, ['officer']))
      suspect(from, since)
      return noteDraft(people.stranger, 'officer', caseId)
    },
    (from) => {
      const { world, people, caseId } = from
      const enrolled = world.did(enrolmentDraft(people.stranger, ['officer']))
      suspect(from, enrolled.index + 1)
      return noteDraft(people.stranger, 'officer', caseId)
    },
  ),
]

/** The registrar's key turns out to be suspect, and another person confirms it. */
function suspect(from: Setting, since: number): void {
  const { world, people } = from
  const revoked = world.did(revocationDraft(from, people.registrar, {}, { suspectSince: since }))
  world.did(approvalDraft(people.overseer, 'oversight', revoked))
}

function exportDraft(
  by: Setting['people']['registrar'],
  role: 'registrar' | 'service',
  caseId: string,
): LawDraft {
  return {
    type: 'bundle.exported',
    by,
    role,
    chain: caseId,
    fields: {
      scope: 'case',
      profile: { name: 'full', digest: 'f'.repeat(64) },
      heads: [{ chain: caseId, count: 1, head: caseId }],
    },
  }
}

const people: readonly Provocation[] = [
  usual(
    'PTY-01',
    'a person enrolled twice',
    ({ people }) =>
      withFields(enrolmentDraft(people.officer, ['officer']), { key: people.officer.key(5) }),
    ({ people }) => enrolmentDraft(people.stranger, ['officer']),
  ),
  {
    rule: 'PTY-01',
    what: 'the chain of a founder opened twice',
    breaks: () => {
      const world = foundedWorld()
      return {
        world,
        draft: founderEnrolment(world.founders[0]!, ['founder', 'registrar', 'supervisor']),
      }
    },
    nearly: () => foundersChain(['founder', 'registrar', 'supervisor']),
  },
  usual(
    'PTY-02',
    'a founder who enrols',
    ({ people }) => ({ ...enrolmentDraft(people.stranger, ['officer']), role: 'founder' }),
    ({ people }) => enrolmentDraft(people.stranger, ['officer']),
  ),
  usual(
    'KEY-01',
    'the key of another person',
    ({ people }) =>
      withFields(enrolmentDraft(people.stranger, ['officer']), { key: people.officer.key(0) }),
    ({ people }) => enrolmentDraft(people.stranger, ['officer']),
  ),
  usual(
    'KEY-01',
    'the key of the service',
    ({ world, people }) =>
      withFields(enrolmentDraft(people.stranger, ['officer']), { key: world.service.key(0) }),
    ({ people }) => enrolmentDraft(people.stranger, ['officer']),
  ),
  usual(
    'KEY-01',
    'back to a key that was rotated away',
    (from) => {
      from.world.did(rotationDraft(from, from.people.officer, { role: 'officer' }))
      return rotationDraft(from, from.people.officer, { role: 'officer', next: 0, signedWith: 1 })
    },
    (from) => {
      from.world.did(rotationDraft(from, from.people.officer, { role: 'officer' }))
      return rotationDraft(from, from.people.officer, { role: 'officer', next: 2, signedWith: 1 })
    },
  ),
  usual(
    'KEY-02',
    'enrolled without proof of possession',
    ({ people }) => {
      const draft = enrolmentDraft(people.stranger, ['officer'])
      const { possession: _proof, ...fields } = draft.fields
      return { ...draft, fields }
    },
    ({ people }) => enrolmentDraft(people.stranger, ['officer']),
  ),
  usual(
    'KEY-03',
    'a successor that was not announced',
    (from) => rotationDraft(from, from.people.officer, { role: 'officer', next: 2, signedWith: 2 }),
    (from) => rotationDraft(from, from.people.officer, { role: 'officer', next: 1, signedWith: 1 }),
  ),
  usual(
    'KEY-03',
    'another person than registrar or founder asks for it',
    (from) =>
      rotationDraft(from, from.people.officer, { by: from.people.supervisor, role: 'supervisor' }),
    (from) =>
      rotationDraft(from, from.people.officer, { by: from.people.registrar, role: 'registrar' }),
  ),
  usual(
    'KEY-03',
    'the new key signs for somebody else',
    (from) => ({
      ...rotationDraft(from, from.people.officer, { role: 'supervisor', signedWith: 1 }),
      amiss: { signer: from.people.supervisor.party },
    }),
    (from) => rotationDraft(from, from.people.officer, { role: 'officer', signedWith: 1 }),
  ),
  usual(
    'KEY-04',
    'a supervisor revokes',
    (from) =>
      revocationDraft(from, from.people.officer, {
        by: from.people.supervisor,
        role: 'supervisor',
      }),
    (from) =>
      revocationDraft(from, from.people.officer, { by: from.people.officer, role: 'officer' }),
  ),
  usual(
    'KEY-05',
    'a key of another person',
    (from) =>
      revocationDraft(from, from.people.officer, {}, { key: from.people.supervisor.kid(0) }),
    (from) => revocationDraft(from, from.people.officer),
  ),
  usual(
    'KEY-05',
    'revoked again, without anything new',
    (from) => {
      from.world.did(revocationDraft(from, from.people.officer))
      return revocationDraft(from, from.people.officer)
    },
    (from) => {
      from.world.did(revocationDraft(from, from.people.officer))
      return revocationDraft(from, from.people.officer, {}, { suspectSince: 3 })
    },
  ),
  usual(
    'KEY-06',
    'suspect since the statement itself',
    (from) =>
      revocationDraft(from, from.people.officer, {}, { suspectSince: from.world.events.length }),
    (from) =>
      revocationDraft(
        from,
        from.people.officer,
        {},
        { suspectSince: from.world.events.length - 1 },
      ),
  ),
  usual(
    'ROL-03',
    'enrolled as founder',
    ({ people }) => enrolmentDraft(people.stranger, ['founder']),
    ({ people }) => enrolmentDraft(people.stranger, ['registrar']),
  ),
  usual(
    'ROL-03',
    'given the role of the service',
    (from) => grantDraft(from, from.people.officer, 'service'),
    (from) => grantDraft(from, from.people.officer, 'supervisor'),
  ),
  usual(
    'ROL-04',
    'a registrar who handles evidence',
    ({ people }) => enrolmentDraft(people.stranger, ['registrar', 'custodian']),
    ({ people }) => enrolmentDraft(people.stranger, ['registrar', 'officer']),
  ),
  usual(
    'ROL-04',
    'an overseer who may hold evidence',
    ({ people }) => enrolmentDraft(people.stranger, ['oversight', 'prosecutor']),
    ({ people }) => enrolmentDraft(people.stranger, ['oversight', 'supervisor']),
  ),
  usual(
    'ROL-04',
    'the second role comes by a grant, for one case',
    (from) => grantDraft(from, from.people.custodian, 'oversight', {}, { case: from.caseId }),
    (from) => grantDraft(from, from.people.custodian, 'courier', {}, { case: from.caseId }),
  ),
  usual(
    'ROL-04',
    'the first role has ended before the second comes',
    (from) => {
      const until = from.world.now() + hour
      from.world.did(grantDraft(from, from.people.defender, 'courier', {}, { until }))
      return {
        ...grantDraft(from, from.people.defender, 'oversight'),
        amiss: { recordedAt: until },
      }
    },
    (from) => {
      const until = from.world.now() + hour
      from.world.did(grantDraft(from, from.people.defender, 'courier', {}, { until }))
      return {
        ...grantDraft(from, from.people.defender, 'oversight'),
        amiss: { recordedAt: until + 1 },
      }
    },
  ),
  usual(
    'ROL-05',
    'a supervisor makes a registrar',
    (from) =>
      grantDraft(from, from.people.officer, 'registrar', {
        by: from.people.supervisor,
        role: 'supervisor',
      }),
    (from) =>
      grantDraft(from, from.people.officer, 'courier', {
        by: from.people.supervisor,
        role: 'supervisor',
      }),
  ),
  usual(
    'ROL-06',
    'a role that has ended when it is given',
    (from) => grantDraft(from, from.people.officer, 'courier', {}, { until: from.world.now() }),
    (from) => grantDraft(from, from.people.officer, 'courier', {}, { until: from.world.now() + 1 }),
  ),
  usual(
    'ROL-06',
    'for a case that the ledger has not',
    (from) => grantDraft(from, from.people.officer, 'courier', {}, { case: from.item }),
    (from) => grantDraft(from, from.people.officer, 'courier', {}, { case: from.caseId }),
  ),
  usual(
    'SOD-02',
    'a role to himself',
    (from) => grantDraft(from, from.people.registrar, 'prosecutor'),
    (from) => grantDraft(from, from.people.supervisor, 'prosecutor'),
  ),
]

const cases: readonly Provocation[] = [
  usual(
    'CAS-01',
    'a case that does not exist',
    ({ people, item }) => collectionDraft(people.collector, item),
    ({ people, caseId }) => collectionDraft(people.collector, caseId),
  ),
  usual(
    'CAS-01',
    'a case that nobody registered',
    ({ world, people }) => {
      const opened = world.place(caseDraft(people.officer))
      world.enter(opened)
      return acquisitionDraft(people.collector, opened.id)
    },
    ({ people, caseId }) => acquisitionDraft(people.collector, caseId),
  ),
  usual(
    'LEG-01',
    'collected without authority',
    ({ people, caseId }) => collectionDraft(people.collector, caseId),
    ({ people, caseId, authority }) => collectionDraft(people.collector, caseId, { authority }),
  ),
  usual(
    'LEG-01',
    'imaged without authority; a copy of data needs none',
    ({ people, caseId, image }) =>
      acquisitionDraft(people.collector, caseId, { source: image, mode: 'imaged' }),
    ({ people, image }) => copyDraft(people.collector, image),
  ),
  usual(
    'LEG-01',
    'looked at without authority',
    ({ people, item }) => accessDraft(people.officer, 'officer', item),
    ({ people, item, authority }) => accessDraft(people.officer, 'officer', item, { authority }),
  ),
  usual(
    'LEG-02',
    'after the authority ended',
    ({ world, people, caseId }) =>
      underAuthority(world, people, caseId, { validUntil: world.now() - 1 }),
    ({ world, people, caseId }) =>
      underAuthority(world, people, caseId, { validUntil: world.now() + 2000 }),
  ),
  usual(
    'LEG-02',
    'before the authority begins',
    ({ world, people, caseId }) =>
      underAuthority(world, people, caseId, { validFrom: world.now() + 5000 }),
    ({ world, people, caseId }) =>
      underAuthority(world, people, caseId, { validFrom: world.now() }),
  ),
  usual(
    'LEG-02',
    'another act than the authority allows',
    ({ world, people, caseId }) =>
      underAuthority(world, people, caseId, { actions: ['item.acquired'] }),
    ({ world, people, caseId }) =>
      underAuthority(world, people, caseId, { actions: ['item.collected'] }),
  ),
  usual(
    'LEG-07',
    'an authority of another case',
    ({ world, people, authority }) =>
      collectionDraft(people.collector, world.did(caseDraft(people.officer)).id, { authority }),
    ({ people, caseId, authority }) => collectionDraft(people.collector, caseId, { authority }),
  ),
  usual(
    'LEG-07',
    'an authority for an act outside any case',
    ({ people, authority }) =>
      withFields(enrolmentDraft(people.stranger, ['officer']), { authority }),
    ({ people }) => enrolmentDraft(people.stranger, ['officer']),
  ),
  usual(
    'LEG-08',
    'ends before it begins',
    ({ people, caseId }) => authorityDraft(people.officer, caseId, { validFrom: 2, validUntil: 1 }),
    ({ people, caseId }) => authorityDraft(people.officer, caseId, { validFrom: 2, validUntil: 2 }),
  ),
  usual(
    'EXP-01',
    'a chain stated twice',
    ({ world, caseId }) => {
      const draft = exportDraft(world.service, 'service', caseId) as LawDraft & {
        type: 'bundle.exported'
      }
      const { heads } = draft.fields
      return withFields(draft, { heads: [...heads, ...heads] })
    },
    ({ world, caseId }) => exportDraft(world.service, 'service', caseId),
  ),
]

function underAuthority(
  world: LawWorld,
  { officer, collector }: Setting['people'],
  caseId: string,
  terms: Parameters<typeof authorityDraft>[2],
): LawDraft {
  const authority = world.did(authorityDraft(officer, caseId, terms)).id
  return collectionDraft(collector, caseId, { authority })
}

const custody: readonly Provocation[] = [
  usual(
    'CUS-01',
    'an item that begins with its storage',
    ({ people }) => {
      const { chain: _chain, ...draft } = storingDraft(people.collector, 'collector', '')
      return draft
    },
    ({ people, item }) => storingDraft(people.collector, 'collector', item),
  ),
  usual(
    'CUS-01',
    'an item that is collected a second time',
    ({ people, caseId, item }) => ({ ...collectionDraft(people.collector, caseId), chain: item }),
    ({ people, caseId }) => collectionDraft(people.collector, caseId),
  ),
  usual(
    'CUS-01',
    'an item whose entry was refused',
    ({ world, people, caseId }) => {
      const refused = world.place({ ...collectionDraft(people.collector, caseId), issuedAt: 9e9 })
      world.enter(refused)
      world.register(refused)
      return storingDraft(people.collector, 'collector', refused.id)
    },
    ({ people, item }) => storingDraft(people.collector, 'collector', item),
  ),
  usual(
    'ROL-07',
    'a registrar who collects',
    (from) => {
      const { world, people, caseId } = from
      world.did(enrolmentDraft(people.stranger, ['registrar', 'officer']))
      return { ...collectionDraft(people.stranger, caseId), role: 'officer' }
    },
    ({ people, caseId }) => ({ ...collectionDraft(people.officer, caseId), role: 'officer' }),
  ),
  usual(
    'CUS-03',
    'an answer to no offer',
    (from) => acceptDraft(from, from.item),
    (from) => acceptDraft(from, from.world.did(offerDraft(from)).id),
  ),
  usual(
    'CUS-03',
    'an offer that was taken back',
    (from) => {
      const { id } = from.world.did(offerDraft(from))
      from.world.did(cancelDraft(from, id, 'withdrawn'))
      return acceptDraft(from, id)
    },
    (from) => acceptDraft(from, from.world.did(offerDraft(from)).id),
  ),
  usual(
    'CUS-03',
    'an offer to somebody else',
    (from) => {
      const { id } = from.world.did(offerDraft(from))
      return acceptDraft(from, id, { by: from.people.officer, role: 'officer' })
    },
    (from) => acceptDraft(from, from.world.did(offerDraft(from)).id),
  ),
  usual(
    'CUS-03',
    'an offer that has expired',
    (from) => {
      const offer = from.world.did(offerDraft(from))
      return acceptDraft(from, offer.id, { amiss: { recordedAt: expiryOf(offer) + 1 } })
    },
    (from) => {
      const offer = from.world.did(offerDraft(from))
      return acceptDraft(from, offer.id, { amiss: { recordedAt: expiryOf(offer) } })
    },
  ),
  usual(
    'CUS-04',
    'an offer by somebody else',
    (from) => offerDraft(from, { by: from.people.officer, role: 'officer' }),
    (from) => offerDraft(from),
  ),
  usual(
    'CUS-04',
    'a second offer while one is open',
    (from) => {
      from.world.did(offerDraft(from))
      return offerDraft(from)
    },
    (from) => {
      const { id } = from.world.did(offerDraft(from))
      from.world.did(cancelDraft(from, id, 'withdrawn'))
      return offerDraft(from)
    },
  ),
  usual(
    'CUS-04',
    'an offer taken back by the receiver',
    (from) => {
      const { id } = from.world.did(offerDraft(from))
      return { ...cancelDraft(from, id, 'withdrawn'), by: from.people.custodian, role: 'custodian' }
    },
    (from) => cancelDraft(from, from.world.did(offerDraft(from)).id, 'withdrawn'),
  ),
  usual(
    'CUS-05',
    'to himself',
    (from) => offerDraft(from, {}, { to: from.people.collector.party }),
    (from) => offerDraft(from),
  ),
  usual(
    'CUS-06',
    'an act while an expired offer is open',
    (from) => {
      const offer = from.world.did(offerDraft(from))
      return {
        ...storingDraft(from.people.collector, 'collector', from.item),
        amiss: { recordedAt: expiryOf(offer) + 1 },
      }
    },
    (from) => {
      const offer = from.world.did(offerDraft(from))
      return {
        ...storingDraft(from.people.collector, 'collector', from.item),
        amiss: { recordedAt: expiryOf(offer) },
      }
    },
  ),
  usual(
    'CUS-08',
    'a loan that comes back late',
    (from) => acceptedBack(from, 1),
    (from) => acceptedBack(from, 0),
  ),
  usual(
    'CUS-09',
    'stored by somebody else',
    ({ people, item }) => storingDraft(people.custodian, 'custodian', item),
    ({ people, item }) => storingDraft(people.collector, 'collector', item),
  ),
  usual(
    'CUS-09',
    'checked by somebody else',
    ({ people, image }) => checkDraft(people.custodian, 'custodian', image),
    ({ people, image }) => checkDraft(people.defender, 'defence', image),
  ),
  usual(
    'CUS-10',
    'to a stranger',
    (from) => offerDraft(from, {}, { to: from.people.stranger.party }),
    (from) => offerDraft(from),
  ),
  usual(
    'CUS-10',
    'to a person whose chain nobody registered',
    (from) => {
      from.world.enter(from.world.place(enrolmentDraft(from.people.stranger, ['custodian'])))
      return offerDraft(from, {}, { to: from.people.stranger.party })
    },
    (from) => {
      from.world.did(enrolmentDraft(from.people.stranger, ['custodian']))
      return offerDraft(from, {}, { to: from.people.stranger.party })
    },
  ),
  usual(
    'CUS-10',
    'to a person without a role that may hold it',
    (from) => offerDraft(from, {}, { to: from.people.defender.party }),
    (from) => {
      from.world.did(grantDraft(from, from.people.defender, 'courier', {}, { case: from.caseId }))
      return offerDraft(from, {}, { to: from.people.defender.party })
    },
  ),
  usual(
    'CUS-10',
    'to a registrar',
    (from) => {
      from.world.did(enrolmentDraft(from.people.stranger, ['registrar', 'officer']))
      return offerDraft(from, {}, { to: from.people.stranger.party })
    },
    (from) => offerDraft(from, {}, { to: from.people.officer.party }),
  ),
  usual(
    'TRF-01',
    'expires when it is recorded',
    (from) => offerDraft(from, {}, { expires: from.world.now() }),
    (from) => offerDraft(from, {}, { expires: from.world.now() + 1 }),
  ),
  usual(
    'TRF-01',
    'is open longer than the policy allows',
    (from) => offerDraft(from, {}, { expires: from.world.now() + 7 * 86_400_000 + 1 }),
    (from) => offerDraft(from, {}, { expires: from.world.now() + 7 * 86_400_000 }),
  ),
  usual(
    'TRF-02',
    'a loan without an end',
    (from) => offerDraft(from, {}, { kind: 'loan' }),
    (from) => offerDraft(from, {}, { kind: 'loan', dueBack: from.world.now() + 1 }),
  ),
  usual(
    'TRF-02',
    'due back before it is offered',
    (from) => offerDraft(from, {}, { kind: 'lab', dueBack: from.world.now() }),
    (from) => offerDraft(from, {}, { kind: 'lab', dueBack: from.world.now() + 1 }),
  ),
  usual(
    'CUS-07',
    'carried without the signature of a courier, and without seals at both ends',
    (from) => {
      const offer = from.world.did(offerDraft(from, {}, { kind: 'courier' }))
      return acceptDraft(from, offer.id)
    },
    (from) => {
      const { world, people, item } = from
      const seals = ['S-1']
      const sealing = { type: 'seal.applied', by: people.collector, role: 'collector' } as const
      world.did({ ...sealing, chain: item, fields: { seals, container: 'bag' } })
      const offer = world.did(offerDraft(from, {}, { kind: 'courier', seals }))
      return withFields(acceptDraft(from, offer.id), { seals })
    },
  ),
  usual(
    'CUS-07',
    'seals named at one end alone',
    (from) => {
      const offer = from.world.did(offerDraft(from, {}, { kind: 'courier', seals: ['S-1'] }))
      return acceptDraft(from, offer.id)
    },
    (from) => {
      const { world, people } = from
      world.did(grantDraft(from, people.custodian, 'courier'))
      const offer = world.did(offerDraft(from, {}, { kind: 'courier' }))
      return acceptDraft(from, offer.id, { role: 'courier' })
    },
  ),
  {
    rule: 'INT-04',
    what: 'read again too late',
    breaks: () => readAfter(86_400),
    nearly: () => readAfter(86_390),
  },
  usual(
    'TRF-02',
    'what stays for good is due back',
    (from) => offerDraft(from, {}, { dueBack: from.world.now() + hour }),
    (from) => offerDraft(from, {}, { kind: 'court', dueBack: from.world.now() + hour }),
  ),
  usual(
    'TRF-04',
    'given back to somebody who never had it',
    (from) => offerDraft(from, {}, { kind: 'return' }),
    (from) => {
      const { world, people } = from
      const offer = world.did(offerDraft(from))
      world.did(acceptDraft(from, offer.id))
      return offerDraft(
        from,
        { by: people.custodian, role: 'custodian' },
        { kind: 'return', to: people.collector.party },
      )
    },
  ),
  usual(
    'TRF-03',
    'closed as expired too early',
    (from) => {
      const offer = from.world.did(offerDraft(from))
      return { ...cancelDraft(from, offer.id, 'expired'), amiss: { recordedAt: expiryOf(offer) } }
    },
    (from) => {
      const offer = from.world.did(offerDraft(from))
      return {
        ...cancelDraft(from, offer.id, 'expired'),
        amiss: { recordedAt: expiryOf(offer) + 1 },
      }
    },
  ),
  usual(
    'INT-02',
    'a check that found something else',
    ({ people, image }) => checkDraft(people.collector, 'collector', image, 'different'),
    ({ people, image }) => checkDraft(people.collector, 'collector', image),
  ),
  usual(
    'INT-03',
    'data accepted without measuring it',
    (from) => acceptedImage(from, []),
    (from) => acceptedImage(from, ['digests']),
  ),
  usual(
    'INT-07',
    'from an item that is not there',
    ({ people, caseId }) => acquisitionDraft(people.collector, caseId, { source: caseId }),
    ({ people, caseId, item }) => acquisitionDraft(people.collector, caseId, { source: item }),
  ),
  usual(
    'INT-07',
    'from an item of another case',
    ({ world, people, item }) =>
      acquisitionDraft(people.collector, world.did(caseDraft(people.officer)).id, { source: item }),
    ({ people, caseId, item }) => acquisitionDraft(people.collector, caseId, { source: item }),
  ),
  usual(
    'INT-07',
    'from an item that somebody else holds',
    (from) => {
      from.world.did(acceptDraft(from, from.world.did(offerDraft(from)).id))
      return acquisitionDraft(from.people.collector, from.caseId, { source: from.item })
    },
    (from) => {
      from.world.did(offerDraft(from))
      return acquisitionDraft(from.people.collector, from.caseId, { source: from.item })
    },
  ),
  usual(
    'INT-07',
    'from an item that nobody registered',
    ({ world, people, caseId }) => {
      const entry = world.place(collectionDraft(people.collector, caseId))
      world.enter(entry)
      return acquisitionDraft(people.collector, caseId, { source: entry.id })
    },
    ({ people, caseId, item }) => acquisitionDraft(people.collector, caseId, { source: item }),
  ),
  usual(
    'CPY-01',
    'a working copy of nothing',
    ({ people, caseId }) => acquisitionDraft(people.collector, caseId, { copyRole: 'working' }),
    ({ people, caseId, item }) =>
      acquisitionDraft(people.collector, caseId, { copyRole: 'working', source: item }),
  ),
  usual(
    'CPY-01',
    'an original made from data',
    ({ people, caseId, image }) =>
      acquisitionDraft(people.collector, caseId, { copyRole: 'original', source: image }),
    ({ people, caseId, item }) =>
      acquisitionDraft(people.collector, caseId, { copyRole: 'original', source: item }),
  ),
  usual(
    'CPY-01',
    'an evidentiary copy of a working copy',
    ({ world, people, caseId, image }) => {
      const working = world.did(
        acquisitionDraft(people.collector, caseId, { copyRole: 'working', source: image }),
      )
      return acquisitionDraft(people.collector, caseId, { source: working.id })
    },
    ({ world, people, caseId, image }) => {
      const working = world.did(
        acquisitionDraft(people.collector, caseId, { copyRole: 'working', source: image }),
      )
      return acquisitionDraft(people.collector, caseId, {
        source: working.id,
        copyRole: 'disclosure',
      })
    },
  ),
  usual(
    'ACC-01',
    'access to what is no item',
    ({ people, caseId }) => accessDraft(people.officer, 'officer', caseId),
    ({ people, item }) => accessDraft(people.officer, 'officer', item),
  ),
  usual(
    'ACC-01',
    'access to another item in the same chain',
    ({ world, people, item, image }) => {
      const { chain } = world.did(accessDraft(people.officer, 'officer', item))
      return accessDraft(people.officer, 'officer', image, { chain })
    },
    ({ world, people, item }) => {
      const { chain } = world.did(accessDraft(people.officer, 'officer', item))
      return accessDraft(people.officer, 'officer', item, { chain })
    },
  ),
  usual(
    'ACC-02',
    'a second list of accesses',
    ({ world, people, item }) => {
      world.did(accessDraft(people.officer, 'officer', item))
      return accessDraft(people.officer, 'officer', item)
    },
    ({ world, people, item, image }) => {
      world.did(accessDraft(people.officer, 'officer', item))
      return accessDraft(people.officer, 'officer', image)
    },
  ),
  usual(
    'ACC-02',
    'a second list of accesses registered',
    ({ world, people, item }) => {
      world.did(accessDraft(people.officer, 'officer', item))
      return accessRegistration(world, item)
    },
    ({ world, item }) => accessRegistration(world, item),
  ),
]

function registrationOf({ world }: Setting, chain: string): LawDraft {
  return {
    type: 'party.registered',
    by: world.service,
    role: 'service',
    chain: world.ledger,
    fields: { chain },
  }
}

function accessRegistration(
  world: LawWorld,
  item: string,
  chain: string = 'an access chain',
): LawDraft {
  return {
    type: 'access.registered',
    by: world.service,
    role: 'service',
    chain: item,
    fields: { chain },
  }
}

function expiryOf({ payload }: ReturnType<LawWorld['did']>): number {
  if (payload.type !== 'transfer.offered') throw new TypeError('not an offer')
  return payload.fields.expires
}

function checkDraft(
  by: Setting['people']['registrar'],
  role: 'collector' | 'custodian' | 'defence',
  chain: string,
  result: 'same' | 'different' = 'same',
): LawDraft {
  return { type: 'integrity.checked', by, role, chain, fields: { result } }
}

function acceptedImage(from: Setting, sealed: readonly string[]): LawDraft {
  const offer = from.world.did(offerDraft(from, { chain: from.image }))
  return acceptDraft(from, offer.id, { chain: from.image, sealed })
}

/** The item is lent for two hours and accepted back `late` milliseconds too late. */
function acceptedBack(from: Setting, late: number): LawDraft {
  const { world, people, item } = from
  const dueBack = world.now() + 2 * hour
  const lent = world.did(offerDraft(from, {}, { kind: 'loan', dueBack }))
  world.did(acceptDraft(from, lent.id))
  world.wait(3500)
  const back = world.did({
    type: 'transfer.offered',
    by: people.custodian,
    role: 'custodian',
    chain: item,
    fields: { to: people.collector.party, kind: 'return', expires: dueBack + hour },
  })
  return acceptDraft(from, back.id, {
    by: people.collector,
    role: 'collector',
    amiss: { recordedAt: dueBack + late },
  })
}

const words: readonly Provocation[] = [
  usual(
    'ATT-01',
    'a remark on an event of another chain',
    ({ people, caseId, item }) => noteDraft(people.officer, 'officer', caseId, item),
    ({ people, caseId }) => noteDraft(people.officer, 'officer', caseId, caseId),
  ),
  usual(
    'ATT-01',
    'witness of an event of another chain',
    (from) => ({
      ...witnessDraft(from.people.officer, 'officer', entryOf(from, from.item)),
      chain: from.image,
    }),
    (from) => witnessDraft(from.people.officer, 'officer', entryOf(from, from.item)),
  ),
  usual(
    'ATT-02',
    'a label that is not sealed',
    (from) => witnessDraft(from.people.officer, 'officer', entryOf(from, from.item), ['imei']),
    (from) => witnessDraft(from.people.officer, 'officer', entryOf(from, from.item), ['exhibit']),
  ),
  usual(
    'WIT-01',
    'his own witness',
    (from) => witnessDraft(from.people.collector, 'collector', entryOf(from, from.item)),
    (from) => witnessDraft(from.people.officer, 'officer', entryOf(from, from.item)),
  ),
  usual(
    'APP-01',
    'approval of what needs none',
    (from) => approvalDraft(from.people.supervisor, 'supervisor', entryOf(from, from.item)),
    (from) => approvalDraft(from.people.supervisor, 'supervisor', corrected(from)),
  ),
  usual(
    'APP-01',
    'approval of what has effect already',
    (from) => {
      const target = corrected(from)
      from.world.did(approvalDraft(from.people.supervisor, 'supervisor', target))
      return approvalDraft(from.people.overseer, 'oversight', target)
    },
    (from) => approvalDraft(from.people.overseer, 'oversight', corrected(from)),
  ),
  usual(
    'APP-02',
    'approved too late',
    (from) => {
      const target = corrected(from)
      return {
        ...approvalDraft(from.people.supervisor, 'supervisor', target),
        amiss: { recordedAt: target.recordedAt + 3 * 86_400_000 + 1 },
      }
    },
    (from) => {
      const target = corrected(from)
      return {
        ...approvalDraft(from.people.supervisor, 'supervisor', target),
        amiss: { recordedAt: target.recordedAt + 3 * 86_400_000 },
      }
    },
  ),
  usual(
    'APP-03',
    'one person approves twice',
    (from) => {
      const target = from.world.did(
        rotationDraft(from, from.people.officer, { by: from.people.registrar, role: 'founder' }),
      )
      from.world.did(approvalDraft(from.people.supervisor, 'supervisor', target))
      return approvalDraft(from.people.supervisor, 'supervisor', target)
    },
    (from) => {
      const target = from.world.did(
        rotationDraft(from, from.people.officer, { by: from.people.registrar, role: 'founder' }),
      )
      from.world.did(approvalDraft(from.people.supervisor, 'supervisor', target))
      return approvalDraft(from.people.overseer, 'oversight', target)
    },
  ),
  usual(
    'APP-04',
    'a role that does not approve this',
    (from) => {
      from.world.did(enrolmentDraft(from.people.stranger, ['judge']))
      const target = from.world.did(
        rotationDraft(from, from.people.officer, { by: from.people.registrar, role: 'founder' }),
      )
      return approvalDraft(from.people.stranger, 'judge', target)
    },
    (from) => {
      from.world.did(enrolmentDraft(from.people.stranger, ['judge']))
      return approvalDraft(from.people.stranger, 'judge', corrected(from))
    },
  ),
  usual(
    'SOD-02',
    'he approves what he asked for',
    (from) => {
      const target = from.world.did(
        rotationDraft(from, from.people.officer, { by: from.people.registrar, role: 'founder' }),
      )
      return approvalDraft(from.people.registrar, 'registrar', target)
    },
    (from) => {
      const target = from.world.did(
        rotationDraft(from, from.people.officer, { by: from.people.registrar, role: 'founder' }),
      )
      return approvalDraft(from.people.supervisor, 'supervisor', target)
    },
  ),
  usual(
    'SOD-02',
    'he approves the correction of his own entry by another',
    (from) => {
      const entry = from.world.did(noteDraft(from.people.supervisor, 'supervisor', from.caseId))
      from.world.did(enrolmentDraft(from.people.stranger, ['supervisor']))
      const target = from.world.did(
        correctionDraft(from.people.stranger, 'supervisor', entry, 'note'),
      )
      return approvalDraft(from.people.supervisor, 'supervisor', target)
    },
    (from) => {
      const entry = from.world.did(noteDraft(from.people.supervisor, 'supervisor', from.caseId))
      from.world.did(enrolmentDraft(from.people.stranger, ['supervisor']))
      const target = from.world.did(
        correctionDraft(from.people.stranger, 'supervisor', entry, 'note'),
      )
      return approvalDraft(from.people.overseer, 'oversight', target)
    },
  ),
  usual(
    'APP-05',
    'taken back by somebody else',
    (from) => withdrawalDraft(from.people.officer, 'officer', corrected(from)),
    (from) => withdrawalDraft(from.people.collector, 'collector', corrected(from)),
  ),
  usual(
    'APP-05',
    'taken back after it had effect',
    (from) => {
      const target = corrected(from)
      from.world.did(approvalDraft(from.people.supervisor, 'supervisor', target))
      return withdrawalDraft(from.people.collector, 'collector', target)
    },
    (from) => withdrawalDraft(from.people.collector, 'collector', corrected(from)),
  ),
  usual(
    'APP-05',
    'taken back twice',
    (from) => {
      const target = corrected(from)
      from.world.did(withdrawalDraft(from.people.collector, 'collector', target))
      return withdrawalDraft(from.people.collector, 'collector', target)
    },
    (from) => withdrawalDraft(from.people.collector, 'collector', corrected(from)),
  ),
  usual(
    'APP-05',
    'taken back though it waits for nobody',
    (from) => withdrawalDraft(from.people.collector, 'collector', entryOf(from, from.item)),
    (from) => withdrawalDraft(from.people.collector, 'collector', corrected(from)),
  ),
  usual(
    'APP-02',
    'approved after it was taken back',
    (from) => {
      const target = corrected(from)
      from.world.did(withdrawalDraft(from.people.collector, 'collector', target))
      return approvalDraft(from.people.supervisor, 'supervisor', target)
    },
    (from) => approvalDraft(from.people.supervisor, 'supervisor', corrected(from)),
  ),
  usual(
    'COR-01',
    'corrected by somebody else',
    (from) =>
      correctionDraft(from.people.officer, 'officer', entryOf(from, from.item), 'description'),
    (from) =>
      correctionDraft(
        from.people.supervisor,
        'supervisor',
        entryOf(from, from.item),
        'description',
      ),
  ),
  usual(
    'COR-01',
    'a field that the event cannot have',
    (from) => correctionDraft(from.people.collector, 'collector', entryOf(from, from.item), 'tool'),
    (from) =>
      correctionDraft(from.people.collector, 'collector', entryOf(from, from.image), 'tool'),
  ),
  usual(
    'COR-02',
    'a correction of when it was',
    (from) =>
      correctionDraft(from.people.collector, 'collector', entryOf(from, from.item), 'occurredAt'),
    (from) =>
      correctionDraft(from.people.collector, 'collector', entryOf(from, from.item), 'place'),
  ),
  usual(
    'COR-02',
    'a correction of a part of the digests',
    (from) =>
      correctionDraft(
        from.people.collector,
        'collector',
        entryOf(from, from.image),
        'digests.value',
      ),
    (from) =>
      correctionDraft(from.people.collector, 'collector', entryOf(from, from.image), 'tool'),
  ),
]

function withdrawalDraft(by: LawPerson, role: Role, target: PlacedEvent): LawDraft {
  const { chain, id } = target
  return { type: 'event.withdrawn', by, role, chain, fields: { event: id } }
}

/** A check of the image, so many seconds after it was acquired, where the policy wants one a day. */
function readAfter(seconds: number): Asked {
  const { world, people, image } = setting({ policy: { checkInterval: 86_400 } })
  world.wait(seconds)
  const fields = { result: 'same' } as const
  return {
    world,
    draft: {
      type: 'integrity.checked',
      by: people.collector,
      role: 'examiner',
      chain: image,
      fields,
    },
  }
}

function corrected(from: Setting): ReturnType<LawWorld['did']> {
  const entry = entryOf(from, from.item)
  return from.world.did(correctionDraft(from.people.collector, 'collector', entry, 'description'))
}

const longer = 1000
const restores: readonly Provocation[] = [
  usual(
    'LOG-01',
    'a restore that is recorded after something else',
    (from) => {
      const draft = restoreDraft(from)
      from.world.did(noteDraft(from.people.officer, 'officer', from.caseId))
      return draft
    },
    (from) => {
      from.world.did(noteDraft(from.people.officer, 'officer', from.caseId))
      return restoreDraft(from)
    },
  ),
  usual(
    'LOG-01',
    'a restore under a checkpoint before the end of the backup',
    (from) => {
      const { size, root } = from.world.treeNow()
      return { ...restoreDraft(from), amiss: { anchor: { size: size - 1, root } } }
    },
    (from) => ({ ...restoreDraft(from), amiss: { anchor: from.world.treeNow() } }),
  ),
  usual(
    'LOG-01',
    'a restore under a checkpoint with another root',
    (from) => {
      const { size } = from.world.treeNow()
      return { ...restoreDraft(from), amiss: { anchor: { size, root: from.caseId } } }
    },
    (from) => restoreDraft(from),
  ),
  usual(
    'LOG-01',
    'something lost that the backup held',
    (from) => restoreDraft(from, [{ size: from.world.events.length, root: from.caseId }]),
    (from) => restoreDraft(from, [{ size: from.world.events.length + 1, root: from.caseId }]),
  ),
  usual(
    'ROL-02',
    'set back by somebody who is no founder',
    (from) => ({ ...restoreDraft(from), by: from.people.supervisor, role: 'supervisor' }),
    (from) => restoreDraft(from),
  ),
  usual(
    'LOG-02',
    'set back behind what was seen',
    (from) => restoreDraft(from, [{ size: longer, root: from.caseId }]),
    (from) => noteDraft(from.people.officer, 'officer', from.caseId),
  ),
  usual(
    'LOG-02',
    'set back, and nobody knows behind what',
    (from) => restoreDraft(from),
    (from) => noteDraft(from.people.officer, 'officer', from.caseId),
  ),
]

test('the point of a restore says how much is gone at least, or that it is not known', () => {
  const from = setting()
  const size = from.world.events.length
  const trees = [longer, size + 1].map((lost) => ({ size: lost, root: from.caseId }))
  const [known] = from.world.judge(restoreDraft(from, trees))
  expect(known).toMatchObject({ rule: 'LOG-02', weight: 'point' })
  expect(known?.sentence).toContain(`first ${size} events`)
  expect(known?.sentence).toContain(`A state of ${longer} events had been seen before`)
  expect(known?.sentence).toContain(`at least ${longer - size} of them`)
  expect(from.world.judge(restoreDraft(from))[0]?.sentence).toContain('is not known')
})

const provocations = [
  ...restores,
  ...foundings,
  ...chains,
  ...signers,
  ...people,
  ...cases,
  ...custody,
  ...words,
  ...provocationsOfIncidents,
  ...provocationsOfExaminations,
  ...provocationsOfAccesses,
  ...provocationsOfCourt,
  ...provocationsOfEnds,
  ...provocationsOfSeals,
  ...provocationsOfDerivations,
  ...provocationsOfHolds,
  ...provocationsOfConsents,
  ...provocationsOfParties,
  ...provocationsOfAuthorities,
  ...provocationsOfTimes,
  ...provocationsOfHandling,
  ...provocationsOfConfidence,
]

const late = [
  ...lateProvocationsOfHandling,
  ...lateProvocationsOfQuantities,
  ...lateProvocationsOfEnds,
  ...lateProvocationsOfSeals,
  ...lateProvocationsOfOpenings,
  ...lateProvocationsOfBursts,
  ...lateProvocationsOfPeopleAlone,
  ...lateProvocationsOfConsents,
  ...lateProvocationsOfParties,
  ...lateProvocationsOfAuthorities,
  ...lateProvocationsOfConfidence,
]

describe.each(provocations)('$rule: $what', ({ rule, breaks, nearly }) => {
  const { weight } = ruleEntry(rule as RuleId)

  test('is found', () => {
    const { world, draft } = breaks()
    const found = world.judge(draft)
    expect(found.map((breach) => breach.rule)).toContain(rule)
    for (const breach of found) expect(breach.weight).toBe(ruleEntry(breach.rule as RuleId).weight)
    if (weight === 'refused') expect(found).toHaveLength(1)
  })

  test('and is counted as looked at, once', () => {
    const { world, draft } = breaks()
    const before = world.state.looked().get(rule as RuleId) ?? 0
    const found = world.enter(world.place(draft)).some((breach) => breach.rule === rule)
    // What only the whole ledger shows is asked beside the entering.
    if (found) expect(world.state.looked().get(rule as RuleId)).toBe(before + 1)
    else expect(rule).toBe('SEA-03')
  })

  test('and what nearly does is not', () => {
    const { world, draft } = nearly()
    const found = world.judge(draft)
    expect(found.filter((breach) => breach.rule === rule || breach.weight === 'refused')).toEqual(
      [],
    )
  })
})

describe.each(late)('$rule, in the end: $what', ({ rule, breaks, nearly }) => {
  test.each([
    ['is found', breaks, 1],
    ['and what nearly does is not', nearly, 0],
  ] as const)('%s', (_, happens, times) => {
    const from = setting()
    happens(from)
    const found = reviewed(from.world.state, from.world.now())
    expect(found.filter((one) => one === rule)).toHaveLength(times)
    const again = createCustodyRecord()
    for (const event of bundleOrder(from.world.events)) again.enter(event)
    expect([...reviewed(again, from.world.now())].sort()).toEqual([...found].sort())
  })
})

/** Rules that `review`, `checkPossession` or the walk of both orders give; tests beside those provoke them. */
const elsewhere: readonly RuleId[] = ['CHN-05', 'EXP-02', 'WIT-02', 'SOD-03', 'KEY-08']

test('every rule of the table is provoked', () => {
  const told = [...provocations, ...late].map(({ rule }) => rule)
  const provoked = new Set([...told, ...elsewhere])
  expect([...provoked].sort()).toEqual(Object.keys(rules).sort())
})

test('a sentence names the event or what it is about, and a remedy is a sentence too', () => {
  for (const { breaks } of provocations) {
    const { world, draft } = breaks()
    for (const { sentence, remedy } of world.judge(draft)) {
      expect(sentence).toMatch(/^[A-Z].*\.$/)
      expect(sentence).toMatch(/[0-9a-f]{64}/)
      expect(remedy).toMatch(/^[A-Z].*\.$/)
      expect(sentence + remedy).not.toMatch(/undefined|NaN|null|\[object/)
    }
  }
})
