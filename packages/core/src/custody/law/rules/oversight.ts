/** Before the court, and who keeps watch. */
export const oversightRules = {
  'DSC-01': {
    title: 'Acknowledged by the recipient',
    weight: 'refused',
    sentence:
      'A disclosure is acknowledged once by each recipient, in the role to which it was made, and not by who made it.',
    source: 'FRE 902(11); CPS Exhibits',
  },
  'CRT-01': {
    title: 'Before the court',
    weight: 'point',
    grade: 'minor',
    sentence: 'A court admits, excludes, returns or seals what was lodged or marked before.',
    source: 'NIST IR 7928, sample form: court',
  },
  'USE-01': {
    title: 'Use of what was restricted',
    weight: 'refused',
    sentence: 'An account of use names an earlier entry of its chain that set restrictions.',
    source: 'Budapest Convention, 28(4)',
  },
  'AUD-03': {
    title: 'Inventory not in order',
    weight: 'point',
    sentence:
      'An inventory finds every item where it should be, and none that is missing or disposed.',
    source: 'IAPE standards 21 and 22: inventories',
  },
  'AUD-05': {
    title: 'What an audit covers',
    weight: 'refused',
    sentence: 'An audit speaks of positions of the log before its own.',
    source: 'UNCAC 6, 36',
  },
  'SOD-04': {
    title: 'Independent inventory',
    weight: 'point',
    sentence: 'Who takes stock has custody of nothing that he counts.',
    source: 'IAPE standards; UNCAC 6, 36',
  },
  'SOD-05': {
    title: 'Not always the same two',
    weight: 'point',
    grade: 'information',
    sentence:
      'Of ten or more acts of one person in one case that were witnessed, not all were witnessed by one and the same person alone.',
    source: 'IAPE standards, separation of duties; audit practice: paired signatures',
  },
} as const
