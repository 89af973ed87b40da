/** People, their keys and their roles. */
export const peopleRules = {
  'CRY-06': {
    title: 'A key in force',
    weight: 'refused',
    sentence: 'Who signs does so with a key of his own that was enrolled before and has not ended.',
    expert:
      '`kid` is a key in force at the log index of the event, its party is `iss`, and the chain of that party is registered; a successor that signs its own key.rotated is left to KEY-03.',
    source: 'NIST SP 800-61, 3.3.2: signatures of each handler',
    section: 'docs/law.md, "People and keys"',
  },
  'KEY-01': {
    title: 'One key, one person',
    weight: 'refused',
    sentence: 'A key belongs to one person for ever and is enrolled once.',
    expert:
      '`key` of party.enrolled and key.rotated was neither in force nor claimed before, but for the same party.',
    source: 'docs/law.md, "People and keys"',
    section: 'docs/law.md, "People and keys"',
  },
  'KEY-02': {
    title: 'Proof of possession',
    weight: 'refused',
    sentence: 'The holder of a new key has proven, with that key, that it is his.',
    expert:
      '`possession` is there, and is a COSE_Sign1 by the new key over its kid, the party, `key`, `nextKey` and the ledger, or over the origin for founders, with an anchor no larger than the log index.',
    unit: 'keys and proofs',
    source: 'docs/format/event.md, "Proof of possession"',
    section: 'docs/format/event.md, "Proof of possession"',
  },
  'KEY-03': {
    title: 'Three ways to a new key',
    weight: 'refused',
    sentence:
      'A new key is signed for by the old one, by the successor that was announced, or by the registrar or a founder.',
    expert:
      'key.rotated is signed by the party itself, with the key in force or with a new key whose digest is the last `nextKey`, or in the role registrar or founder.',
    source: 'docs/law.md, "People and keys"',
    section: 'docs/law.md, "People and keys"',
  },
  'KEY-04': {
    title: 'Who revokes a key',
    weight: 'refused',
    sentence: 'A key is revoked by its holder, by the registrar or by a founder.',
    expert: 'key.revoked is signed by the party of the chain, or in the role registrar or founder.',
    source: 'docs/law.md, "People and keys"',
    section: 'docs/law.md, "People and keys"',
  },
  'KEY-05': {
    title: 'The key that is revoked',
    weight: 'refused',
    sentence:
      'A revocation names a key of the person in whose chain it stands, and says something new.',
    expert:
      '`key` of key.revoked is a kid of the party of the chain at a lower log index, not revoked before, or called suspect since an earlier index than before.',
    source: 'docs/law.md, "People and keys"',
    section: 'docs/law.md, "People and keys"',
  },
  'KEY-06': {
    title: 'Suspect since an earlier position',
    weight: 'refused',
    sentence: 'A key becomes suspect since a position that lies before the statement.',
    expert: '`suspectSince` of key.revoked is lower than its own log index.',
    source: 'docs/law.md, "People and keys"',
    section: 'docs/law.md, "People and keys"',
  },
  'KEY-07': {
    title: 'Signer in dispute',
    weight: 'point',
    sentence: 'What gives the signer his key or his role was done with a key that is suspect.',
    expert:
      'At the log index of the event no `suspectSince` in effect reaches the event that brought the key, enrolled the signer or granted the role in which he signs.',
    source: 'docs/law.md, "People and keys"',
    section: 'docs/law.md, "People and keys"',
  },
  'KEY-08': {
    title: 'A sound key',
    weight: 'refused',
    sentence: 'A public key is one that all verifiers judge alike.',
    expert:
      'Each `key` is 32 bytes that encode canonically a point that is not of small order and is free of torsion.',
    unit: 'keys',
    source: 'docs/format/signature.md',
    section: 'docs/format/signature.md, "Public keys"',
  },
  'PTY-01': {
    title: 'Enrolled once',
    weight: 'refused',
    sentence: 'A party id is enrolled once.',
    expert:
      '`party` of party.enrolled has no enrolment; that of a founder has only the founding and no chain yet.',
    source: 'docs/law.md, "People and keys"',
    section: 'docs/law.md, "People and keys"',
  },
  'PTY-02': {
    title: 'The registrar enrols',
    weight: 'refused',
    sentence: 'People are enrolled by the registrar.',
    expert: 'party.enrolled of anybody but a founder is signed in the role registrar.',
    source: 'IAPE standards, separation of duties',
    section: 'docs/law.md, "People and keys"',
  },
  'PTY-03': {
    title: 'Known principals',
    weight: 'refused',
    sentence: 'Who acts on behalf of somebody names a person who is enrolled.',
    expert: '`onBehalfOf` is a party whose enrolment stands, registered, at a lower log index.',
    source: 'CASE ontology, participant',
    section: 'docs/law.md, "People and keys"',
  },
  'PTY-04': {
    title: 'Gone for good',
    weight: 'refused',
    sentence: 'A person who is gone gets neither key nor role, and is not said to be gone twice.',
    expert:
      'No party.ended of the same chain stands before key.rotated, role.granted, role.revoked and party.ended.',
    source: 'docs/law.md, "People and keys"',
    section: 'docs/law.md, "People and keys"',
  },
  'PTY-05': {
    title: 'Somebody is left',
    weight: 'refused',
    sentence:
      'A ledger keeps one registrar whose role has no end, and as many founders as must agree to acts on it.',
    expert:
      'After party.ended or role.revoked at least one registrar without an end of term is left, and at least `threshold` founders.',
    source: 'docs/law.md, "People and keys"',
    section: 'docs/law.md, "People and keys"',
  },
  'PTY-06': {
    title: 'Gone with evidence in hand',
    weight: 'point',
    sentence:
      'Before a person is gone, what he holds is handed over and what he was offered or has lent is settled.',
    expert:
      'At the log index of party.ended the party is neither custodian of an item that is not disposed of, nor `to` of an open transfer.offered, nor the lender of an open loan.',
    unit: 'people who are gone',
    source: 'APD audit: items left in the lockers of people who had gone',
    section: 'docs/law.md, "People and keys"',
  },
  'ROL-01': {
    title: 'A role that the signer holds',
    weight: 'refused',
    sentence: 'Who signs in a role holds that role at that position, for that case.',
    expert:
      'The signer holds `role` at that log index and `recordedAt`, without a case or for the case of the event, not revoked before.',
    source: 'ISO/IEC 27037, Annex A',
    section: 'docs/law.md, "Roles"',
  },
  'ROL-02': {
    title: 'A role that fits the act',
    weight: 'refused',
    sentence: 'Each type of event is signed in one of the roles that the table allows for it.',
    expert: '`role` is in the row of the event type in the table of roles.',
    source: 'docs/format/event-types.md',
    section: 'docs/format/event-types.md, "All types"',
  },
  'ROL-03': {
    title: 'Roles that nobody gives',
    weight: 'refused',
    sentence:
      'The roles of founder and service come with the founding, and are neither given nor taken later.',
    expert:
      '`roles` of ledger.opened hold no service, and `roles` of party.enrolled, `granted` and `revoked` neither founder nor service.',
    source: 'docs/law.md, "People and keys"',
    section: 'docs/law.md, "Roles"',
  },
  'ROL-04': {
    title: 'Roles that exclude each other',
    weight: 'refused',
    sentence:
      'Who oversees or registers has no role that handles evidence, and the overseer is not the registrar.',
    expert:
      'No two roles in `roles`, or `granted` and the roles that the party holds then, exclude each other in the table of roles.',
    source: 'IAPE standards, separation of duties; UNCAC 6, 36',
    section: 'docs/law.md, "Roles"',
  },
  'ROL-05': {
    title: 'Roles that the registrar alone gives',
    weight: 'refused',
    sentence:
      'The roles of registrar, supervisor, oversight and data protection are given and taken by a registrar.',
    expert:
      'role.granted and role.revoked of a role that the table has given by the registrar are signed in the role registrar.',
    source: 'IAPE standards, separation of duties',
    section: 'docs/law.md, "Roles"',
  },
  'ROL-06': {
    title: 'Terms of a role',
    weight: 'refused',
    sentence:
      'A role for one case names a registered case, and a role with an end ends in the future.',
    expert:
      '`until` of role.granted is greater than `recordedAt`, and `case` has a case.registered at a lower log index.',
    source: 'docs/format/event-types.md',
    section: 'docs/format/event-types.md, "role.granted"',
  },
  'ROL-07': {
    title: 'Registrar and overseer hold nothing',
    weight: 'refused',
    sentence: 'Who registers or oversees takes no evidence into custody.',
    expert:
      'The signer of an entry or of transfer.accepted holds no role of custody `never` in the table of roles at that position.',
    source: 'UNCAC 6, 36; IAPE standards, separation of duties',
    section: 'docs/law.md, "Roles"',
  },
  'ROL-08': {
    title: 'Taking a role that is there',
    weight: 'refused',
    sentence: 'A role is taken from somebody who has it, and a grant from whom it was given to.',
    expert:
      '`revoked` is a role that the party of the chain holds, and `grant`, if named, gave it and was not revoked.',
    source: 'docs/law.md, "People and keys"',
    section: 'docs/law.md, "People and keys"',
  },
} as const
