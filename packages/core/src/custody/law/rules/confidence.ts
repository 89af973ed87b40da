/** What a record may tell of people. */
export const confidenceRules = {
  'PRV-01': {
    title: 'Nothing of people in clear',
    weight: 'point',
    unit: 'entries with values in clear',
    sentence:
      'What stands in clear does not look like an address, a number or a date that points to a person.',
    expert:
      'No text in `clear` holds an e-mail address, an IBAN, the number of a payment card, a telephone number with its country code, or a full date. Names are not recognised.',
    source: 'EDPB Guidelines 02/2025; Council of Europe Convention 197, 11',
    section: 'docs/law.md, "What is in clear"',
  },
  'PRV-05': {
    title: 'Sealed unless the policy says otherwise',
    weight: 'refused',
    sentence: 'A value stands in clear only if the policy in force allows it for its label.',
    expert:
      'Each label in `clear` stands in `clear` of the policy in force at the log index of the event.',
    source: 'docs/law.md, "What is in clear"',
    section: 'docs/law.md, "What is in clear"',
  },
  'PRV-06': {
    title: 'An id for each case',
    weight: 'refused',
    sentence:
      'Where the policy asks for it, a person works in each case under an id and a key of their own, so that nobody sees from the record that it is the same person.',
    expert:
      'If `role` stands in `pseudonyms` of the policy in force, the signer has signed no event of another case in one of these roles before. A bundle of one case cannot show it.',
    source: 'Council of Europe Convention 197, 28',
    section: 'docs/law.md, "What is in clear"',
  },
} as const
