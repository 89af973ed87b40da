/** That an item is still the same: digests, seals, what came of it, and who looked at it. */
export const integrityRules = {
  'INT-01': {
    title: 'Data comes with a digest',
    weight: 'refused',
    sentence: 'Data comes into custody with a digest that was measured there.',
    expert:
      'An entry of data has the sealed label `digests`: item.collected is never of a kind that is data, and item.derived seals digests if its form is data.',
    source: 'FRE 902(14); NIST SP 800-86, 3.1.2',
    section: 'docs/law.md, "Kinds of item"',
  },
  'INT-02': {
    title: 'Found different',
    weight: 'point',
    sentence: 'When a check finds other data than was recorded, that is explained.',
    expert: '`result` of integrity.checked is same.',
    source: 'NIST IR 8387',
    section: 'docs/format/event-types.md, "integrity.checked"',
  },
  'INT-03': {
    title: 'Accepted without measuring',
    weight: 'point',
    sentence: 'Who receives data measures its digests and records them.',
    expert: 'transfer.accepted on an item of form data seals `digests`.',
    source: 'NIST SP 800-86, 3.1.2',
    section: 'docs/format/event-types.md, "transfer.accepted"',
  },
  'INT-05': {
    title: 'A failure is followed up',
    weight: 'point',
    sentence:
      'When a check, a look at the seals or an inventory finds an item not as it should be, an incident is reported.',
    expert:
      'After each integrity.checked with `result` different, each sighting other than seen, and each seal that did not agree stands an incident.reported in the chain of the item.',
    unit: 'failures',
    source: 'NIST IR 8387; IAPE standards',
    section: 'docs/law.md, "Incidents"',
  },
  'INT-06': {
    title: 'Work on the original',
    weight: 'point',
    sentence: 'Data is examined in a working copy, or it is said why not.',
    expert:
      'exam.started and exam.completed on data, a device or a medium are on an item with `copyRole` working, or seal `justification`.',
    source: 'ACPO principles 1 and 2; NIST SP 800-86',
    section: 'docs/law.md, "Examination"',
  },
  'INT-04': {
    title: 'Not read again in time',
    weight: 'point',
    grade: 'minor',
    sentence: 'Data in custody is read again as often as the policy says.',
    expert:
      'Between two readings of an item of form data, and from the last one to the end of the record while it is kept, at most `checkInterval` of the policy passes by `recordedAt`; entry, receipt with digests and integrity.checked are readings.',
    unit: 'readings',
    source: 'NIST IR 8387',
    section: 'docs/format/event-types.md, "integrity.checked"',
  },
  'INT-07': {
    title: 'Copies and parts of what one holds',
    weight: 'refused',
    sentence:
      'What is acquired, copied or derived comes from an item of the same case that the person holds at that moment.',
    expert:
      '`source` of item.acquired, copy.made and item.derived is a registered item of the same case, and its custodian at the log index of the event is the signer.',
    source: 'CASE ontology, wasDerivedFrom',
    section: 'docs/law.md, "What comes of an item"',
  },
  'INT-08': {
    title: 'Quantities balance',
    weight: 'point',
    sentence:
      'What was taken of a thing, what was used up of it and what is left add up to what it was.',
    expert:
      '`quantity` of the entry, less `quantity` of each item.derived that is taken off and `consumed` of each sample.consumed, is never below zero and is `left` where that is said; amounts that are withheld or corrected are not judged.',
    source: 'Audits of the CNMI Public Auditor (weights) and of Asheville, NC (397 tablets)',
    section: 'docs/law.md, "Quantities"',
  },
  'INT-09': {
    title: 'The whole page',
    weight: 'point',
    grade: 'minor',
    sentence:
      'A capture of a page of the web comes with its source code and a picture of the page.',
    expert: 'item.acquired of kind web-capture seals `pageSource` and `pageImage`.',
    source: 'Berkeley Protocol, 155',
    section: 'docs/format/event-types.md, "item.acquired"',
  },
  'INT-10': {
    title: 'Errors and changes declared',
    weight: 'point',
    grade: 'minor',
    sentence: 'Who reads data out says which errors there were and what the method changed.',
    expert: 'item.acquired with `mode` imaged, extracted or captured seals `faults` or `changes`.',
    source: 'ISO/IEC 27037, 6.1; Berkeley Protocol, 154',
    section: 'docs/format/event-types.md, "item.acquired"',
  },
  'INT-11': {
    title: 'Amounts that can be added up',
    weight: 'point',
    grade: 'minor',
    sentence: 'How much was taken of a thing and is left is said in units that can be added up.',
    expert:
      '`quantity`, `consumed` and `left` of an item and of what was taken off it are of one family: kg, g, mg; l, ml; m, cm; every other unit alone.',
    source: 'ISO 21043-2; Audit of the CNMI Public Auditor',
    section: 'docs/law.md, "Quantities"',
  },
  'KND-01': {
    title: 'What a kind of item has to say',
    weight: 'refused',
    sentence: 'The entry of an item carries what the table of kinds demands of its kind.',
    expert:
      'The entry has every field or sealed label that the table of kinds lists as required for `kind`.',
    source: 'docs/law.md, "Kinds of item"',
    section: 'docs/law.md, "Kinds of item"',
  },
  'KND-02': {
    title: 'Things and data',
    weight: 'refused',
    sentence: 'What is taken into custody as data is of a kind that is data.',
    expert: '`kind` of item.acquired is not one whose form in the table of kinds is thing.',
    source: 'docs/law.md, "Kinds of item"',
    section: 'docs/law.md, "Kinds of item"',
  },
  'KND-03': {
    title: 'What a kind of item does not have',
    weight: 'refused',
    sentence: 'The entry of an item says nothing that only other kinds have.',
    expert:
      'The entry has no field or sealed label that the table of kinds gives to kinds other than `kind` alone.',
    source: 'docs/law.md, "Kinds of item"',
    section: 'docs/law.md, "Kinds of item"',
  },
  'SEA-01': {
    title: 'The seal that is on record',
    weight: 'point',
    sentence:
      'The seals that are named at release, at receipt and when they are looked at are those that the item bears.',
    expert:
      '`seals` of transfer.offered (if named), transfer.accepted, seal.inspected and seal.broken are, as a set, those of the last seal.applied, or those of the offer, and `result` of seal.inspected is intact.',
    source: 'HSE Enforcement Guide, continuity',
    section: 'docs/law.md, "Seals"',
  },
  'SEA-02': {
    title: 'Opened before others, and under authority',
    weight: 'point',
    sentence:
      'A sealed item is opened by a recorded act that cites its authority and was witnessed, before anybody looks into it.',
    expert:
      'seal.broken has `authority` and an event.witnessed by another person unless the policy has a demand on it; exam.started, sample.consumed, item.acquired, item.derived, and exam.completed without `started`, are on or from no item in the state sealed.',
    unit: 'entries and openings',
    source: 'HSE Enforcement Guide, continuity; OCME audit: evidence resealed unseen',
    section: 'docs/law.md, "Seals"',
  },
  'SEA-03': {
    title: 'Each number on one seal',
    weight: 'refused',
    sentence: 'The number of a seal was never used before in the ledger.',
    expert:
      'No number in `seals` of seal.applied stands in another seal.applied of the ledger, as far as it is at hand.',
    unit: 'numbers of seals',
    source: 'OCME audit: spare tape let thieves reseal',
    section: 'docs/law.md, "Seals"',
  },
  'SEA-04': {
    title: 'Left unsealed',
    weight: 'point',
    sentence:
      'What was opened is sealed again within the time that the policy allows for entries, or is under examination.',
    expert:
      'From each seal.broken to the next seal.applied, item.disposed or end of the record, no stretch outside examinations is longer than `lateAfter` of the policy, by `recordedAt`.',
    unit: 'openings',
    source: 'HSE Enforcement Guide, continuity',
    section: 'docs/law.md, "Seals"',
  },
  'SEA-05': {
    title: 'Sealed and unsealed',
    weight: 'refused',
    sentence:
      'A thing is sealed while it is open and opened while it is sealed, and a seal replaces one that it bore.',
    expert:
      'seal.applied is on an item of form thing that bears no seal, and its `replaces` names seals that it bore; seal.broken is on one in the state sealed.',
    source: 'docs/law.md, "Seals"',
    section: 'docs/law.md, "Seals"',
  },
  'DRV-01': {
    title: 'What comes of an item',
    weight: 'refused',
    sentence: 'What comes of an item says what its way of coming and its kind demand.',
    expert:
      'item.derived has every field or sealed label that the table of derivations lists for `relation`, and `quantity` if `kind` is measured.',
    source: 'CASE ontology, wasDerivedFrom; ISO 21043-2',
    section: 'docs/law.md, "What comes of an item"',
  },
  'DRV-02': {
    title: 'How it comes of it',
    weight: 'refused',
    sentence: 'What comes of an item is of a kind and form that can come of it in that way.',
    expert:
      'Form and kind of the source and of the new item agree with the row of `relation` in the table of derivations and the form of `kind`, and a thing has no `copyRole`.',
    source: 'CASE ontology, wasDerivedFrom',
    section: 'docs/law.md, "What comes of an item"',
  },
  'DRV-03': {
    title: 'Only things are used up',
    weight: 'refused',
    sentence: 'A test uses up a thing, never data.',
    expert: 'sample.consumed stands in the chain of an item of form thing.',
    source: 'NIST IR 7928; ISO 21043-2',
    section: 'docs/format/event-types.md, "sample.consumed"',
  },
  'CPY-01': {
    title: 'Every copy has a parent',
    weight: 'refused',
    sentence: 'A copy names the item from which it was made, and is never more than that item is.',
    expert:
      '`copyRole` working or disclosure has a `source`; original is not made from data, and what is made from a working or disclosure copy is one of these two.',
    source: 'Berkeley Protocol, evidentiary and working copies',
    section: 'docs/law.md, "What comes of an item"',
  },
  'CPY-02': {
    title: 'Copies of this item',
    weight: 'refused',
    sentence:
      'What an entry names as outputs or copies of an item is registered in the chain of that item.',
    expert:
      'Each id in `outputs` of exam.completed and in `remaining` of item.disposed has an item.registered in the same chain at a lower log index.',
    source: 'CASE ontology, wasDerivedFrom',
    section: 'docs/law.md, "Examination"',
  },
  'CPY-03': {
    title: 'Copy and source compared',
    weight: 'point',
    sentence: 'A copy is compared with what was copied.',
    expert: '`verified` of copy.made is true.',
    source: 'NIST SP 800-86, 3.1.2: verify original and copy',
    section: 'docs/format/event-types.md, "copy.made"',
  },
  'CPY-04': {
    title: 'Copies of data',
    weight: 'refused',
    sentence: 'A copy is made of data; what is made of a thing is acquired or derived.',
    expert: 'The item in `source` of copy.made has the form data.',
    source: 'NIJ NCJ 211314: the thing and its data',
    section: 'docs/law.md, "What comes of an item"',
  },
  'ACC-01': {
    title: 'Access to an item that exists',
    weight: 'refused',
    sentence: 'An access names a registered item, and the same one throughout its chain.',
    expert:
      '`item` of item.accessed is a registered item entered at a lower log index, and the same in all events of one access chain.',
    source: 'Directive (EU) 2016/680, 25',
    section: 'docs/format/event-types.md, "item.accessed"',
  },
  'ACC-02': {
    title: 'One list of accesses',
    weight: 'refused',
    sentence: 'All accesses to an item stand in one chain.',
    expert:
      'An item chain holds one access.registered, and an item.accessed that opens a chain is the first for its item.',
    source: 'Directive (EU) 2016/680, 25',
    section: 'docs/format/event-types.md, "item.accessed"',
  },
  'ACC-03': {
    title: 'Accesses kept long enough',
    weight: 'refused',
    sentence: 'Accesses to an item are erased only when the time is over that the policy sets.',
    expert:
      'The item of accesses.erased has an access chain registered at a lower log index, and `until` is at most `recordedAt` minus `keepAccesses` of the policy in force, which has it; asked at the event and at each approval of it.',
    source: 'Directive (EU) 2016/680, 25; BDSG 76 (4)',
    section: 'docs/law.md, "Erasure"',
  },
  'EXM-01': {
    title: 'One who begins completes',
    weight: 'refused',
    sentence: 'An examination is completed by the examiner who began it, on the same item.',
    expert:
      '`started` of exam.completed is an accepted exam.started of the same chain with the same signer.',
    source: 'ENFSI guidelines; ISO/IEC 17025',
    section: 'docs/law.md, "Examination"',
  },
} as const
