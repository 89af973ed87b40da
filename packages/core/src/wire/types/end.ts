/** How custody of an item ends, and how sealed values and lists of accesses are erased. */
export const endTypes = {
  'disposition.authorized': {
    meaning: 'The end of the item was authorised by somebody who does not hold it.',
    says: 'authorises that item {here} is {disposal}[, not before {appealUntil}][; the owner had notice at {ownerNotice}]',
    example:
      'custodia record disposition.authorized EX-1 --disposal destroyed --order "7 K 12/26" --key a.key',
    chains: ['item'],
    opens: 'never',
    roles: ['officer', 'supervisor', 'prosecutor', 'judge'],
    fields: { disposal: 'disposal', appealUntil: 'time?', ownerNotice: 'time?' },
    sealed: { order: 'text', explanation: 'text?' },
  },
  'item.disposed': {
    meaning:
      'The custodian ended custody of the item. Its destruction or return has effect once a witness or the owner signs.',
    says: 'states that item {here} is {disposal}, as authorised by event {clearance}[; of what came of it, {remaining} remain]',
    example:
      'custodia record item.disposed EX-1 --clearance @12 --disposal destroyed --certificate c.pdf --key a.key',
    chains: ['item'],
    opens: 'never',
    roles: ['custodian', 'collector', 'examiner', 'courier', 'officer', 'clerk', 'prosecutor'],
    fields: {
      clearance: 'event-id',
      disposal: 'disposal',
      idChecked: 'bool?',
      remaining: 'item-ids?',
    },
    sealed: { circumstances: 'text?', certificate: 'digests?' },
  },
  'data.erased': {
    meaning:
      'Sealed values of earlier entries are to be erased. Their digests stay; it has effect once a registrar approves.',
    example:
      'custodia record data.erased EX-1 --events @12 --erased from,serial --ground request --request "DP 4/26" --key a.key',
    chains: ['party', 'case', 'item'],
    opens: 'never',
    roles: ['data-protection'],
    fields: { events: 'event-ids', erased: 'labels', ground: 'erasure-ground' },
    sealed: { request: 'text', explanation: 'text?' },
  },
  'accesses.erased': {
    meaning:
      'Entries of the list of accesses to the item are to be erased whole: those recorded before a day. That they were there stays; it has effect once a registrar approves.',
    says: 'asks that what was recorded before {until} in the list of accesses to item {here} be erased',
    example:
      'custodia record accesses.erased EX-1 --until 2025-01-01 --request "DP 4/26" --key a.key',
    chains: ['item'],
    opens: 'never',
    roles: ['data-protection'],
    fields: { until: 'time' },
    sealed: { request: 'text?', explanation: 'text?' },
  },
} as const
