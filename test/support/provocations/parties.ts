import {
  agreementDraft,
  assistanceDraft,
  endingDraft,
  recoveryDraft,
  roleRevocationDraft,
} from '../law-people.ts'
import {
  acceptDraft,
  approvalDraft,
  cancelDraft,
  correctionDraft,
  entryOf,
  grantDraft,
  noteDraft,
  offerDraft,
  rotationDraft,
  setting,
  withFields,
} from '../law-setting.ts'
import type { Setting } from '../law-setting.ts'
import { enrolmentDraft, lawPerson } from '../law-world.ts'
import type { LawDraft, LawPerson } from '../law-world.ts'
import { usual } from '../provocation.ts'
import type { LateProvocation, Provocation } from '../provocation.ts'

const hour = 3_600_000

/** The same, after the officer is gone. */
function withoutOfficer(from: Setting): Setting {
  from.world.did(endingDraft(from, from.people.officer))
  return from
}

function withoutCollector(from: Setting): Setting {
  from.world.did(endingDraft(from, from.people.collector))
  return from
}

/** The registrar asks that the officer gets another key. */
function rekeyingDraft(from: Setting): LawDraft {
  return rotationDraft(from, from.people.officer, { by: from.people.registrar, role: 'registrar' })
}

/** A ledger of two founders who must both agree, and its second founder. */
function ofTwo(threshold: number): {
  readonly from: Setting
  readonly second: LawPerson
} {
  const second = lawPerson('the second founder')
  return { from: setting({ others: [second], threshold }), second }
}

/** The collector is a point of contact too. */
function abroad(from: Setting): Setting {
  from.world.did(grantDraft(from, from.people.collector, 'contact-point'))
  return from
}

