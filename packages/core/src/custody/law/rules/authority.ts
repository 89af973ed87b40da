/** On what an act rests: authorities, holds, consents. */
export const authorityRules = {
  'LEG-01': {
    title: 'Without stated authority',
    weight: 'point',
    sentence: 'Who takes or looks into evidence cites the authority for it.',
    source: 'ISO/IEC 27037, 6.1: relevant authority',
  },
  'LEG-02': {
    title: 'Outside the authority',
    weight: 'point',
    sentence:
      'An act lies within the dates, the kinds of act and the kinds of item of the authority that it cites, as that stood when it was done.',
    source: 'CASE ontology, Authorization',
  },
  'LEG-03': {
    title: 'Rests on what was quashed',
    weight: 'point',
    sentence:
      'No item was obtained or examined under an authority that was quashed from the beginning, and none came of such an item.',
    source: 'ISO/IEC 27037, 6.1: relevant authority; exclusion of what was obtained unlawfully',
  },
  'LEG-04': {
    title: 'Receipt made out',
    weight: 'point',
    grade: 'minor',
    sentence: 'A receipt is made out for what was seized or surrendered.',
    source: 'Utah State Auditor, 2019: no receipts; ASTM E1492',
  },
  'LEG-05': {
    title: 'Disclosed before use',
    weight: 'point',
    sentence: 'What a court admits in evidence was disclosed to the defence before.',
    source: 'FRE 902(11): notice',
  },
  'LEG-06': {
    title: 'Hold respected',
    weight: 'refused',
    sentence:
      'What is on hold is not authorised to end, not disposed of, not erased, and not handed to another authority.',
    source: 'Field practice of legal holds; IAPE standard 15',
  },
  'LEG-07': {
    title: 'Authority on record',
    weight: 'refused',
    sentence: 'An authority that is cited or varied was recorded before, in the same case.',
    source: 'ISO/IEC 27037, 6.1: relevant authority',
  },
  'LEG-08': {
    title: 'Dates of an authority',
    weight: 'refused',
    sentence: 'An authority does not end before it begins.',
    source: 'CASE ontology, Authorization',
  },
  'LEG-09': {
    title: 'What a variation says',
    weight: 'refused',
    sentence:
      'An extension or a narrowing says what changes, and a quashing says how far back it goes; neither says what belongs to the other.',
    source: 'docs/law.md, "Lawful authority"',
  },
  'LEG-10': {
    title: 'Wider or narrower',
    weight: 'refused',
    sentence: 'An extension makes an authority wider in all that it says, a narrowing narrower.',
    source: 'docs/law.md, "Lawful authority"',
  },
  'LEG-11': {
    title: 'What has ended stays ended',
    weight: 'refused',
    sentence:
      'An authority that was quashed or has ended before its day is not varied; it can still be quashed from the beginning, once.',
    source: 'docs/law.md, "Lawful authority"',
  },
  'LEG-12': {
    title: 'Extended after its end',
    weight: 'point',
    grade: 'minor',
    sentence: 'An authority is extended while it is in force.',
    source: 'docs/law.md, "Lawful authority"',
  },
  'HLD-01': {
    title: 'A hold with an end',
    weight: 'refused',
    sentence: 'A hold that ends by itself ends after it is recorded.',
    source: 'docs/law.md, "Holds"',
  },
  'HLD-02': {
    title: 'The hold that is released',
    weight: 'refused',
    sentence: 'A release names a hold of its chain that is in force, and a hold is released once.',
    source: 'docs/law.md, "Holds"',
  },
  'HLD-03': {
    title: 'Who releases a hold',
    weight: 'refused',
    sentence:
      'A hold is released in a role at least as high as the one in which it was placed, and a hold on one item not by who holds that item.',
    source:
      'Regulation (EU) 2023/1543: issuing and validating authority; IAPE standards, separation of duties',
  },
  'CNS-01': {
    title: 'The consent that is withdrawn',
    weight: 'refused',
    sentence: 'A withdrawal names a consent of its chain, and a consent is withdrawn once.',
    source: 'docs/law.md, "Consent"',
  },
  'CNS-02': {
    title: 'Who withdraws a consent',
    weight: 'refused',
    sentence:
      'A consent is withdrawn by who gave it, or by an official on his word; no other owner takes it back.',
    source: 'Palermo Protocol, 6(1); docs/law.md, "Consent"',
  },
  'CNS-03': {
    title: 'Nothing under a consent that was withdrawn',
    weight: 'refused',
    sentence: 'After a consent was withdrawn no act cites it.',
    source: 'docs/law.md, "Consent"',
  },
  'CNS-04': {
    title: 'Consent without its giver or a witness',
    weight: 'point',
    sentence: 'A consent that its giver did not sign with a key of his own was witnessed.',
    source: 'NIJ sample consent forms: witness',
  },
} as const
