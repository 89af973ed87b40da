/** When an act was done and recorded, who else was there, and what is said of it. */
export const actRules = {
  'TIM-01': {
    title: 'Recorded in order',
    weight: 'refused',
    sentence: 'Within a chain, no event is recorded earlier than the one before it.',
    expert:
      'Within a chain `recordedAt` of each leaf is at least that of the leaf before; equal values are allowed.',
    source: 'ISO/IEC 27037, 6.1',
    section: 'docs/format/leaf.md, "Bytes"',
  },
  'TIM-02': {
    title: 'Nothing from the future',
    weight: 'refused',
    sentence: 'Nobody claims a time that lies after the recording, beyond what clocks may differ.',
    expert:
      'Neither the beginning of `occurredAt` nor `iat` lies more than `clockSkew` of the policy after `recordedAt`.',
    source: 'NIST SP 800-61, 3.3.2: time of each handling',
    section: 'docs/law.md, "Claimed times"',
  },
  'TIM-03': {
    title: 'Recorded late',
    weight: 'point',
    sentence: 'What is recorded later than the policy allows carries a reason.',
    expert:
      'If `recordedAt` lies more than `lateAfter` of the policy after the last moment of `occurredAt`, the event has the field `late` or the sealed label `lateReason`; an event that TIM-04 names is left to that rule.',
    source: 'FRE 803(6): at or near the time',
    section: 'docs/law.md, "Claimed times"',
  },
  'TIM-04': {
    title: 'Slipped in behind later acts',
    weight: 'point',
    sentence:
      'What is recorded of an item after other acts, and is said to have been done before one of them, carries a reason.',
    expert:
      'The last moment of `occurredAt` of a deed on an item, plus `clockSkew`, is not before the latest `occurredAt` of the deeds recorded before it in the same item chain, unless it has `late` or `lateReason`; an event that TIM-06 names is left to that rule.',
    source: 'SOLVE-IT, DFT-1111; FRE 803(6): at or near the time',
    section: 'docs/law.md, "Claimed times"',
  },
  'TIM-06': {
    title: 'After what came first',
    weight: 'point',
    sentence:
      'By the times that people claim, an item is accepted after it was offered, opened after it was sealed, examined after it was taken and after the examination began, and disposed of after that was authorised.',
    expert:
      'The last moment of `occurredAt`, plus `clockSkew`, is not before `occurredAt` of the prerequisite: of transfer.accepted and transfer.refused the event in `offer`, of seal.broken the last seal.applied, of exam.started and exam.completed the first event of the item or the event in `started`, of item.disposed the event in `clearance`.',
    source: 'ISO/IEC 27037, 6.1; NIST SP 800-61, 3.3.2: time of each handling',
    section: 'docs/law.md, "Claimed times"',
  },
  'TIM-09': {
    title: 'Anchored in the past',
    weight: 'refused',
    sentence: 'An event is anchored to a state of the log that existed before it.',
    expert: '`anchor.size` of the payload is at most the log index of the event.',
    source: 'docs/format/event.md, "Payload"',
    section: 'docs/format/event.md, "Payload"',
  },
  'ATT-01': {
    title: 'About an event of the same chain',
    weight: 'refused',
    sentence:
      'A witness, approval, remark or correction names an earlier event of the chain in which it stands.',
    expert:
      '`event`, or each id in `events`, names an event of the same chain with a lower log index.',
    source: 'docs/format/event-types.md',
    section: 'docs/format/event-types.md, "event.witnessed"',
  },
  'ATT-02': {
    title: 'Labels that are there',
    weight: 'refused',
    sentence: 'Who states that he saw sealed values names values that the event seals.',
    expert:
      'Each of `labels` in event.witnessed and event.approved is a sealed label of the event in `event`.',
    source: 'docs/format/event-types.md',
    section: 'docs/format/event-types.md, "event.witnessed"',
  },
  'WIT-01': {
    title: 'Nobody is his own witness',
    weight: 'refused',
    sentence: 'The witness of an act is another person than the one who did it.',
    expert:
      'The signer of event.witnessed is not the signer of the event in `event`; two party ids whose enrolments open to one `person` count as one.',
    source: 'NIST IR 7928, sample form',
    section: 'docs/law.md, "More than one person"',
  },
  'WIT-02': {
    title: 'Without the witnesses that the policy demands',
    weight: 'point',
    sentence: 'As many people witness an act as the policy demands.',
    expert:
      'Each demand of the policy at the position of the act with `as` witness and without `kinds` is met by so many persons who signed event.witnessed on it, in `roles` if the demand names any; signer and `onBehalfOf` never count.',
    unit: 'demands for witnesses',
    source: 'Audit of the CNMI Public Auditor: 147 of 405 forms named no witness',
    section: 'docs/law.md, "More than one person"',
  },
  'APP-01': {
    title: 'Approval of what waits for it',
    weight: 'refused',
    sentence: 'An approval names an act that waits for approvals.',
    expert:
      'The event in `event` of event.approved has a proposal that needs at least one approval under the policies of both positions, and has not yet taken effect.',
    source: 'docs/law.md, "Approvals"',
    section: 'docs/law.md, "Approvals"',
  },
  'APP-02': {
    title: 'Approval in time',
    weight: 'refused',
    sentence:
      'An act can be approved until it expires, and only while what it rests on is unchanged.',
    expert:
      '`recordedAt` of event.approved is at most that of the act plus the shorter `approvalLifetime` of the two policies, the act has not been withdrawn, its signer and his role still stand, and neither custody nor standing of the item, nor a rule of the act, stands against it at the position of the approval.',
    source: 'docs/law.md, "Approvals"',
    section: 'docs/law.md, "Approvals"',
  },
  'APP-03': {
    title: 'One person, one approval',
    weight: 'refused',
    sentence: 'A person approves an act once.',
    expert:
      'No earlier event.approved on the act is signed by the same party, or by another of the same human being.',
    source: 'IAPE standards, separation of duties',
    section: 'docs/law.md, "Approvals"',
  },
  'APP-04': {
    title: 'Who approves what',
    weight: 'refused',
    sentence: 'Each kind of act is approved in one of the roles named for it.',
    expert:
      '`role` of event.approved is among the approvers of the type of the act, or among `roles` of a demand of the policy with `as` approval.',
    source: 'docs/law.md, "Approvals"',
    section: 'docs/law.md, "Approvals"',
  },
  'APP-05': {
    title: 'What is taken back',
    weight: 'refused',
    sentence: 'Who did an act can take it back while it still waits for others.',
    expert:
      'The event in `event` of event.withdrawn is an act without effect so far that was not withdrawn before, and both have the same signer.',
    source: 'docs/law.md, "Approvals"',
    section: 'docs/law.md, "Approvals"',
  },
  'SOD-01': {
    title: 'Not all by one',
    weight: 'point',
    sentence:
      'Nobody takes, stores and counts an item and then brings its end about, all by himself.',
    expert:
      'Not all four of one item have the same human being as signer: its first event, an item.stored, a sighting in inventory.recorded, and an item.disposed that took effect.',
    unit: 'items that have ended',
    source: 'IAPE standards, separation of duties',
    section: 'docs/law.md, "More than one person"',
  },
  'SOD-02': {
    title: 'Nobody approves or promotes himself',
    weight: 'refused',
    sentence:
      'Who did or asked for an act does not approve it, nobody gives or takes himself a role or says that he is gone himself, and nobody closes an incident that concerns him.',
    expert:
      'The signer is not, as party id or as human being: of event.approved the signer, `onBehalfOf` or a barred party of the act; of role.granted, role.revoked and party.ended the party of the chain; of incident.resolved `concerns` or the custodian at the time of the incident.',
    source: 'IAPE standards, separation of duties',
    section: 'docs/law.md, "Approvals"',
  },
  'SOD-03': {
    title: 'Kinds of item that want two',
    weight: 'point',
    sentence:
      'What is done with an item of a kind for which the policy demands further people is witnessed by them.',
    expert:
      'Each demand of the policy at the position of the act with `as` witness whose `kinds` hold the kind of the item is met by so many persons who signed event.witnessed on it; signer and `onBehalfOf` never count.',
    unit: 'demands for witnesses',
    source: 'IAPE standards 11 to 13: drugs, cash, weapons',
    section: 'docs/law.md, "More than one person"',
  },
  'COR-01': {
    title: 'Corrections',
    weight: 'refused',
    sentence:
      'An entry is corrected by the person who made it or by a supervisor, in a field that it has.',
    expert:
      'entry.corrected is signed by the signer of the event in `event` or in the role supervisor, and `field`, up to its first dot, is a field or a sealed label of that type, or occurredAt or role.',
    source: 'FRE 803(6)',
    section: 'docs/format/event-types.md, "entry.corrected"',
  },
  'COR-02': {
    title: 'Correction of what matters',
    weight: 'point',
    sentence: 'A correction of who, when, how much or which digest is explained.',
    expert:
      '`field` of entry.corrected, up to its first dot, is not in the closed list of material fields, such as occurredAt, to, quantity, serial, digests and dueBack.',
    source: 'ACPO principle 3',
    section: 'docs/format/event-types.md, "entry.corrected"',
  },
  'COR-03': {
    title: 'Many days in one sitting',
    weight: 'point',
    sentence:
      'No one person records within an hour ten or more events that he says happened on seven or more different days.',
    expert:
      'No window of 3600 seconds of `recordedAt` holds ten or more accepted events of one signer whose `occurredAt` lies on seven or more different days in UTC; the service is left out.',
    unit: 'people who signed',
    source: 'Tracker Products help, entering old items; FRE 803(6): at or near the time',
    section: 'docs/law.md, "Claimed times"',
  },
} as const
