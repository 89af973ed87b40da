/** Who has an item, and how it goes from one to the next. */
export const movementRules = {
  'CUS-01': {
    title: 'Custody begins with an entry',
    weight: 'refused',
    sentence: 'The first event of an item is how it came into custody, and that is said once.',
    expert:
      'An item chain has one entry, of type item.collected, item.acquired, copy.made or item.derived, at `seq` 0, and that was not refused.',
    source: 'ISO/IEC 27037, 6.1',
    section: 'docs/law.md, "Chains"',
  },
  'CUS-02': {
    title: 'Out of sight',
    weight: 'point',
    sentence: 'From entry to its end somebody can say where an item is.',
    expert:
      'No incident.reported of kind found ends a loss in the chain of the item; the time between the two `recordedAt` is what is to be explained.',
    source: 'HSE Enforcement Guide: account for all the time',
    section: 'docs/law.md, "Incidents"',
  },
  'CUS-03': {
    title: 'The receiver answers the offer',
    weight: 'refused',
    sentence: 'An offer is answered by the person to whom it was made, while it is open.',
    expert:
      '`offer` of transfer.accepted, transfer.refused and transfer.cancelled is the open transfer.offered of the item; the first two are signed by its `to`, with `recordedAt` at most `expires`.',
    source: 'NIST SP 800-61, 3.3.2: signature of each party',
    section: 'docs/law.md, "Handover"',
  },
  'CUS-04': {
    title: 'The custodian offers',
    weight: 'refused',
    sentence:
      'Only the custodian offers an item or takes the offer back, or a supervisor once the custodian is gone, and one offer is open at a time.',
    expert:
      'transfer.offered and transfer.cancelled are signed by the custodian, or in the role supervisor once party.ended names him; no other transfer.offered of the item is open.',
    source: 'HSE Enforcement Guide, continuity',
    section: 'docs/law.md, "Handover"',
  },
  'CUS-05': {
    title: 'Not to oneself',
    weight: 'refused',
    sentence: 'Nobody hands an item over to himself.',
    expert:
      '`to` of transfer.offered is not the signer, nor the same human being where enrolments are opened.',
    source: 'IAPE standards, separation of duties',
    section: 'docs/law.md, "Handover"',
  },
  'CUS-06': {
    title: 'Offer left open',
    weight: 'point',
    sentence:
      'An offer that was not answered in time is closed before anything else happens to the item.',
    expert:
      'No event but transfer.cancelled, or one of the service, is recorded in an item chain after `expires` of an open transfer.offered, and none is open and expired at the time of the check.',
    unit: 'entries and open offers',
    source: 'HSE Enforcement Guide: account for all the time',
    section: 'docs/law.md, "Handover"',
  },
  'CUS-07': {
    title: 'Carried by whom',
    weight: 'point',
    sentence:
      'What is sent by courier is signed for by him, or bears numbered seals that are named where it is released and where it is received.',
    expert:
      'transfer.accepted of an offer of kind courier is signed in the role courier, or both the offer and the receipt have `seals`.',
    source: 'IIIM guiding principles: the log travels with the box',
    section: 'docs/law.md, "Handover"',
  },
  'CUS-08': {
    title: 'Loan overdue',
    weight: 'point',
    sentence: 'What was lent is back by the day that was agreed.',
    expert:
      '`recordedAt` of the transfer.accepted that brings a loan back to its lender, or the time of the check if none does, is at most `dueBack`.',
    unit: 'loans',
    source: 'Users of asset registers: returns without signature',
    section: 'docs/law.md, "Handover"',
  },
  'CUS-09': {
    title: 'Acts of the custodian',
    weight: 'refused',
    sentence:
      'An item is stored, sealed, opened, relabelled, used up and disposed of by its custodian, examined by him unless it is a working copy, and checked by him, an examiner, the defence or the service.',
    expert:
      'The signer is the custodian at that log index; exam.started and exam.completed are also free on an item with `copyRole` working, and integrity.checked in the roles service, examiner and defence.',
    source: 'ISO/IEC 27037, 6.1',
    section: 'docs/law.md, "Handover"',
  },
  'CUS-10': {
    title: 'A receiver who may hold it',
    weight: 'refused',
    sentence:
      'An item is offered to a person who is enrolled and holds a role that may have custody in its case.',
    expert:
      '`to` of transfer.offered is an enrolled party whose chain is registered, who is not gone, and who holds at that position, in the case, a role of custody `may` and none of custody `never`.',
    source: 'ACPO principle 2',
    section: 'docs/law.md, "Handover"',
  },
  'CUS-11': {
    title: 'Where things must not lie',
    weight: 'point',
    sentence:
      "Evidence lies in no place of somebody's own, and in one for the time being no longer than the policy allows for entries.",
    expert:
      '`storedIn` of item.stored is not personal; after temporary comes the next item.stored, transfer.accepted or the end of custody within `lateAfter` of the policy, by recorded times. Where the field is left out, nothing is judged.',
    source: 'Audits of the CNMI Public Auditor (lockers, desk drawers) and of Asheville, NC',
    section: 'docs/law.md, "Where an item lies"',
  },
  'CUS-12': {
    title: 'What an item can still take',
    weight: 'refused',
    sentence:
      'A missing item cannot be handed over, stored, copied or examined; one whose end was authorised only comes to it; after its end only words are added.',
    expert:
      'The type of the event is in the closed list for the standing of the item (missing, cleared, disposed) at the log index of the event.',
    source: 'NIST IR 7928; state machine of custody',
    section: 'docs/law.md, "The end of an item"',
  },
  'TRF-01': {
    title: 'How long an offer is open',
    weight: 'refused',
    sentence: 'An offer expires after it is recorded, and no later than the policy allows.',
    expert:
      '`expires` of transfer.offered is greater than `recordedAt` and at most `offerLifetime` of the policy after it.',
    source: 'docs/law.md, "Handover"',
    section: 'docs/law.md, "Handover"',
  },
  'TRF-02': {
    title: 'When a loan is due',
    weight: 'refused',
    sentence:
      'A loan says when it is due back, and that lies after the offer; what stays for good says nothing of it, and nothing is lent in the name of a person who is gone.',
    expert:
      'transfer.offered of kind loan has `dueBack`, one of kind permanent, return or courier has none; `dueBack` lies after `occurredAt`, and in the role supervisor there is none.',
    source: 'docs/law.md, "Handover"',
    section: 'docs/law.md, "Handover"',
  },
  'TRF-04': {
    title: 'Back to a holder',
    weight: 'refused',
    sentence: 'A return is offered to a person who held the item before.',
    expert:
      '`to` of transfer.offered of kind return is the custodian of an earlier span of the item.',
    source: 'docs/law.md, "Handover"',
    section: 'docs/law.md, "Handover"',
  },
  'TRF-03': {
    title: 'Expired means expired',
    weight: 'refused',
    sentence: 'An offer is closed as expired only after it has expired.',
    expert:
      'transfer.cancelled with `reason` expired has `recordedAt` greater than `expires` of the offer.',
    source: 'docs/law.md, "Handover"',
    section: 'docs/law.md, "Handover"',
  },
  'AGR-01': {
    title: 'Dates of an agreement',
    weight: 'refused',
    sentence: 'An agreement does not end before it begins.',
    expert: '`validFrom` is at most `validUntil` in agreement.registered.',
    source: 'UNTOC 18',
    section: 'docs/law.md, "Other authorities"',
  },
  'AGR-02': {
    title: 'Agreement on record',
    weight: 'refused',
    sentence:
      'An agreement that is cited was registered before, and the offer that cites it is one of legal assistance.',
    expert:
      '`agreement` of transfer.offered is an agreement.registered at a lower log index, and `kind` is mla.',
    source: 'UNTOC 18; docs/law.md, "Other authorities"',
    section: 'docs/law.md, "Other authorities"',
  },
  'AGR-03': {
    title: 'Agreement in force',
    weight: 'refused',
    sentence: 'An agreement that an offer cites is in force when the offer is recorded.',
    expert:
      '`recordedAt` of transfer.offered lies within validFrom and validUntil of the agreement that it cites.',
    source: 'UNTOC 18; docs/law.md, "Other authorities"',
    section: 'docs/law.md, "Other authorities"',
  },
  'XFR-01': {
    title: 'Under an agreement, by the point of contact',
    weight: 'point',
    sentence:
      'What goes to another authority goes under an agreement, and the point of contact offers it.',
    expert: 'transfer.offered of kind mla has `agreement` and is signed in the role contact-point.',
    source: 'UNTOC 18(13)',
    section: 'docs/law.md, "Other authorities"',
  },
  'XFR-02': {
    title: 'Agreed kinds of item',
    weight: 'point',
    sentence: 'What goes under an agreement is of a kind for which it was made.',
    expert:
      'The kind of the item is in `kinds` of the agreement that transfer.offered cites, if the agreement lists any.',
    source: 'Protocols on the sharing of information: permitted types',
    section: 'docs/law.md, "Other authorities"',
  },
} as const
