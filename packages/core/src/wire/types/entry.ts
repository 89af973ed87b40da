/** How things and data come into custody. */
export const entryTypes = {
  'item.collected': {
    meaning: 'A thing was taken into custody.',
    says: 'takes item {here}, a {kind} that was {mode}, into custody in case {case}',
    chains: ['item'],
    opens: 'only',
    roles: ['collector', 'examiner', 'officer'],
    fields: { case: 'case-id', kind: 'item-kind', mode: 'collection-mode' },
    sealed: {
      exhibit: 'text',
      description: 'text',
      condition: 'text?',
      quantity: 'text?',
      serial: 'text?',
      from: 'text?',
    },
  },
  'item.acquired': {
    meaning: 'Data was taken into custody: an image, an extraction, a capture, a copy.',
    says: 'takes data that was {mode}[ from item {source}] into custody in case {case} as item {here}, with the copy role {copyRole}[; the clock of the device was {clockOffset} seconds ahead]',
    chains: ['item'],
    opens: 'only',
    roles: ['collector', 'examiner'],
    fields: {
      case: 'case-id',
      source: 'item-id?',
      mode: 'acquisition-mode',
      copyRole: 'copy-role',
      // Seconds by which the clock of the device was ahead; negative if it was behind.
      clockOffset: 'integer?',
    },
    sealed: {
      exhibit: 'text',
      description: 'text?',
      digests: 'digests',
      tool: 'text',
      method: 'text?',
      changes: 'text?',
      faults: 'text?',
      url: 'text?',
    },
  },
} as const
