import type { ExportProfile } from '../profile.ts'
import { underACode } from './under-a-code.ts'

/** What another authority needs to take the evidence over. */
export const partnerAgency: ExportProfile = {
  name: 'partner-agency',
  title: 'For another authority',
  about:
    'Another authority takes the evidence over, under an agreement. It needs to know what the items are, that they are the same, whom to ask, and under which restrictions they come. It does not need the notes of the investigation, the names of those from whom things came, or who else was sent what.',
  sources: [
    'UN Convention against Transnational Organized Crime, 18(19): no use beyond the request',
    'Protocol against trafficking in persons (Palermo), 10(3): the receiver keeps the restrictions of the sender',
    'Budapest Convention, 28: conditions bind the receiver',
  ],
  rules: [
    ...underACode,
    {
      labels: ['from', 'giver', 'notified'],
      withhold: 'victim-protection',
      why: 'From whom a thing came is asked for by a request of its own.',
    },
    {
      types: ['agreement.registered'],
      withhold: 'partner-restriction',
      why: 'The ledger may know agreements with others than this receiver.',
    },
    {
      types: ['disclosure.made', 'bundle.exported', 'values.disclosed', 'use.reported'],
      labels: ['recipient', 'reason', 'use'],
      withhold: 'partner-restriction',
      why: 'Who else was sent what.',
    },
    {
      types: ['note.added', 'disclosure.acknowledged'],
      withhold: 'ongoing-investigation',
      why: 'Working notes are for those who work on the case.',
    },
    {
      types: ['receipt.issued'],
      labels: ['recipient', 'contact', 'receipt'],
      withhold: 'personal-data',
      why: 'To whom a receipt was given, and where he lives.',
    },
    {
      chains: ['party'],
      labels: ['person'],
      withhold: 'personal-data',
      why: 'Whether two ids are one human being is asked of the sender.',
    },
    {
      labels: ['name', 'agency', 'contact'],
      open: true,
      why: 'Whom to ask.',
    },
    {
      chains: ['case'],
      labels: [
        'reference',
        'identifier',
        'issuer',
        'scope',
        'order',
        'digests',
        'document',
        'restrictions',
        'place',
        'court',
        'courtNumber',
        'courtExhibits',
        'ruling',
        'certificate',
        'facts',
        'qualification',
      ],
      open: true,
      why: 'The file number, the lawful basis, the restrictions, and what a court did.',
    },
    {
      chains: ['item'],
      open: true,
      why: 'The custody of the evidence, whole.',
    },
    {
      chains: ['access'],
      withhold: 'ongoing-investigation',
      why: 'Why somebody looked at an item tells what the investigation is after.',
    },
    {
      chains: ['case'],
      withhold: 'ongoing-investigation',
      why: 'What is done in the case is for those who work on it.',
    },
  ],
}
