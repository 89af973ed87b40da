import type { ExportProfile } from '../profile.ts'
import { underACode } from './under-a-code.ts'

/** What may be read in open court, and in a newspaper. */
export const courtPublic: ExportProfile = {
  name: 'court-public',
  title: 'For a public hearing',
  about:
    'What is read in open court can be read in a newspaper. The numbers of exhibits, the digests, tools and methods, and the orders of authorities are opened. Names of people, and whatever people wrote in their own words, are not: nobody knows beforehand whom free text names.',
  sources: [
    'Council of Europe Convention on Action against Trafficking (CETS 197), 11: private life of victims',
    'Protocol against trafficking in persons (Palermo), 6(1): identity of victims',
    'GDPR, 5(1)(c): not more than is needed for the purpose',
  ],
  rules: [
    ...underACode,
    {
      labels: ['name', 'person', 'contact', 'contacts', 'interpreter'],
      withhold: 'personal-data',
      why: 'Who signed is known by his role and his id.',
    },
    {
      types: ['bundle.exported', 'values.disclosed', 'disclosure.made'],
      labels: ['recipient'],
      withhold: 'personal-data',
      why: 'Who was sent what before.',
    },
    {
      labels: ['from', 'giver', 'recipient', 'notified', 'account', 'institution'],
      withhold: 'victim-protection',
      why: 'From whom a thing came is often the victim.',
    },
    {
      labels: ['place', 'location', 'position', 'consignment', 'storage', 'channel'],
      withhold: 'security',
      why: 'Where evidence lies, and how it travels.',
    },
    {
      labels: ['serial', 'imei', 'url'],
      withhold: 'personal-data',
      why: 'Devices and addresses lead to people.',
    },
    {
      types: ['case.opened'],
      labels: ['title'],
      withhold: 'personal-data',
      why: 'Titles of cases name people.',
    },
    {
      labels: ['attachments', 'pageSource', 'pageImage', 'form', 'receipt'],
      withhold: 'personal-data',
      why: 'Photographs and signed forms show people.',
    },
    {
      labels: [
        'exhibit',
        'scheme',
        'reference',
        'agency',
        'quantity',
        'consumed',
        'left',
        'denominations',
        'medium',
        'digests',
        'sourceDigests',
        'config',
        'report',
        'segments',
        'tool',
        'model',
        'method',
        'procedure',
        'writeBlocker',
        'faults',
        'make',
        'platform',
      ],
      open: true,
      why: 'What was examined, with what, and its digests: so that everybody can see that it is the same.',
    },
    {
      types: ['authority.recorded', 'authority.varied'],
      labels: ['identifier', 'issuer', 'order', 'digests', 'document'],
      open: true,
      why: 'By whose order it was done.',
    },
    {
      types: ['court.recorded', 'certificate.issued'],
      labels: [
        'court',
        'courtNumber',
        'courtExhibits',
        'ruling',
        'document',
        'certificate',
        'facts',
        'qualification',
      ],
      open: true,
      why: 'What the court itself did, and what was certified to it.',
    },
    {
      chains: ['ledger', 'party', 'case', 'item', 'access'],
      withhold: 'personal-data',
      why: 'Everything else is in the words of somebody.',
    },
  ],
}
