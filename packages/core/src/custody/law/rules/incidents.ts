/** What went wrong, what is disputed, and what belongs to a case. */
export const incidentRules = {
  'INC-01': {
    title: 'What the service reports',
    weight: 'refused',
    sentence:
      'The service reports that its own clock stood behind; everything else is reported by people.',
    expert:
      'incident.reported in the role service has `kind` clock and `behind`, and stands in the ledger chain.',
    source: 'docs/law.md, "Incidents"',
    section: 'docs/law.md, "Incidents"',
  },
  'INC-02': {
    title: 'Lost and found',
    weight: 'refused',
    sentence:
      'An item is reported lost while it is in custody, and found while it is missing, in its own chain.',
    expert:
      'incident.reported with `kind` loss stands in the chain of an item that is not missing, with kind found in that of one that is.',
    source: 'OCME audit: losses noticed years later',
    section: 'docs/law.md, "Incidents"',
  },
  'INC-03': {
    title: 'Closing an incident',
    weight: 'refused',
    sentence: 'A resolution names an incident of its chain that is open.',
    expert:
      '`incident` of incident.resolved is an incident.reported of the same chain that nothing closed before.',
    source: 'IAPE standards',
    section: 'docs/law.md, "Incidents"',
  },
  'INC-04': {
    title: 'Incident left open',
    weight: 'point',
    sentence: 'What went wrong is followed up until a supervisor closes it.',
    expert:
      'Each incident.reported of another kind than found has an incident.resolved at the end of the record.',
    unit: 'incidents',
    source: 'IAPE standards',
    section: 'docs/law.md, "Incidents"',
  },
  'CHG-01': {
    title: 'Answering a challenge',
    weight: 'refused',
    sentence:
      'An open challenge is answered by somebody who is responsible for the evidence; who raised it can take it back, and nobody else can.',
    expert:
      '`challenge` of challenge.answered is a challenge.raised of the same chain without answer; `outcome` is withdrawn if and only if both have the same signer, and others sign in no role of defence, owner, witness or oversight.',
    source: 'ACPO principle 3; CPS Exhibits',
    section: 'docs/law.md, "Challenges"',
  },
  'CHG-02': {
    title: 'Challenge without answer',
    weight: 'point',
    sentence: 'A challenge is answered.',
    expert: 'Each challenge.raised has a challenge.answered at the end of the record.',
    unit: 'challenges',
    source: 'ACPO principle 3; CPS Exhibits',
    section: 'docs/law.md, "Challenges"',
  },
  'CAS-01': {
    title: 'In a case that exists',
    weight: 'refused',
    sentence: 'An item is taken into a case that was opened and registered.',
    expert:
      '`case` of item.collected and item.acquired is the id of a lawful case chain that is registered at a lower log index.',
    source: 'ASTM E1492, 4.1.1.3',
    section: 'docs/law.md, "Chains"',
  },
  'CAS-02': {
    title: 'Items of the case',
    weight: 'point',
    grade: 'minor',
    sentence:
      'What is disclosed, brought before a court, certified or counted in a case is an item of that case.',
    expert:
      'Each id in `items` of disclosure.made, court.recorded and certificate.issued, and in `sightings` of inventory.recorded, is an item of the case in whose chain it stands, entered at a lower log index.',
    unit: 'mentions of items',
    source: 'ASTM E1492, 4.1.1.3',
    section: 'docs/law.md, "What a case says of its items"',
  },
} as const
