import type { Breach } from './breach.ts'

/**
 * How heavily a point weighs: `major` ones a court will ask about, `minor` ones it may, and `information` is for whoever
 * looks for patterns.
 */
export const grades = ['major', 'minor', 'information'] as const

export type Grade = (typeof grades)[number]

/** What docs/rules.md says of a rule. */
export interface RuleEntry {
  readonly title: string
  readonly weight: Breach['weight']
  /** Of a point; `major` if left out. */
  readonly grade?: Grade
  /** What the rule demands, in one sentence that needs no training to read. */
  readonly sentence: string
  /** Where the rule comes from. */
  readonly source: string
}

/**
 * Every rule that the law of custody judges by. Ids are stable: reports and `custodia explain` use them. Those of the
 * families CRY, TIM, CUS, INT, LEG, SOD and COR are shared with auditors' checklists; the others are our own.
 */
export const rules = {
  'GEN-01': {
    title: 'One beginning',
    weight: 'refused',
    sentence: 'A ledger begins with its founding at position 0, and is founded once.',
    source: 'docs/law.md, "The founding"',
  },
  'GEN-02': {
    title: 'Threshold of the founders',
    weight: 'refused',
    sentence: 'Acts on the ledger itself need at least one founder and no more than there are.',
    source: 'docs/law.md, "The founding"',
  },
  'GEN-03': {
    title: 'Founders are different people',
    weight: 'refused',
    sentence: 'No two founders share a party id or a key, and the service has its own.',
    source: 'docs/law.md, "The founding"',
  },
  'GEN-04': {
    title: 'The first founder signs',
    weight: 'refused',
    sentence: 'The founding is signed by the founder who is named first, with the key named there.',
    source: 'docs/law.md, "The founding"',
  },
  'GEN-05': {
    title: 'Founders are enrolled as founded',
    weight: 'refused',
    sentence: 'The enrolment of a founder repeats what the founding says, and a founder signs it.',
    source: 'docs/law.md, "The founding"',
  },
  'CRY-02': {
    title: 'No gap in a chain',
    weight: 'refused',
    sentence: 'Each event follows the last one of its chain: no gap, no repetition, no fork.',
    source: 'ISO/IEC 27037, 6.1: a complete record',
  },
  'CHN-01': {
    title: 'Each event in its own kind of chain',
    weight: 'refused',
    sentence: 'An event stands in the kind of chain that belongs to its type.',
    source: 'docs/format/event-types.md',
  },
  'CHN-02': {
    title: 'Nothing beside the record',
    weight: 'refused',
    sentence: 'A chain goes on only after the chain above it has registered it.',
    source: 'docs/law.md, "Chains"',
  },
  'CHN-03': {
    title: 'Registered once',
    weight: 'refused',
    sentence: 'The service registers a chain once; a person only after a lawful enrolment.',
    source: 'docs/law.md, "Chains"',
  },
  'CHN-04': {
    title: 'Nothing follows a refused beginning',
    weight: 'refused',
    sentence: 'A chain whose first event was refused has no lawful events.',
    source: 'docs/law.md, "Chains"',
  },
  'CHN-05': {
    title: 'Every chain is registered',
    weight: 'refused',
    sentence: 'Each chain that was begun is registered in the chain above it.',
    source: 'docs/law.md, "Chains"',
  },
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
  'INC-01': {
    title: 'What the service reports',
    weight: 'refused',
    sentence:
      'The service reports that its own clock stood behind; everything else is reported by people.',
    source: 'docs/law.md, "Incidents"',
  },
  'INC-02': {
    title: 'Lost and found',
    weight: 'refused',
    sentence:
      'An item is reported lost while it is in custody, and found while it is missing, in its own chain.',
    source: 'OCME audit: losses noticed years later',
  },
  'INC-03': {
    title: 'Closing an incident',
    weight: 'refused',
    sentence: 'A resolution names an incident of its chain that is open.',
    source: 'IAPE standards',
  },
  'INC-04': {
    title: 'Incident left open',
    weight: 'point',
    sentence: 'What went wrong is followed up until a supervisor closes it.',
    source: 'IAPE standards',
  },
  'CHG-01': {
    title: 'Answering a challenge',
    weight: 'refused',
    sentence:
      'An open challenge is answered by somebody who is responsible for the evidence; who raised it can take it back, and nobody else can.',
    source: 'ACPO principle 3; CPS Exhibits',
  },
  'CHG-02': {
    title: 'Challenge without answer',
    weight: 'point',
    sentence: 'A challenge is answered.',
    source: 'ACPO principle 3; CPS Exhibits',
  },
  'CAS-01': {
    title: 'In a case that exists',
    weight: 'refused',
    sentence: 'An item is taken into a case that was opened and registered.',
    source: 'ASTM E1492, 4.1.1.3',
  },
  'CAS-02': {
    title: 'Items of the case',
    weight: 'point',
    grade: 'minor',
    sentence:
      'What is disclosed, brought before a court, certified or counted in a case is an item of that case.',
    source: 'ASTM E1492, 4.1.1.3',
  },
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
  'COR-03': {
    title: 'Many days in one sitting',
    weight: 'point',
    sentence:
      'No one person records within an hour ten or more events that he says happened on seven or more different days.',
    source: 'Tracker Products help, entering old items; FRE 803(6): at or near the time',
  },
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
  'DSC-01': {
    title: 'Acknowledged by the recipient',
    weight: 'refused',
    sentence:
      'A disclosure is acknowledged once by each recipient, in the role to which it was made, and not by who made it.',
    source: 'FRE 902(11); CPS Exhibits',
  },
  'CRT-01': {
    title: 'Before the court',
    weight: 'point',
    grade: 'minor',
    sentence: 'A court admits, excludes, returns or seals what was lodged or marked before.',
    source: 'NIST IR 7928, sample form: court',
  },
  'USE-01': {
    title: 'Use of what was restricted',
    weight: 'refused',
    sentence: 'An account of use names an earlier entry of its chain that set restrictions.',
    source: 'Budapest Convention, 28(4)',
  },
  'AUD-03': {
    title: 'Inventory not in order',
    weight: 'point',
    sentence:
      'An inventory finds every item where it should be, and none that is missing or disposed.',
    source: 'IAPE standards 21 and 22: inventories',
  },
  'AUD-05': {
    title: 'What an audit covers',
    weight: 'refused',
    sentence: 'An audit speaks of positions of the log before its own.',
    source: 'UNCAC 6, 36',
  },
  'SOD-04': {
    title: 'Independent inventory',
    weight: 'point',
    sentence: 'Who takes stock has custody of nothing that he counts.',
    source: 'IAPE standards; UNCAC 6, 36',
  },
  'SOD-05': {
    title: 'Not always the same two',
    weight: 'point',
    grade: 'information',
    sentence:
      'Of ten or more acts of one person in one case that were witnessed, not all were witnessed by one and the same person alone.',
    source: 'IAPE standards, separation of duties; audit practice: paired signatures',
  },
  'DIS-01': {
    title: 'Authorised before it ends',
    weight: 'refused',
    sentence:
      'The end of an item is authorised by somebody who neither took nor holds it, and comes as authorised, after the time for appeal.',
    source: 'NIST IR 7928: final disposal authority',
  },
  'DIS-02': {
    title: 'Witnessed, or signed by the owner',
    weight: 'point',
    sentence:
      'A destruction is witnessed, and a return is signed by the owner; until then custody has not ended.',
    source: 'NIST IR 7928: witness to destruction, release to lawful owner',
  },
  'DIS-03': {
    title: 'All copies accounted for',
    weight: 'point',
    sentence:
      'When an item has come to its end, so have its copies and derivatives, or they are listed.',
    source: 'IAPE standard 15',
  },
  'DIS-04': {
    title: 'Nothing left open',
    weight: 'refused',
    sentence:
      'An item does not come to its end while an offer or a loan is open or a challenge waits for an answer.',
    source: 'IAPE standard 15',
  },
  'DIS-05': {
    title: 'Kept long enough',
    weight: 'point',
    grade: 'minor',
    sentence: 'What was taken into custody is kept as long as the policy says.',
    source: 'IAPE standard 15',
  },
  'PRV-02': {
    title: 'Erasing what is sealed',
    weight: 'refused',
    sentence: 'An erasure names sealed values of earlier entries of its chain.',
    source: 'Directive (EU) 2016/680, 16; GDPR 17',
  },
  'LOG-01': {
    title: 'What a restore says',
    weight: 'refused',
    sentence:
      'A restore is recorded before anything else, states exactly what the backup held, and names as lost only what lay behind it.',
    source: 'docs/law.md, "A ledger that was set back"',
  },
  'LOG-02': {
    title: 'The ledger was set back',
    weight: 'point',
    sentence: 'What was recorded stays recorded; a ledger is not set back to an older state.',
    source: 'docs/law.md, "A ledger that was set back"',
  },
  'EXP-01': {
    title: 'Each chain stated once',
    weight: 'refused',
    sentence: 'The statement of an export names a chain once.',
    source: 'docs/format/bundle.md',
  },
  'EXP-02': {
    title: 'A true statement of an export',
    weight: 'refused',
    sentence: 'An export states the length and the last event that each chain really had.',
    source: 'docs/format/bundle.md',
  },
} as const

export type RuleId = keyof typeof rules

/** The row of one rule. */
export function ruleEntry(id: RuleId): RuleEntry {
  return rules[id]
}

/** How heavily a point of this rule weighs; of a rule whose breach is refused, nothing. */
export function gradeOf(id: RuleId): Grade | undefined {
  const { weight, grade } = ruleEntry(id)
  return weight === 'point' ? (grade ?? 'major') : undefined
}

export function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(rules, text)
}
