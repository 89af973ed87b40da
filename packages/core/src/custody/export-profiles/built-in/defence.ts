import type { ExportProfile } from '../profile.ts'

/** What the defence needs to test the evidence, without the addresses of people. */
export const defence: ExportProfile = {
  name: 'defence',
  title: 'For the defence',
  about:
    'The defence is to be able to test everything: who handled an item, when, where and why, with which tools, what went wrong and what was corrected. It learns the names of those who signed, and from whom things came. It does not learn how to reach people, nor how authorities exchange evidence.',
  sources: [
    'CPS guidance on exhibits: reasonable access of the defence to exhibits',
    'Council of Europe Convention on Action against Trafficking (CETS 197), 11 and 28: private life of victims, protection of witnesses',
    'Directive (EU) 2016/680, 4(1)(c): not more than is needed for the purpose',
  ],
  rules: [
    {
      handling: ['victim-protected'],
      labels: ['from', 'account', 'institution', 'place', 'imei', 'serial', 'attachments'],
      withhold: 'victim-protection',
      why: 'What leads to the victim is opened when the court orders it.',
    },
    {
      handling: ['undercover'],
      labels: ['from', 'place', 'method', 'changes', 'explanation', 'attachments'],
      withhold: 'undercover',
      why: 'Who works under cover, and how, is opened when the court orders it.',
    },
    {
      handling: ['intelligence'],
      labels: ['from', 'place', 'account'],
      withhold: 'ongoing-investigation',
      why: 'Where intelligence comes from.',
    },
    {
      labels: ['contact', 'contacts'],
      withhold: 'personal-data',
      why: 'The defence calls people through the court, not at home.',
    },
    {
      types: ['agreement.registered'],
      labels: ['channel', 'formats'],
      withhold: 'partner-restriction',
      why: 'How authorities send evidence to one another says nothing of the evidence.',
    },
    {
      chains: ['ledger'],
      open: true,
      why: 'Under which rules the ledger was kept, and what was done about it.',
    },
    {
      chains: ['party'],
      labels: ['name', 'agency', 'person'],
      open: true,
      why: 'Who signed. The value "person" shows whether two ids are one human being, and nothing else.',
    },
    {
      types: [
        'key.rotated',
        'key.revoked',
        'role.granted',
        'role.revoked',
        'party.ended',
        'event.witnessed',
        'event.approved',
        'event.withdrawn',
        'note.added',
        'entry.corrected',
        'incident.reported',
        'incident.resolved',
        'challenge.raised',
        'challenge.answered',
        'data.erased',
      ],
      open: true,
      why: 'What was corrected, disputed, approved or erased, and why somebody may sign no more.',
    },
    {
      chains: ['case', 'item'],
      open: true,
      why: 'The custody of the evidence, whole.',
    },
    {
      chains: ['access'],
      open: true,
      why: 'Who looked at the evidence, and what for.',
    },
    {
      labels: ['place', 'purposeText', 'lateReason', 'attachments'],
      open: true,
      why: 'Where it was done, what for, why it was entered late, and what was attached.',
    },
  ],
}
