/** That an item is still the same: digests, seals, what came of it, and who looked at it. */
export const integrityRules = {
  'INT-01': {
    title: 'Data comes with a digest',
    weight: 'refused',
    sentence: 'Data comes into custody with a digest that was measured there.',
    source: 'FRE 902(14); NIST SP 800-86, 3.1.2',
  },
  'INT-02': {
    title: 'Found different',
    weight: 'point',
    sentence: 'When a check finds other data than was recorded, that is explained.',
    source: 'NIST IR 8387',
  },
  'INT-03': {
    title: 'Accepted without measuring',
    weight: 'point',
    sentence: 'Who receives data measures its digests and records them.',
    source: 'NIST SP 800-86, 3.1.2',
  },
  'INT-05': {
    title: 'A failure is followed up',
    weight: 'point',
    sentence:
      'When a check, a look at the seals or an inventory finds an item not as it should be, an incident is reported.',
    source: 'NIST IR 8387; IAPE standards',
  },
  'INT-06': {
    title: 'Work on the original',
    weight: 'point',
    sentence: 'Data is examined in a working copy, or it is said why not.',
    source: 'ACPO principles 1 and 2; NIST SP 800-86',
  },
  'INT-04': {
    title: 'Not read again in time',
    weight: 'point',
    grade: 'minor',
    sentence: 'Data in custody is read again as often as the policy says.',
    source: 'NIST IR 8387',
  },
  'INT-07': {
    title: 'Copies and parts of what one holds',
    weight: 'refused',
    sentence:
      'What is acquired, copied or derived comes from an item of the same case that the person holds at that moment.',
    source: 'CASE ontology, wasDerivedFrom',
  },
  'INT-09': {
    title: 'The whole page',
    weight: 'point',
    grade: 'minor',
    sentence:
      'A capture of a page of the web comes with its source code and a picture of the page.',
    source: 'Berkeley Protocol, 155',
  },
  'INT-10': {
    title: 'Errors and changes declared',
    weight: 'point',
    grade: 'minor',
    sentence: 'Who reads data out says which errors there were and what the method changed.',
    source: 'ISO/IEC 27037, 6.1; Berkeley Protocol, 154',
  },
  'KND-01': {
    title: 'What a kind of item has to say',
    weight: 'refused',
    sentence: 'The entry of an item carries what the table of kinds demands of its kind.',
    source: 'docs/law.md, "Kinds of item"',
  },
  'KND-02': {
    title: 'Things and data',
    weight: 'refused',
    sentence: 'What is taken into custody as data is of a kind that is data.',
    source: 'docs/law.md, "Kinds of item"',
  },
  'KND-03': {
    title: 'What a kind of item does not have',
    weight: 'refused',
    sentence: 'The entry of an item says nothing that only other kinds have.',
    source: 'docs/law.md, "Kinds of item"',
  },
  'SEA-01': {
    title: 'The seal that is on record',
    weight: 'point',
    sentence:
      'The seals that are named at release, at receipt and when they are looked at are those that the item bears.',
    source: 'HSE Enforcement Guide, continuity',
  },
  'SEA-02': {
    title: 'Opened before others, and under authority',
    weight: 'point',
    sentence:
      'A sealed item is opened by a recorded act that cites its authority and was witnessed, before anybody looks into it.',
    source: 'HSE Enforcement Guide, continuity; OCME audit: evidence resealed unseen',
  },
  'SEA-03': {
    title: 'Each number on one seal',
    weight: 'refused',
    sentence: 'The number of a seal was never used before in the ledger.',
    source: 'OCME audit: spare tape let thieves reseal',
  },
  'SEA-04': {
    title: 'Left unsealed',
    weight: 'point',
    sentence:
      'What was opened is sealed again within the time that the policy allows for entries, or is under examination.',
    source: 'HSE Enforcement Guide, continuity',
  },
  'SEA-05': {
    title: 'Sealed and unsealed',
    weight: 'refused',
    sentence:
      'A thing is sealed while it is open and opened while it is sealed, and a seal replaces one that it bore.',
    source: 'docs/law.md, "Seals"',
  },
  'DRV-01': {
    title: 'What comes of an item',
    weight: 'refused',
    sentence: 'What comes of an item says what its way of coming and its kind demand.',
    source: 'CASE ontology, wasDerivedFrom; ISO 21043-2',
  },
  'DRV-02': {
    title: 'How it comes of it',
    weight: 'refused',
    sentence: 'What comes of an item is of a kind and form that can come of it in that way.',
    source: 'CASE ontology, wasDerivedFrom',
  },
  'DRV-03': {
    title: 'Only things are used up',
    weight: 'refused',
    sentence: 'A test uses up a thing, never data.',
    source: 'NIST IR 7928; ISO 21043-2',
  },
  'CPY-01': {
    title: 'Every copy has a parent',
    weight: 'refused',
    sentence: 'A copy names the item from which it was made, and is never more than that item is.',
    source: 'Berkeley Protocol, evidentiary and working copies',
  },
  'CPY-02': {
    title: 'Copies of this item',
    weight: 'refused',
    sentence:
      'What an entry names as outputs or copies of an item is registered in the chain of that item.',
    source: 'CASE ontology, wasDerivedFrom',
  },
  'CPY-03': {
    title: 'Copy and source compared',
    weight: 'point',
    sentence: 'A copy is compared with what was copied.',
    source: 'NIST SP 800-86, 3.1.2: verify original and copy',
  },
  'CPY-04': {
    title: 'Copies of data',
    weight: 'refused',
    sentence: 'A copy is made of data; what is made of a thing is acquired or derived.',
    source: 'NIJ NCJ 211314: the thing and its data',
  },
  'ACC-01': {
    title: 'Access to an item that exists',
    weight: 'refused',
    sentence: 'An access names a registered item, and the same one throughout its chain.',
    source: 'Directive (EU) 2016/680, 25',
  },
  'ACC-02': {
    title: 'One list of accesses',
    weight: 'refused',
    sentence: 'All accesses to an item stand in one chain.',
    source: 'Directive (EU) 2016/680, 25',
  },
  'EXM-01': {
    title: 'One who begins completes',
    weight: 'refused',
    sentence: 'An examination is completed by the examiner who began it, on the same item.',
    source: 'ENFSI guidelines; ISO/IEC 17025',
  },
} as const
