/** When an act was done and recorded, who else was there, and what is said of it. */
export const actRules = {
  'TIM-01': {
    title: 'Recorded in order',
    weight: 'refused',
    sentence: 'Within a chain, no event is recorded earlier than the one before it.',
    source: 'ISO/IEC 27037, 6.1',
  },
  'TIM-02': {
    title: 'Nothing from the future',
    weight: 'refused',
    sentence: 'Nobody claims a time that lies after the recording, beyond what clocks may differ.',
    source: 'NIST SP 800-61, 3.3.2: time of each handling',
  },
  'TIM-03': {
    title: 'Recorded late',
    weight: 'point',
    sentence: 'What is recorded later than the policy allows carries a reason.',
    source: 'FRE 803(6): at or near the time',
  },
  'TIM-04': {
    title: 'Slipped in behind later acts',
    weight: 'point',
    sentence:
      'What is recorded of an item after other acts, and is said to have been done before one of them, carries a reason.',
    source: 'SOLVE-IT, DFT-1111; FRE 803(6): at or near the time',
  },
  'TIM-06': {
    title: 'After what came first',
    weight: 'point',
    sentence:
      'By the times that people claim, an item is accepted after it was offered, opened after it was sealed, examined after it was taken and after the examination began, and disposed of after that was authorised.',
    source: 'ISO/IEC 27037, 6.1; NIST SP 800-61, 3.3.2: time of each handling',
  },
  'TIM-09': {
    title: 'Anchored in the past',
    weight: 'refused',
    sentence: 'An event is anchored to a state of the log that existed before it.',
    source: 'docs/format/event.md, "Payload"',
  },
  'ATT-01': {
    title: 'About an event of the same chain',
    weight: 'refused',
    sentence:
      'A witness, approval, remark or correction names an earlier event of the chain in which it stands.',
    source: 'docs/format/event-types.md',
  },
  'ATT-02': {
    title: 'Labels that are there',
    weight: 'refused',
    sentence: 'Who states that he saw sealed values names values that the event seals.',
    source: 'docs/format/event-types.md',
  },
  'WIT-01': {
    title: 'Nobody is his own witness',
    weight: 'refused',
    sentence: 'The witness of an act is another person than the one who did it.',
    source: 'NIST IR 7928, sample form',
  },
  'WIT-02': {
    title: 'Without the witnesses that the policy demands',
    weight: 'point',
    sentence: 'As many people witness an act as the policy demands.',
    source: 'Audit of the CNMI Public Auditor: 147 of 405 forms named no witness',
  },
  'APP-01': {
    title: 'Approval of what waits for it',
    weight: 'refused',
    sentence: 'An approval names an act that waits for approvals.',
    source: 'docs/law.md, "Approvals"',
  },
  'APP-02': {
    title: 'Approval in time',
    weight: 'refused',
    sentence:
      'An act can be approved until it expires, and only while what it rests on is unchanged.',
    source: 'docs/law.md, "Approvals"',
  },
  'APP-03': {
    title: 'One person, one approval',
    weight: 'refused',
    sentence: 'A person approves an act once.',
    source: 'IAPE standards, separation of duties',
  },
  'APP-04': {
    title: 'Who approves what',
    weight: 'refused',
    sentence: 'Each kind of act is approved in one of the roles named for it.',
    source: 'docs/law.md, "Approvals"',
  },
  'APP-05': {
    title: 'What is taken back',
    weight: 'refused',
    sentence: 'Who did an act can take it back while it still waits for others.',
    source: 'docs/law.md, "Approvals"',
  },
  'SOD-01': {
    title: 'Not all by one',
    weight: 'point',
    sentence:
      'Nobody takes, stores and counts an item and then brings its end about, all by himself.',
    source: 'IAPE standards, separation of duties',
  },
  'SOD-02': {
    title: 'Nobody approves or promotes himself',
    weight: 'refused',
    sentence:
      'Who did or asked for an act does not approve it, nobody gives or takes himself a role or says that he is gone himself, and nobody closes an incident that concerns him.',
    source: 'IAPE standards, separation of duties',
  },
  'SOD-03': {
    title: 'Kinds of item that want two',
    weight: 'point',
    sentence:
      'What is done with an item of a kind for which the policy demands further people is witnessed by them.',
    source: 'IAPE standards 11 to 13: drugs, cash, weapons',
  },
  'COR-01': {
    title: 'Corrections',
    weight: 'refused',
    sentence:
      'An entry is corrected by the person who made it or by a supervisor, in a field that it has.',
    source: 'FRE 803(6)',
  },
  'COR-02': {
    title: 'Correction of what matters',
    weight: 'point',
    sentence: 'A correction of who, when, how much or which digest is explained.',
    source: 'ACPO principle 3',
  },
  'COR-03': {
    title: 'Many days in one sitting',
    weight: 'point',
    sentence:
      'No one person records within an hour ten or more events that he says happened on seven or more different days.',
    source: 'Tracker Products help, entering old items; FRE 803(6): at or near the time',
  },
} as const
