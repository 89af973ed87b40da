import type { ExportProfile } from '../profile.ts'

/** What an item is and that it is the same, and nothing of people. */
export const itemOnly: ExportProfile = {
  name: 'item-only',
  title: 'The item, and nothing else',
  about:
    'For whoever has to know an item again and see that its data is the same: a laboratory, an expert, an archive. Nothing of the case but its file number, and nothing of people.',
  rules: [
    {
      types: ['case.opened'],
      labels: ['reference'],
      open: true,
      why: 'To file it.',
    },
    {
      chains: ['item'],
      labels: ['from', 'account', 'institution', 'interpreter', 'recipient', 'contact', 'giver'],
      withhold: 'personal-data',
      why: 'From whom it came, and to whom it belongs.',
    },
    {
      chains: ['item'],
      labels: [
        'exhibit',
        'scheme',
        'description',
        'condition',
        'quantity',
        'consumed',
        'left',
        'denominations',
        'portion',
        'make',
        'serial',
        'imei',
        'medium',
        'storage',
        'platform',
        'preservation',
        'digests',
        'sourceDigests',
        'config',
        'segments',
        'tool',
        'method',
        'writeBlocker',
        'changes',
        'faults',
        'pageSource',
        'pageImage',
      ],
      open: true,
      why: 'What it is, in which condition, and its digests.',
    },
  ],
}
