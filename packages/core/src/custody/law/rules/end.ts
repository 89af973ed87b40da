/** The end of an item, of what is sealed, and what leaves the ledger. */
export const endRules = {
  'DIS-01': {
    title: 'Authorised before it ends',
    weight: 'refused',
    sentence:
      'The end of an item is authorised by somebody who neither took nor holds it, and comes as authorised, after the time for appeal.',
    source: 'NIST IR 7928: final disposal authority',
  },
  'DIS-02': {
    title: 'Witnessed, or signed by the owner',
    weight: 'point',
    sentence:
      'A destruction is witnessed, and a return is signed by the owner; until then custody has not ended.',
    source: 'NIST IR 7928: witness to destruction, release to lawful owner',
  },
  'DIS-03': {
    title: 'All copies accounted for',
    weight: 'point',
    sentence:
      'When an item has come to its end, so have its copies and derivatives, or they are listed.',
    source: 'IAPE standard 15',
  },
  'DIS-04': {
    title: 'Nothing left open',
    weight: 'refused',
    sentence:
      'An item does not come to its end while an offer or a loan is open or a challenge waits for an answer.',
    source: 'IAPE standard 15',
  },
  'DIS-05': {
    title: 'Kept long enough',
    weight: 'point',
    grade: 'minor',
    sentence: 'What was taken into custody is kept as long as the policy says.',
    source: 'IAPE standard 15',
  },
  'PRV-02': {
    title: 'Erasing what is sealed',
    weight: 'refused',
    sentence: 'An erasure names sealed values of earlier entries of its chain.',
    source: 'Directive (EU) 2016/680, 16; GDPR 17',
  },
  'LOG-01': {
    title: 'What a restore says',
    weight: 'refused',
    sentence:
      'A restore is recorded before anything else, states exactly what the backup held, and names as lost only what lay behind it.',
    source: 'docs/law.md, "A ledger that was set back"',
  },
  'LOG-02': {
    title: 'The ledger was set back',
    weight: 'point',
    sentence: 'What was recorded stays recorded; a ledger is not set back to an older state.',
    source: 'docs/law.md, "A ledger that was set back"',
  },
  'EXP-01': {
    title: 'Each chain stated once',
    weight: 'refused',
    sentence: 'The statement of an export names a chain once.',
    source: 'docs/format/bundle.md',
  },
  'EXP-02': {
    title: 'A true statement of an export',
    weight: 'refused',
    sentence: 'An export states the length and the last event that each chain really had.',
    source: 'docs/format/bundle.md',
  },
} as const
