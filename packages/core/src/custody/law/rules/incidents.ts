/** What went wrong, what is disputed, and what belongs to a case. */
export const incidentRules = {
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
} as const
