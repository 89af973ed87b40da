/** The end of an item, of what is sealed, and what leaves the ledger. */
export const endRules = {
  'DIS-01': {
    title: 'Authorised before it ends',
    weight: 'refused',
    sentence:
      'The end of an item is authorised by somebody who neither took nor holds it, and comes as authorised, after the time for appeal.',
    expert:
      'The signer of disposition.authorized is neither the custodian nor the signer of the first event of the item; item.disposed names in `clearance` the one in force, has its `disposal`, and `recordedAt` after its `appealUntil`.',
    source: 'NIST IR 7928: final disposal authority',
    section: 'docs/law.md, "The end of an item"',
  },
  'DIS-02': {
    title: 'Witnessed, or signed by the owner',
    weight: 'point',
    sentence:
      'A destruction is witnessed, and a return is signed by the owner; until then custody has not ended.',
    expert:
      'item.disposed with `disposal` destroyed has an event.witnessed by another person, with returned one in the role owner, within `approvalLifetime`.',
    unit: 'ends of items',
    source: 'NIST IR 7928: witness to destruction, release to lawful owner',
    section: 'docs/law.md, "The end of an item"',
  },
  'DIS-03': {
    title: 'All copies accounted for',
    weight: 'point',
    sentence:
      'When an item has come to its end, so have its copies and derivatives, or they are listed.',
    expert:
      'Each item registered in the chain of an item whose item.disposed has effect is disposed of at the end of the record, or is listed in `remaining`; items that the bundle does not carry are not asked.',
    unit: 'copies of what has ended',
    source: 'IAPE standard 15',
    section: 'docs/law.md, "The end of an item"',
  },
  'DIS-04': {
    title: 'Nothing left open',
    weight: 'refused',
    sentence:
      'An item does not come to its end while an offer or a loan is open or a challenge waits for an answer.',
    expert:
      'At disposition.authorized and item.disposed no transfer.offered of the item is unclosed, no loan of it unreturned, and no challenge.raised of its chain unanswered.',
    source: 'IAPE standard 15',
    section: 'docs/law.md, "The end of an item"',
  },
  'DIS-05': {
    title: 'Kept long enough',
    weight: 'point',
    grade: 'minor',
    sentence: 'What was taken into custody is kept as long as the policy says.',
    expert:
      '`recordedAt` of item.disposed is at least that of the first event of the item plus `retention` of the policy, if the policy has it.',
    source: 'IAPE standard 15',
    section: 'docs/law.md, "The end of an item"',
  },
  'PRV-02': {
    title: 'Erasing what is sealed',
    weight: 'refused',
    sentence: 'An erasure names sealed values of earlier entries of its chain.',
    expert:
      'Each event in `events` of data.erased seals at least one label, of those in `erased` if it names any.',
    source: 'Directive (EU) 2016/680, 16; GDPR 17',
    section: 'docs/law.md, "Erasure"',
  },
  'LOG-01': {
    title: 'What a restore says',
    weight: 'refused',
    sentence:
      'A restore is recorded before anything else, states exactly what the backup held, and names as lost only what lay behind it.',
    expert:
      '`restored.size` of ledger.restored is its own log index and equals `anchor.size`, `restored.root` equals `anchor.root`, and each `size` in `lost` is greater.',
    source: 'docs/law.md, "A ledger that was set back"',
    section: 'docs/law.md, "A ledger that was set back"',
  },
  'LOG-02': {
    title: 'The ledger was set back',
    weight: 'point',
    sentence: 'What was recorded stays recorded; a ledger is not set back to an older state.',
    expert: 'The ledger chain holds no ledger.restored.',
    source: 'docs/law.md, "A ledger that was set back"',
    section: 'docs/law.md, "A ledger that was set back"',
  },
  'EXP-01': {
    title: 'Each chain stated once',
    weight: 'refused',
    sentence: 'The statement of an export names a chain once.',
    expert: 'No chain id stands twice in `heads` of bundle.exported.',
    source: 'docs/format/bundle.md',
    section: 'docs/format/bundle.md, "What an export puts on record"',
  },
  'EXP-02': {
    title: 'A true statement of an export',
    weight: 'refused',
    sentence: 'An export states the length and the last event that each chain really had.',
    expert:
      'For each chain in `heads` of bundle.exported that the bundle carries, `count` and `head` are those of its events with a log index below `anchor.size`.',
    unit: 'statements of chains',
    source: 'docs/format/bundle.md',
    section: 'docs/format/bundle.md, "What an export puts on record"',
  },
} as const