const endings: readonly Provocation[] = [
  usual(
    'PTY-04',
    'gone twice',
    (from) => endingDraft(withoutOfficer(from), from.people.officer),
    (from) => endingDraft(withoutOfficer(from), from.people.custodian),
  ),
  usual(
    'PTY-04',
    'a role for somebody who is gone',
    (from) => grantDraft(withoutOfficer(from), from.people.officer, 'courier'),
    (from) => grantDraft(withoutOfficer(from), from.people.custodian, 'courier'),
  ),
  usual(
    'PTY-04',
    'a role taken from somebody who is gone',
    (from) => roleRevocationDraft(withoutOfficer(from), from.people.officer, 'officer'),
    (from) => roleRevocationDraft(from, from.people.officer, 'officer'),
  ),
  usual(
    'PTY-04',
    'another key for somebody who is gone',
    (from) => rekeyingDraft(withoutOfficer(from)),
    (from) => rekeyingDraft(from),
  ),
  usual(
    'CRY-06',
    'signed by somebody who is gone',
    (from) => noteDraft(withoutOfficer(from).people.officer, 'officer', from.caseId),
    (from) => noteDraft(withoutOfficer(from).people.custodian, 'custodian', from.caseId),
  ),
  usual(
    'CUS-10',
    'offered to somebody who is gone',
    (from) => offerDraft(withoutOfficer(from), {}, { to: from.people.officer.party }),
    (from) => offerDraft(withoutOfficer(from)),
  ),
  usual(
    'SOD-02',
    'he says himself that he is gone',
    (from) => {
      from.world.did(enrolmentDraft(from.people.stranger, ['registrar']))
      return endingDraft(from, from.people.stranger, { by: from.people.stranger })
    },
    (from) => {
      from.world.did(enrolmentDraft(from.people.stranger, ['registrar']))
      return endingDraft(from, from.people.stranger)
    },
  ),
  usual(
    'PTY-05',
    'the last registrar',
    (from) => {
      // One whose role has an end is none who will be left.
      const until = from.world.now() + hour
      from.world.did(grantDraft(from, from.people.supervisor, 'registrar', {}, { until }))
      return endingDraft(from, from.people.registrar, { by: from.people.supervisor })
    },
    (from) => {
      const until = from.world.now() + hour
      from.world.did(grantDraft(from, from.people.supervisor, 'registrar', {}, { until }))
      return endingDraft(from, from.people.officer, { by: from.people.supervisor })
    },
  ),
  {
    rule: 'PTY-05',
    what: 'a founder who must agree to acts on the ledger',
    breaks: () => {
      const { from, second } = ofTwo(2)
      return { world: from.world, draft: endingDraft(from, second) }
    },
    nearly: () => {
      const { from, second } = ofTwo(1)
      return { world: from.world, draft: endingDraft(from, second) }
    },
  },
  usual(
    'PTY-05',
    'the role of the last registrar',
    (from) => {
      from.world.did(enrolmentDraft(from.people.stranger, ['registrar']))
      from.world.did(endingDraft(from, from.people.stranger))
      const by = from.people.supervisor
      const until = from.world.now() + hour
      from.world.did(grantDraft(from, by, 'registrar', {}, { until }))
      return roleRevocationDraft(from, from.people.registrar, 'registrar', { role: 'registrar' })
    },
    (from) => {
      const by = from.people.supervisor
      from.world.did(grantDraft(from, by, 'registrar'))
      return roleRevocationDraft(from, from.people.registrar, 'registrar', { role: 'registrar' })
    },
  ),
  usual(
    'APP-02',
    'whoever did the act is gone',
    (from) => {
      const { world, people, item } = from
      const act = world.did(
        correctionDraft(people.collector, 'collector', entryOf(from, item), 'place'),
      )
      withoutCollector(from)
      return approvalDraft(people.supervisor, 'supervisor', act)
    },
    (from) => {
      const { world, people, item } = from
      const act = world.did(
        correctionDraft(people.collector, 'collector', entryOf(from, item), 'place'),
      )
      withoutOfficer(from)
      return approvalDraft(people.supervisor, 'supervisor', act)
    },
  ),
  usual(
    'APP-02',
    'the person who was to get another key is gone',
    (from) => {
      const act = from.world.did(rekeyingDraft(from))
      return approvalDraft(withoutOfficer(from).people.supervisor, 'supervisor', act)
    },
    (from) => {
      const act = from.world.did(rekeyingDraft(from))
      return approvalDraft(from.people.supervisor, 'supervisor', act)
    },
  ),
  usual(
    'APP-02',
    'the role in which the act was done was taken',
    (from) => {
      const { world, people, item } = from
      const act = world.did(
        correctionDraft(people.collector, 'collector', entryOf(from, item), 'place'),
      )
      world.did(roleRevocationDraft(from, people.collector, 'collector'))
      return approvalDraft(people.supervisor, 'supervisor', act)
    },
    (from) => {
      const { world, people, item } = from
      const act = world.did(
        correctionDraft(people.collector, 'collector', entryOf(from, item), 'place'),
      )
      world.did(roleRevocationDraft(from, people.collector, 'examiner'))
      return approvalDraft(people.supervisor, 'supervisor', act)
    },
  ),
]

const recoveries: readonly Provocation[] = [
  usual(
    'CUS-04',
    'a supervisor hands over what somebody holds who is there',
    (from) => recoveryDraft(withoutOfficer(from)),
    (from) => recoveryDraft(withoutCollector(from)),
  ),
  usual(
    'CUS-04',
    'somebody else hands over what a person held who is gone',
    (from) => offerDraft(withoutCollector(from), { by: from.people.officer, role: 'officer' }),
    (from) => recoveryDraft(withoutCollector(from)),
  ),
  usual(
    'CUS-04',
    'a supervisor takes back what somebody offered who is there',
    (from) => {
      const offer = from.world.did(offerDraft(from))
      return {
        ...cancelDraft(from, offer.id, 'withdrawn'),
        by: from.people.supervisor,
        role: 'supervisor',
      }
    },
    (from) => {
      const offer = from.world.did(offerDraft(from))
      withoutCollector(from)
      return {
        ...cancelDraft(from, offer.id, 'withdrawn'),
        by: from.people.supervisor,
        role: 'supervisor',
      }
    },
  ),
  usual(
    'TRF-02',
    'lent in the name of somebody who is gone',
    (from) =>
      recoveryDraft(withoutCollector(from), { kind: 'lab', dueBack: from.world.now() + hour }),
    (from) => recoveryDraft(withoutCollector(from), { kind: 'lab' }),
  ),
]

