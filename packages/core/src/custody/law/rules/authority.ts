/** On what an act rests: authorities, holds, consents. */
export const authorityRules = {
  'LEG-01': {
    title: 'Without stated authority',
    weight: 'point',
    sentence: 'Who takes or looks into evidence cites the authority for it.',
    expert:
      'item.collected, item.acquired, item.accessed and sample.consumed have the field `authority`.',
    source: 'ISO/IEC 27037, 6.1: relevant authority',
    section: 'docs/law.md, "Lawful authority"',
  },
  'LEG-02': {
    title: 'Outside the authority',
    weight: 'point',
    sentence:
      'An act lies within the dates, the kinds of act and the kinds of item of the authority that it cites, as that stood when it was done.',
    expert:
      '`occurredAt`, type and kind of item of an event that cites `authority` lie within validFrom, validUntil, actions and kinds of that authority, after the authority.varied that stand at lower log indexes and counted at `occurredAt`.',
    source: 'CASE ontology, Authorization',
    section: 'docs/law.md, "Lawful authority"',
  },
  'LEG-03': {
    title: 'Rests on what was quashed',
    weight: 'point',
    sentence:
      'No item was obtained or examined under an authority that was quashed from the beginning, and none came of such an item.',
    expert:
      'No authority cited by the entry or an examination of an item, or of one from which it came by `source`, has an authority.varied with change quashed and reach from-the-beginning, whatever their order in the log.',
    unit: 'items',
    source: 'ISO/IEC 27037, 6.1: relevant authority; exclusion of what was obtained unlawfully',
    section: 'docs/law.md, "Lawful authority"',
  },
  'LEG-04': {
    title: 'Receipt made out',
    weight: 'point',
    grade: 'minor',
    sentence: 'A receipt is made out for what was seized or surrendered.',
    expert:
      'An item whose item.collected has `mode` seized or surrendered has a receipt.issued in its chain.',
    unit: 'items that were taken',
    source: 'Utah State Auditor, 2019: no receipts; ASTM E1492',
    section: 'docs/format/event-types.md, "receipt.issued"',
  },
  'LEG-05': {
    title: 'Disclosed before use',
    weight: 'point',
    sentence: 'What a court admits in evidence was disclosed to the defence before.',
    expert:
      'Before each court.recorded with `step` admitted stands a disclosure.made with `recipientRole` defence whose `items` hold the item, one that it came of, or one that came of it.',
    unit: 'admissions by a court',
    source: 'FRE 902(11): notice',
    section: 'docs/law.md, "What a case says of its items"',
  },
  'LEG-06': {
    title: 'Hold respected',
    weight: 'refused',
    sentence:
      'What is on hold is not authorised to end, not disposed of, not erased, and not handed to another authority.',
    expert:
      'No hold.placed reaches the chain of disposition.authorized, item.disposed, data.erased, accesses.erased, or of transfer.offered and transfer.accepted of kind mla, that is neither released at a lower log index nor past `until` at `recordedAt`.',
    source: 'Field practice of legal holds; IAPE standard 15',
    section: 'docs/law.md, "Holds"',
  },
  'LEG-07': {
    title: 'Authority on record',
    weight: 'refused',
    sentence: 'An authority that is cited or varied was recorded before, in the same case.',
    expert:
      '`authority`, or `varies` of authority.varied, is the id of an authority.recorded or consent.recorded of the same case at a lower log index, or of a consent.recorded that reaches the item.',
    source: 'ISO/IEC 27037, 6.1: relevant authority',
    section: 'docs/law.md, "Lawful authority"',
  },
  'LEG-08': {
    title: 'Dates of an authority',
    weight: 'refused',
    sentence: 'An authority does not end before it begins.',
    expert:
      '`validFrom` is at most `validUntil` in authority.recorded, and stays so after authority.varied.',
    source: 'CASE ontology, Authorization',
    section: 'docs/law.md, "Lawful authority"',
  },
  'LEG-09': {
    title: 'What a variation says',
    weight: 'refused',
    sentence:
      'An extension or a narrowing says what changes, and a quashing says how far back it goes; neither says what belongs to the other.',
    expert:
      'authority.varied with change extended or narrowed has at least one of validUntil, actions, kinds and the sealed scope, and no `reach`; with change quashed it has `reach` and none of those; with another change it has none.',
    source: 'docs/law.md, "Lawful authority"',
    section: 'docs/law.md, "Lawful authority"',
  },
  'LEG-10': {
    title: 'Wider or narrower',
    weight: 'refused',
    sentence: 'An extension makes an authority wider in all that it says, a narrowing narrower.',
    expert:
      'Each of validUntil, actions and kinds that authority.varied sets is strictly wider than before if change is extended, strictly narrower if it is narrowed.',
    source: 'docs/law.md, "Lawful authority"',
    section: 'docs/law.md, "Lawful authority"',
  },
  'LEG-11': {
    title: 'What has ended stays ended',
    weight: 'refused',
    sentence:
      'An authority that was quashed or has ended before its day is not varied; it can still be quashed from the beginning, once.',
    expert:
      'The last authority.varied before this one did not end the authority; one with reach from-the-beginning needs only that none before it had that reach.',
    source: 'docs/law.md, "Lawful authority"',
    section: 'docs/law.md, "Lawful authority"',
  },
  'LEG-12': {
    title: 'Extended after its end',
    weight: 'point',
    grade: 'minor',
    sentence: 'An authority is extended while it is in force.',
    expert:
      '`occurredAt` of authority.varied with change extended is at most the validUntil that held before it.',
    source: 'docs/law.md, "Lawful authority"',
    section: 'docs/law.md, "Lawful authority"',
  },
  'HLD-01': {
    title: 'A hold with an end',
    weight: 'refused',
    sentence: 'A hold that ends by itself ends after it is recorded.',
    expert: '`until` of hold.placed, if there, is greater than its `recordedAt`.',
    source: 'docs/law.md, "Holds"',
    section: 'docs/law.md, "Holds"',
  },
  'HLD-02': {
    title: 'The hold that is released',
    weight: 'refused',
    sentence: 'A release names a hold of its chain that is in force, and a hold is released once.',
    expert:
      '`hold` of hold.released is a hold.placed of the same chain that no earlier event released and whose `until` is not before `recordedAt`.',
    source: 'docs/law.md, "Holds"',
    section: 'docs/law.md, "Holds"',
  },
  'HLD-03': {
    title: 'Who releases a hold',
    weight: 'refused',
    sentence:
      'A hold is released in a role at least as high as the one in which it was placed, and a hold on one item not by who holds that item.',
    expert:
      '`role` of hold.released ranks at least as high as that of the hold.placed (officer, supervisor, then prosecutor and judge alike), and its signer is not the custodian of the item.',
    source:
      'Regulation (EU) 2023/1543: issuing and validating authority; IAPE standards, separation of duties',
    section: 'docs/law.md, "Holds"',
  },
  'CNS-01': {
    title: 'The consent that is withdrawn',
    weight: 'refused',
    sentence: 'A withdrawal names a consent of its chain, and a consent is withdrawn once.',
    expert:
      '`consent` of consent.withdrawn is a consent.recorded of the same chain that no earlier event withdrew.',
    source: 'docs/law.md, "Consent"',
    section: 'docs/law.md, "Consent"',
  },
  'CNS-02': {
    title: 'Who withdraws a consent',
    weight: 'refused',
    sentence:
      'A consent is withdrawn by who gave it, or by an official on his word; no other owner takes it back.',
    expert:
      'If both consent.recorded and consent.withdrawn are signed in the role owner, they have the same signer.',
    source: 'Palermo Protocol, 6(1); docs/law.md, "Consent"',
    section: 'docs/law.md, "Consent"',
  },
  'CNS-03': {
    title: 'Nothing under a consent that was withdrawn',
    weight: 'refused',
    sentence: 'After a consent was withdrawn no act cites it.',
    expert:
      'The consent.recorded in `authority` has no consent.withdrawn at a lower log index than the event that cites it, nor, of an act that waits, than the approval.',
    source: 'docs/law.md, "Consent"',
    section: 'docs/law.md, "Consent"',
  },
  'CNS-04': {
    title: 'Consent without its giver or a witness',
    weight: 'point',
    sentence: 'A consent that its giver did not sign with a key of his own was witnessed.',
    expert:
      'A consent.recorded signed in another role than owner has at least one event.witnessed.',
    unit: 'consents that others signed',
    source: 'NIJ sample consent forms: witness',
    section: 'docs/law.md, "Consent"',
  },
  'PRV-03': {
    title: 'Protected items in allowed hands',
    weight: 'point',
    sentence: 'What is to be handled with care comes only into the hands of those for whom it is.',
    expert:
      'For each code in force on the item, the table of handling codes has the role of transfer.accepted, item.accessed, exam.started and exam.completed, and `recipientRole` of disclosure.made.',
    source: 'Palermo Protocol, 6(1); CETS 197, 11',
    section: 'docs/law.md, "Handling codes"',
  },
} as const
