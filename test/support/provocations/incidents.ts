import {
  draft,
  incidentDraft,
  lost,
  resolutionDraft,
  challengeDraft,
  answerDraft,
} from '../law-ends.ts'
import { entryOf } from '../law-setting.ts'
import type { LawDraft } from '../law-world.ts'
import { usual } from '../provocation.ts'
import type { Provocation } from '../provocation.ts'

const incidents: readonly Provocation[] = [
  usual(
    'INC-01',
    'the service reports a loss',
    ({ world, item }) =>
      draft('incident.reported', world.service, 'service', item, { kind: 'loss' }),
    ({ world }) =>
      draft('incident.reported', world.service, 'service', world.ledger, {
        kind: 'clock',
        behind: 7000,
      }),
  ),
  usual(
    'INC-01',
    'the service does not say how far its clock stood behind',
    ({ world }) =>
      draft('incident.reported', world.service, 'service', world.ledger, { kind: 'clock' }),
    ({ world, people }) =>
      draft('incident.reported', people.registrar, 'registrar', world.ledger, { kind: 'clock' }),
  ),
  usual(
    'INC-02',
    'a loss in the chain of a case',
    (from) => incidentDraft(from, 'loss', {}, from.caseId),
    (from) => incidentDraft(from, 'breach', {}, from.caseId),
  ),
  usual(
    'INC-02',
    'lost twice',
    (from) => {
      lost(from)
      return incidentDraft(from, 'loss')
    },
    (from) => incidentDraft(from, 'loss'),
  ),
  usual(
    'INC-02',
    'found, and never lost',
    (from) => incidentDraft(from, 'found'),
    (from) => {
      lost(from)
      return incidentDraft(from, 'found')
    },
  ),
  usual(
    'CUS-02',
    'found again',
    (from) => {
      lost(from)
      return incidentDraft(from, 'found')
    },
    (from) => incidentDraft(from, 'loss'),
  ),
  usual(
    'ATT-01',
    'an incident about an entry of another chain',
    (from) => incidentDraft(from, 'other', { event: from.caseId }),
    (from) => incidentDraft(from, 'other', { event: from.item }),
  ),
  usual(
    'INC-03',
    'closed twice',
    (from) => {
      const incident = from.world.did(incidentDraft(from, 'breach'))
      from.world.did(resolutionDraft(from, incident))
      return resolutionDraft(from, incident)
    },
    (from) => resolutionDraft(from, from.world.did(incidentDraft(from, 'breach'))),
  ),
  usual(
    'INC-03',
    'a find is closed',
    (from) => {
      lost(from)
      return resolutionDraft(from, from.world.did(incidentDraft(from, 'found')))
    },
    (from) => resolutionDraft(from, lost(from)),
  ),
  usual(
    'INC-03',
    'closed in another chain',
    (from) => {
      const incident = from.world.did(incidentDraft(from, 'breach'))
      return { ...resolutionDraft(from, incident), chain: from.caseId } as LawDraft
    },
    (from) => resolutionDraft(from, from.world.did(incidentDraft(from, 'breach', {}, from.caseId))),
  ),
  usual(
    'SOD-02',
    'closed by the person whom it concerns',
    (from) => {
      const concerns = from.people.supervisor.party
      return resolutionDraft(from, from.world.did(incidentDraft(from, 'breach', { concerns })))
    },
    (from) => {
      const concerns = from.people.custodian.party
      return resolutionDraft(from, from.world.did(incidentDraft(from, 'breach', { concerns })))
    },
  ),
]

const challenges: readonly Provocation[] = [
  usual(
    'ATT-01',
    'a challenge to an entry of another chain',
    (from) =>
      ({ ...challengeDraft(from, entryOf(from, from.item)), chain: from.image }) as LawDraft,
    (from) => challengeDraft(from, entryOf(from, from.item)),
  ),
  usual(
    'CHG-01',
    'answered by who raised it',
    (from) => {
      const challenge = from.world.did(challengeDraft(from, entryOf(from, from.item)))
      return answerDraft(from.people.defender, 'defence', challenge)
    },
    (from) => {
      const challenge = from.world.did(challengeDraft(from, entryOf(from, from.item)))
      return answerDraft(from.people.defender, 'defence', challenge, 'withdrawn')
    },
  ),
  usual(
    'CHG-01',
    'taken back by another',
    (from) => {
      const challenge = from.world.did(challengeDraft(from, entryOf(from, from.item)))
      return answerDraft(from.people.officer, 'officer', challenge, 'withdrawn')
    },
    (from) => {
      const challenge = from.world.did(challengeDraft(from, entryOf(from, from.item)))
      return answerDraft(from.people.officer, 'officer', challenge, 'rejected')
    },
  ),
  usual(
    'CHG-01',
    'answered by the overseer',
    (from) => {
      const challenge = from.world.did(challengeDraft(from, entryOf(from, from.item)))
      return answerDraft(from.people.overseer, 'oversight', challenge)
    },
    (from) => {
      const challenge = from.world.did(challengeDraft(from, entryOf(from, from.item)))
      return answerDraft(from.people.collector, 'collector', challenge)
    },
  ),
  usual(
    'CHG-01',
    'answered twice',
    (from) => {
      const challenge = from.world.did(challengeDraft(from, entryOf(from, from.item)))
      from.world.did(answerDraft(from.people.officer, 'officer', challenge))
      return answerDraft(from.people.officer, 'officer', challenge)
    },
    (from) => {
      const entry = entryOf(from, from.item)
      from.world.did(
        answerDraft(from.people.officer, 'officer', from.world.did(challengeDraft(from, entry))),
      )
      return answerDraft(
        from.people.officer,
        'officer',
        from.world.did(challengeDraft(from, entry)),
      )
    },
  ),
]

export const provocationsOfIncidents: readonly Provocation[] = [...incidents, ...challenges]