const revocations: readonly Provocation[] = [
  usual(
    'ROL-08',
    'a role that the person does not have',
    (from) => roleRevocationDraft(from, from.people.officer, 'courier'),
    (from) => roleRevocationDraft(from, from.people.officer, 'officer'),
  ),
  usual(
    'ROL-08',
    'taken twice',
    (from) => {
      from.world.did(roleRevocationDraft(from, from.people.officer, 'officer'))
      return roleRevocationDraft(from, from.people.officer, 'officer')
    },
    (from) => {
      from.world.did(roleRevocationDraft(from, from.people.officer, 'officer'))
      from.world.did(grantDraft(from, from.people.officer, 'officer'))
      return roleRevocationDraft(from, from.people.officer, 'officer')
    },
  ),
  usual(
    'ROL-08',
    'a grant of another role',
    (from) => {
      const grant = from.world.did(grantDraft(from, from.people.officer, 'courier')).id
      return roleRevocationDraft(from, from.people.officer, 'officer', {}, { grant })
    },
    (from) => {
      const grant = from.world.did(grantDraft(from, from.people.officer, 'courier')).id
      return roleRevocationDraft(from, from.people.officer, 'courier', {}, { grant })
    },
  ),
  usual(
    'ROL-01',
    'signed in a role that was taken',
    (from) => {
      from.world.did(roleRevocationDraft(from, from.people.collector, 'collector'))
      return noteDraft(from.people.collector, 'collector', from.caseId)
    },
    (from) => {
      from.world.did(roleRevocationDraft(from, from.people.collector, 'collector'))
      return noteDraft(from.people.collector, 'examiner', from.caseId)
    },
  ),
  usual(
    'ROL-03',
    'the role of a founder',
    (from) => {
      from.world.did(enrolmentDraft(from.people.stranger, ['registrar']))
      const by = { by: from.people.stranger, role: 'registrar' } as const
      return roleRevocationDraft(from, from.people.registrar, 'founder', by)
    },
    (from) => {
      from.world.did(enrolmentDraft(from.people.stranger, ['registrar']))
      const by = { by: from.people.stranger, role: 'registrar' } as const
      return roleRevocationDraft(from, from.people.registrar, 'supervisor', by)
    },
  ),
  usual(
    'ROL-05',
    'a supervisor takes the role of the overseer',
    (from) => roleRevocationDraft(from, from.people.overseer, 'oversight'),
    (from) => roleRevocationDraft(from, from.people.defender, 'defence'),
  ),
  usual(
    'SOD-02',
    'a role from himself',
    (from) => {
      from.world.did(grantDraft(from, from.people.supervisor, 'judge'))
      return roleRevocationDraft(from, from.people.supervisor, 'judge')
    },
    (from) => {
      from.world.did(grantDraft(from, from.people.officer, 'judge'))
      return roleRevocationDraft(from, from.people.officer, 'judge')
    },
  ),
]

