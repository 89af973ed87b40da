/** What is done with an item while it is held. */
export const examinationTypes = {
  'item.accessed': {
    meaning: 'The item was viewed, heard or consulted; custody did not move.',
    says: 'states that item {item} was {means}',
    chains: ['access'],
    opens: 'may',
    roles: 'any',
    fields: { item: 'item-id', means: 'access-means' },
    sealed: { justification: 'text', part: 'text?' },
  },
  'integrity.checked': {
    meaning: 'The data of the item was read again and its digests were measured.',
    says: 'read item {here} again and found its data {result}',
    chains: ['item'],
    opens: 'never',
    roles: [
      'custodian',
      'collector',
      'examiner',
      'courier',
      'officer',
      'clerk',
      'defence',
      'service',
    ],
    fields: { result: 'check-result' },
    sealed: { digests: 'digests', tool: 'text?' },
  },
} as const
