/** Who has an item, and how it goes from one to the next. */
export const movementRules = {
  'CUS-01': {
    title: 'Custody begins with an entry',
    weight: 'refused',
    sentence: 'The first event of an item is how it came into custody, and that is said once.',
    source: 'ISO/IEC 27037, 6.1',
  },
  'CUS-02': {
    title: 'Out of sight',
    weight: 'point',
    sentence: 'From entry to its end somebody can say where an item is.',
    source: 'HSE Enforcement Guide: account for all the time',
  },
  'CUS-03': {
    title: 'The receiver answers the offer',
    weight: 'refused',
    sentence: 'An offer is answered by the person to whom it was made, while it is open.',
    source: 'NIST SP 800-61, 3.3.2: signature of each party',
  },
  'CUS-04': {
    title: 'The custodian offers',
    weight: 'refused',
    sentence:
      'Only the custodian offers an item or takes the offer back, or a supervisor once the custodian is gone, and one offer is open at a time.',
    source: 'HSE Enforcement Guide, continuity',
  },
  'CUS-05': {
    title: 'Not to oneself',
    weight: 'refused',
    sentence: 'Nobody hands an item over to himself.',
    source: 'IAPE standards, separation of duties',
  },
  'CUS-06': {
    title: 'Offer left open',
    weight: 'point',
    sentence:
      'An offer that was not answered in time is closed before anything else happens to the item.',
    source: 'HSE Enforcement Guide: account for all the time',
  },
  'CUS-07': {
    title: 'Carried by whom',
    weight: 'point',
    sentence:
      'What is sent by courier is signed for by him, or bears numbered seals that are named where it is released and where it is received.',
    source: 'IIIM guiding principles: the log travels with the box',
  },
  'CUS-08': {
    title: 'Loan overdue',
    weight: 'point',
    sentence: 'What was lent is back by the day that was agreed.',
    source: 'Users of asset registers: returns without signature',
  },
  'CUS-09': {
    title: 'Acts of the custodian',
    weight: 'refused',
    sentence:
      'An item is stored, sealed, opened, relabelled, used up and disposed of by its custodian, examined by him unless it is a working copy, and checked by him, an examiner, the defence or the service.',
    source: 'ISO/IEC 27037, 6.1',
  },
  'CUS-10': {
    title: 'A receiver who may hold it',
    weight: 'refused',
    sentence:
      'An item is offered to a person who is enrolled and holds a role that may have custody in its case.',
    source: 'ACPO principle 2',
  },
  'CUS-12': {
    title: 'What an item can still take',
    weight: 'refused',
    sentence:
      'A missing item cannot be handed over, stored, copied or examined; one whose end was authorised only comes to it; after its end only words are added.',
    source: 'NIST IR 7928; state machine of custody',
  },
  'TRF-01': {
    title: 'How long an offer is open',
    weight: 'refused',
    sentence: 'An offer expires after it is recorded, and no later than the policy allows.',
    source: 'docs/law.md, "Handover"',
  },
  'TRF-02': {
    title: 'When a loan is due',
    weight: 'refused',
    sentence:
      'A loan says when it is due back, and that lies after the offer; what stays for good says nothing of it, and nothing is lent in the name of a person who is gone.',
    source: 'docs/law.md, "Handover"',
  },
  'TRF-04': {
    title: 'Back to a holder',
    weight: 'refused',
    sentence: 'A return is offered to a person who held the item before.',
    source: 'docs/law.md, "Handover"',
  },
  'TRF-03': {
    title: 'Expired means expired',
    weight: 'refused',
    sentence: 'An offer is closed as expired only after it has expired.',
    source: 'docs/law.md, "Handover"',
  },
  'AGR-01': {
    title: 'Dates of an agreement',
    weight: 'refused',
    sentence: 'An agreement does not end before it begins.',
    source: 'UNTOC 18',
  },
  'AGR-02': {
    title: 'Agreement on record',
    weight: 'refused',
    sentence:
      'An agreement that is cited was registered before, and the offer that cites it is one of legal assistance.',
    source: 'UNTOC 18; docs/law.md, "Other authorities"',
  },
  'AGR-03': {
    title: 'Agreement in force',
    weight: 'refused',
    sentence: 'An agreement that an offer cites is in force when the offer is recorded.',
    source: 'UNTOC 18; docs/law.md, "Other authorities"',
  },
  'XFR-01': {
    title: 'Under an agreement, by the point of contact',
    weight: 'point',
    sentence:
      'What goes to another authority goes under an agreement, and the point of contact offers it.',
    source: 'UNTOC 18(13)',
  },
  'XFR-02': {
    title: 'Agreed kinds of item',
    weight: 'point',
    sentence: 'What goes under an agreement is of a kind for which it was made.',
    source: 'Protocols on the sharing of information: permitted types',
  },
} as const