const agreements: readonly Provocation[] = [
  usual(
    'AGR-01',
    'ends before it begins',
    (from) => agreementDraft(from, { validFrom: 2, validUntil: 1 }),
    (from) => agreementDraft(from, { validFrom: 1, validUntil: 1 }),
  ),
  usual(
    'AGR-02',
    'what is no agreement',
    (from) => assistanceDraft(abroad(from), entryOf(from, from.item)),
    (from) => assistanceDraft(abroad(from), from.world.did(agreementDraft(from))),
  ),
  usual(
    'AGR-02',
    'an agreement for a loan',
    (from) => {
      const agreement = from.world.did(agreementDraft(from)).id
      return offerDraft(from, {}, { kind: 'loan', dueBack: from.world.now() + hour, agreement })
    },
    (from) => offerDraft(from, {}, { kind: 'loan', dueBack: from.world.now() + hour }),
  ),
  usual(
    'AGR-03',
    'an agreement that has ended',
    (from) => {
      const agreement = abroad(from).world.did(
        agreementDraft(from, { validUntil: from.world.now() }),
      )
      return assistanceDraft(from, agreement)
    },
    (from) => {
      const agreement = abroad(from).world.did(
        agreementDraft(from, { validUntil: from.world.now() + 1000 }),
      )
      return assistanceDraft(from, agreement)
    },
  ),
  usual(
    'AGR-03',
    'an agreement that has not begun',
    (from) => {
      const agreement = abroad(from).world.did(
        agreementDraft(from, { validFrom: from.world.now() + hour }),
      )
      return assistanceDraft(from, agreement)
    },
    (from) => {
      const agreement = abroad(from).world.did(
        agreementDraft(from, { validFrom: from.world.now() + 1000 }),
      )
      return assistanceDraft(from, agreement)
    },
  ),
  usual(
    'XFR-01',
    'without an agreement',
    (from) => assistanceDraft(abroad(from), undefined),
    (from) => assistanceDraft(abroad(from), from.world.did(agreementDraft(from))),
  ),
  usual(
    'XFR-01',
    'not by the point of contact',
    (from) => assistanceDraft(from, from.world.did(agreementDraft(from)), { role: 'collector' }),
    (from) => assistanceDraft(abroad(from), from.world.did(agreementDraft(from))),
  ),
  usual(
    'XFR-02',
    'another kind of item than was agreed',
    (from) =>
      assistanceDraft(abroad(from), from.world.did(agreementDraft(from, { kinds: ['data'] }))),
    (from) =>
      assistanceDraft(
        abroad(from),
        from.world.did(agreementDraft(from, { kinds: ['data', 'device'] })),
      ),
  ),
]

export const provocationsOfParties: readonly Provocation[] = [
  ...endings,
  ...recoveries,
  ...revocations,
  ...agreements,
]

/** Device and image are handed to the custodian. */
function handOver(from: Setting): void {
  const { world, item, image } = from
  for (const chain of [item, image]) {
    const offer = world.did(offerDraft(from, { chain }))
    world.did(acceptDraft(from, offer.id, { chain }))
  }
}

/** What only `review` can say of people. */
export const lateProvocationsOfParties: readonly LateProvocation[] = [
  {
    rule: 'PTY-06',
    what: 'gone with evidence in his custody',
    breaks: (from) => void from.world.did(endingDraft(from, from.people.collector)),
    nearly: (from) => {
      handOver(from)
      from.world.did(endingDraft(from, from.people.collector))
    },
  },
  {
    rule: 'PTY-06',
    what: 'gone while an offer to him is open',
    breaks: (from) => {
      from.world.did(offerDraft(from))
      from.world.did(endingDraft(from, from.people.custodian))
    },
    nearly: (from) => {
      const offer = from.world.did(offerDraft(from))
      from.world.did(cancelDraft(from, offer.id, 'withdrawn'))
      from.world.did(endingDraft(from, from.people.custodian))
    },
  },
  {
    rule: 'PTY-06',
    what: 'gone while what he lent is not back',
    breaks: (from) => lendAndGo(from, 'loan'),
    nearly: (from) => lendAndGo(from, 'permanent'),
  },
]

function lendAndGo(from: Setting, kind: 'loan' | 'permanent'): void {
  const { world, people } = from
  handOver(from)
  const holder = { by: people.custodian, role: 'custodian' } as const
  const dueBack = kind === 'loan' ? { dueBack: world.now() + hour } : {}
  for (const chain of [from.item, from.image]) {
    const draft = offerDraft(from, { ...holder, chain }, { to: people.officer.party, kind })
    const offer = world.did(withFields(draft, dueBack))
    world.did(acceptDraft(from, offer.id, { by: people.officer, role: 'officer', chain }))
  }
  world.did(endingDraft(from, people.custodian))
}
