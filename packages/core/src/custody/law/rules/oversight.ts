/** Before the court, and who keeps watch. */
export const oversightRules = {
  'DSC-01': {
    title: 'Acknowledged by the recipient',
    weight: 'refused',
    sentence:
      'A disclosure is acknowledged once by each recipient, in the role to which it was made, and not by who made it.',
    expert:
      '`disclosure` of disclosure.acknowledged is a disclosure.made of the case by another signer, `role` is its `recipientRole`, and the signer acknowledges it for the first time.',
    source: 'FRE 902(11); CPS Exhibits',
    section: 'docs/format/event-types.md, "disclosure.acknowledged"',
  },
  'CRT-01': {
    title: 'Before the court',
    weight: 'point',
    grade: 'minor',
    sentence: 'A court admits, excludes, returns or seals what was lodged or marked before.',
    expert:
      'Each item of court.recorded with another `step` than lodged and marked stands in an earlier court.recorded with one of those.',
    source: 'NIST IR 7928, sample form: court',
    section: 'docs/format/event-types.md, "court.recorded"',
  },
  'USE-01': {
    title: 'Use of what was restricted',
    weight: 'refused',
    sentence: 'An account of use names an earlier entry of its chain that set restrictions.',
    expert:
      '`restriction` of use.reported is an accepted event of the same chain that seals `restrictions`.',
    source: 'Budapest Convention, 28(4)',
    section: 'docs/format/event-types.md, "use.reported"',
  },
  'AUD-03': {
    title: 'Inventory not in order',
    weight: 'point',
    sentence:
      'An inventory finds every item where it should be, and none that is missing or disposed.',
    expert:
      'Each `result` in `sightings` of inventory.recorded is seen, and no item that was seen is missing or disposed at that log index.',
    unit: 'inventories and sightings',
    source: 'IAPE standards 21 and 22: inventories',
    section: 'docs/law.md, "What a case says of its items"',
  },
  'AUD-05': {
    title: 'What an audit covers',
    weight: 'refused',
    sentence: 'An audit speaks of positions of the log before its own.',
    expert:
      '`first` of audit.recorded is at most `last`, and `last` is lower than its own log index.',
    source: 'UNCAC 6, 36',
    section: 'docs/format/event-types.md, "audit.recorded"',
  },
  'SOD-04': {
    title: 'Independent inventory',
    weight: 'point',
    sentence: 'Who takes stock has custody of nothing that he counts.',
    expert:
      'The signer of inventory.recorded is not the custodian, at that log index, of an item in `sightings`.',
    unit: 'sightings of items in custody',
    source: 'IAPE standards; UNCAC 6, 36',
    section: 'docs/law.md, "What a case says of its items"',
  },
  'SOD-05': {
    title: 'Not always the same two',
    weight: 'point',
    grade: 'information',
    sentence:
      'Of ten or more acts of one person in one case that were witnessed, not all were witnessed by one and the same person alone.',
    expert:
      'Where ten or more events of one human being in one case have event.witnessed, those are not all by one and the same other human being.',
    unit: 'people with ten witnessed acts in a case',
    source: 'IAPE standards, separation of duties; audit practice: paired signatures',
    section: 'docs/law.md, "More than one person"',
  },
} as const
