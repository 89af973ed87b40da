/** Seals, and the numbers that items carry. */
export const packagingTypes = {
  'seal.applied': {
    meaning: 'The item was sealed. The numbers of the seals stand on no other seal.',
    says: 'seals item {here} in a {container} with {seals}[, in place of {replaces}]',
    example:
      'custodia record seal.applied EX-1 --seals A1234567 --container bag --position "Over the flap" --key a.key',
    chains: ['item'],
    opens: 'never',
    roles: ['custodian', 'collector', 'examiner', 'officer', 'clerk', 'prosecutor'],
    fields: { seals: 'seal-numbers', container: 'container', replaces: 'seal-numbers?' },
    sealed: { position: 'text?', condition: 'text?' },
  },
  'seal.inspected': {
    meaning: 'Somebody looked at the seals of the item and says what he saw.',
    says: 'looked at the seals of item {here} and found them {result}[: {seals}]',
    example: 'custodia record seal.inspected EX-1 --seals A1234567 --result intact --key a.key',
    chains: ['item'],
    opens: 'never',
    waits: 'never',
    roles: [
      'custodian',
      'collector',
      'examiner',
      'courier',
      'officer',
      'clerk',
      'prosecutor',
      'contact-point',
      'defence',
      'oversight',
    ],
    fields: { seals: 'seal-numbers?', result: 'seal-condition' },
    sealed: { condition: 'text?' },
  },
  'seal.broken': {
    meaning: 'The custodian opened the sealed item.',
    says: 'opens item {here} and breaks {seals} ({reason})',
    example:
      'custodia record seal.broken EX-1 --seals A1234567 --reason examination --authority @9 --key a.key',
    chains: ['item'],
    opens: 'never',
    roles: ['custodian', 'collector', 'examiner', 'officer', 'clerk', 'prosecutor'],
    fields: { seals: 'seal-numbers', reason: 'opening-reason' },
    sealed: { request: 'text?', condition: 'text?', explanation: 'text?' },
  },
  'item.relabelled': {
    meaning: 'The item got a new exhibit number; it is found by the old one too.',
    says: 'gives item {here} a new exhibit number',
    example:
      'custodia record item.relabelled EX-1 --exhibit "7 K 12/26 - 4" --scheme "District court" --key a.key',
    chains: ['item'],
    opens: 'never',
    roles: ['custodian', 'collector', 'examiner', 'officer', 'clerk', 'prosecutor'],
    fields: {},
    sealed: { exhibit: 'text', scheme: 'text?' },
  },
  'item.classified': {
    meaning:
      'How the item is to be handled was set anew; to be handled less strictly, it needs another person.',
    says: 'states how item {here} is to be handled from here on[: {handling}]',
    example:
      'custodia record item.classified EX-1 --handling victim-protected,privileged --reason "Names the victim" --key a.key',
    chains: ['item'],
    opens: 'never',
    roles: ['custodian', 'collector', 'examiner', 'officer', 'clerk', 'prosecutor'],
    fields: { handling: 'handling-codes?' },
    sealed: { reason: 'text' },
  },
  'receipt.issued': {
    meaning: 'A receipt for the item was made out to the person from whom it was taken.',
    says: 'made out a receipt for item {here}, which was {outcome}',
    example:
      'custodia record receipt.issued EX-1 --recipient "O. Muster" --outcome taken --receipt receipt.pdf --key a.key',
    chains: ['item'],
    opens: 'never',
    waits: 'never',
    roles: ['collector', 'officer', 'examiner', 'custodian'],
    fields: { outcome: 'receipt-outcome' },
    sealed: { recipient: 'text', contact: 'text?', receipt: 'digests?', explanation: 'text?' },
  },
} as const
