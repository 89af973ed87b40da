/** What comes of an item in custody, and what of it is used up. */
export const derivationTypes = {
  'copy.made': {
    meaning: 'Data in custody was copied; the copy is an item of its own, held by who made it.',
    says: 'makes a {copyRole} copy of item {source}, which is item {here}[; to be handled as {handling}]',
    example:
      'custodia record copy.made --source EX-1.1 --copy-role working --exhibit EX-1.2 --medium "Stick 4" --verified yes --digests copy.E01 --source-digests disk.E01 --key a.key',
    chains: ['item'],
    opens: 'only',
    roles: ['custodian', 'collector', 'examiner'],
    fields: {
      source: 'item-id',
      copyRole: 'copy-role',
      verified: 'bool',
      // Beside what the source has.
      handling: 'handling-codes?',
    },
    sealed: {
      exhibit: 'text',
      description: 'text?',
      medium: 'text',
      digests: 'digests',
      // Of that which was copied, measured now.
      sourceDigests: 'digests',
      tool: 'text?',
      method: 'text?',
    },
  },
  'item.derived': {
    meaning:
      'Something was made of an item in custody or taken from it: a part, a sample, an extract, a translation.',
    says: 'makes of item {source} item {here}, {kind} ({relation})[, with the copy role {copyRole}][; to be handled as {handling}]',
    example:
      'custodia record item.derived --source EX-1 --relation split --kind drugs --exhibit EX-1.1 --quantity "2.5 g" --key a.key',
    chains: ['item'],
    opens: 'only',
    roles: ['custodian', 'collector', 'examiner'],
    fields: {
      source: 'item-id',
      relation: 'derivation',
      kind: 'item-kind',
      // Left out, it is that of the source.
      copyRole: 'copy-role?',
      // Beside what the source has.
      handling: 'handling-codes?',
    },
    sealed: {
      exhibit: 'text',
      description: 'text?',
      quantity: 'quantity?',
      portion: 'text?',
      condition: 'text?',
      digests: 'digests?',
      method: 'text?',
      tool: 'text?',
      config: 'digests?',
      language: 'text?',
      interpreter: 'text?',
    },
  },
  'sample.consumed': {
    meaning: 'A test used up a part of the item, or all of it.',
    says: 'states that a test used up a part of item {here}[; notice of it was given at {notice}]',
    example:
      'custodia record sample.consumed EX-1.1 --consumed "0.5 g" --left "2.0 g" --procedure "SOP 7" --authority @9 --key a.key',
    chains: ['item'],
    opens: 'never',
    roles: ['examiner'],
    fields: { notice: 'time?' },
    sealed: {
      consumed: 'quantity',
      left: 'quantity',
      procedure: 'text?',
      request: 'text?',
    },
  },
} as const
