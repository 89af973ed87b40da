/** People, their keys and their roles. */
export const peopleRules = {
  'CRY-06': {
    title: 'A key in force',
    weight: 'refused',
    sentence: 'Who signs does so with a key of his own that was enrolled before and has not ended.',
    source: 'NIST SP 800-61, 3.3.2: signatures of each handler',
  },
  'KEY-01': {
    title: 'One key, one person',
    weight: 'refused',
    sentence: 'A key belongs to one person for ever and is enrolled once.',
    source: 'docs/law.md, "People and keys"',
  },
  'KEY-02': {
    title: 'Proof of possession',
    weight: 'refused',
    sentence: 'The holder of a new key has proven, with that key, that it is his.',
    source: 'docs/format/event.md, "Proof of possession"',
  },
  'KEY-03': {
    title: 'Three ways to a new key',
    weight: 'refused',
    sentence:
      'A new key is signed for by the old one, by the successor that was announced, or by the registrar or a founder.',
    source: 'docs/law.md, "People and keys"',
  },
  'KEY-04': {
    title: 'Who revokes a key',
    weight: 'refused',
    sentence: 'A key is revoked by its holder, by the registrar or by a founder.',
    source: 'docs/law.md, "People and keys"',
  },
  'KEY-05': {
    title: 'The key that is revoked',
    weight: 'refused',
    sentence:
      'A revocation names a key of the person in whose chain it stands, and says something new.',
    source: 'docs/law.md, "People and keys"',
  },
  'KEY-06': {
    title: 'Suspect since an earlier position',
    weight: 'refused',
    sentence: 'A key becomes suspect since a position that lies before the statement.',
    source: 'docs/law.md, "People and keys"',
  },
  'KEY-07': {
    title: 'Signer in dispute',
    weight: 'point',
    sentence: 'What gives the signer his key or his role was done with a key that is suspect.',
    source: 'docs/law.md, "People and keys"',
  },
  'KEY-08': {
    title: 'A sound key',
    weight: 'refused',
    sentence: 'A public key is one that all verifiers judge alike.',
    source: 'docs/format/signature.md',
  },
  'PTY-01': {
    title: 'Enrolled once',
    weight: 'refused',
    sentence: 'A party id is enrolled once.',
    source: 'docs/law.md, "People and keys"',
  },
  'PTY-02': {
    title: 'The registrar enrols',
    weight: 'refused',
    sentence: 'People are enrolled by the registrar.',
    source: 'IAPE standards, separation of duties',
  },
  'PTY-03': {
    title: 'Known principals',
    weight: 'refused',
    sentence: 'Who acts on behalf of somebody names a person who is enrolled.',
    source: 'CASE ontology, participant',
  },
  'PTY-04': {
    title: 'Gone for good',
    weight: 'refused',
    sentence: 'A person who is gone gets neither key nor role, and is not said to be gone twice.',
    source: 'docs/law.md, "People and keys"',
  },
  'PTY-05': {
    title: 'Somebody is left',
    weight: 'refused',
    sentence:
      'A ledger keeps one registrar whose role has no end, and as many founders as must agree to acts on it.',
    source: 'docs/law.md, "People and keys"',
  },
  'PTY-06': {
    title: 'Gone with evidence in hand',
    weight: 'point',
    sentence:
      'Before a person is gone, what he holds is handed over and what he was offered or has lent is settled.',
    source: 'APD audit: items left in the lockers of people who had gone',
  },
  'ROL-01': {
    title: 'A role that the signer holds',
    weight: 'refused',
    sentence: 'Who signs in a role holds that role at that position, for that case.',
    source: 'ISO/IEC 27037, Annex A',
  },
  'ROL-02': {
    title: 'A role that fits the act',
    weight: 'refused',
    sentence: 'Each type of event is signed in one of the roles that the table allows for it.',
    source: 'docs/format/event-types.md',
  },
  'ROL-03': {
    title: 'Roles that nobody gives',
    weight: 'refused',
    sentence:
      'The roles of founder and service come with the founding, and are neither given nor taken later.',
    source: 'docs/law.md, "People and keys"',
  },
  'ROL-04': {
    title: 'Roles that exclude each other',
    weight: 'refused',
    sentence:
      'Who oversees or registers has no role that handles evidence, and the overseer is not the registrar.',
    source: 'IAPE standards, separation of duties; UNCAC 6, 36',
  },
  'ROL-05': {
    title: 'Roles that the registrar alone gives',
    weight: 'refused',
    sentence:
      'The roles of registrar, supervisor, oversight and data protection are given and taken by a registrar.',
    source: 'IAPE standards, separation of duties',
  },
  'ROL-06': {
    title: 'Terms of a role',
    weight: 'refused',
    sentence:
      'A role for one case names a registered case, and a role with an end ends in the future.',
    source: 'docs/format/event-types.md',
  },
  'ROL-07': {
    title: 'Registrar and overseer hold nothing',
    weight: 'refused',
    sentence: 'Who registers or oversees takes no evidence into custody.',
    source: 'UNCAC 6, 36; IAPE standards, separation of duties',
  },
  'ROL-08': {
    title: 'Taking a role that is there',
    weight: 'refused',
    sentence: 'A role is taken from somebody who has it, and a grant from whom it was given to.',
    source: 'docs/law.md, "People and keys"',
  },
} as const
