/** Disclosure, court and challenge. */
export const courtTypes = {
  'bundle.exported': {
    meaning:
      'A bundle was exported; these were all its chains, how long each was, and which sealed values it withheld, and why.',
    chains: ['case'],
    opens: 'never',
    roles: ['service'],
    // What is withheld as of the anchor, and of this statement itself.
    fields: { scope: 'export-scope', profile: 'profile', withheld: 'withheld?', heads: 'heads' },
    sealed: { recipient: 'text?', reason: 'text?' },
  },
  'values.disclosed': {
    meaning:
      'Sealed values were opened to somebody by themselves, in a bundle that had been exported without them.',
    says: 'opens {disclosed} of {events} in a bundle of {here}',
    chains: ['case'],
    opens: 'never',
    roles: ['service'],
    fields: { events: 'event-ids', disclosed: 'labels' },
    sealed: { recipient: 'text?', reason: 'text?' },
  },
  'disclosure.made': {
    meaning: 'Items of the case were disclosed to somebody, whole or redacted.',
    says: 'discloses {items} to somebody in the role {recipientRole} ({redaction})[, who had notice at {notice}]',
    example:
      'custodia record disclosure.made EX-2026-001 --recipient-role defence --recipient "Dora Muster" --items EX-1,EX-2 --redaction full --key a.key',
    chains: ['case'],
    opens: 'never',
    roles: ['prosecutor', 'contact-point'],
    fields: {
      recipientRole: 'role',
      items: 'item-ids',
      redaction: 'redaction-profile',
      notice: 'time?',
    },
    sealed: { recipient: 'text', restrictions: 'text?' },
  },
  'disclosure.acknowledged': {
    meaning: 'The recipient states that he has what was disclosed to him.',
    says: 'states to have received what event {disclosure} disclosed',
    example: 'custodia record disclosure.acknowledged EX-2026-001 --disclosure @12 --key a.key',
    chains: ['case'],
    opens: 'never',
    waits: 'never',
    roles: 'any',
    fields: { disclosure: 'event-id' },
    sealed: { statement: 'text?' },
  },
  'court.recorded': {
    meaning: 'A court did something with exhibits.',
    says: 'puts on record that a court {step} {items}',
    example:
      'custodia record court.recorded EX-2026-001 --step admitted --items EX-1 --court "District court" --court-number "7 K 12/26" --key a.key',
    chains: ['case'],
    opens: 'never',
    waits: 'never',
    roles: ['clerk', 'prosecutor', 'judge'],
    fields: { step: 'court-step', items: 'item-ids' },
    sealed: {
      court: 'text',
      courtNumber: 'text',
      // One for each item, in their order.
      courtExhibits: 'texts?',
      ruling: 'text?',
      document: 'digests?',
    },
  },
  'certificate.issued': {
    meaning: 'A qualified person certified a record or a copy; the tool never does.',
    says: 'certifies {items} as {capacity}, under {statute}, by version {template} of the form',
    example:
      'custodia record certificate.issued EX-2026-001 --statute fre-902-14 --capacity qualified-person --template 1 --items EX-1 --certificate c.txt --facts f.json --key a.key',
    chains: ['case'],
    opens: 'never',
    roles: ['certifier'],
    fields: {
      statute: 'statute',
      capacity: 'certifier-capacity',
      template: 'count',
      items: 'item-ids',
    },
    sealed: { certificate: 'digests', facts: 'digests', qualification: 'text?' },
  },
  'challenge.raised': {
    meaning: 'Somebody disputes entries. They stay as they are, in dispute until he is answered.',
    says: 'disputes {events}[, by rule {rule}]',
    example:
      'custodia record challenge.raised EX-1 --events @12,@13 --rule TIM-03 --statement "Nobody was there" --key a.key',
    chains: ['ledger', 'party', 'case', 'item'],
    opens: 'never',
    waits: 'never',
    roles: 'any',
    fields: { events: 'event-ids', rule: 'rule-id?' },
    sealed: { statement: 'text' },
  },
  'challenge.answered': {
    meaning: 'A challenge was answered, or taken back by who had raised it.',
    says: 'answers challenge {challenge} ({outcome})',
    example:
      'custodia record challenge.answered EX-1 --challenge @14 --outcome explained --answer "The lift stood still" --key a.key',
    chains: ['ledger', 'party', 'case', 'item'],
    opens: 'never',
    roles: 'any',
    fields: { challenge: 'event-id', outcome: 'challenge-outcome' },
    sealed: { answer: 'text' },
  },
  'use.reported': {
    meaning: 'A recipient gave account of the use made of what came under restrictions.',
    says: 'reports the use that was made under the restrictions of event {restriction}',
    example:
      'custodia record use.reported EX-2026-001 --restriction @12 --use "Read in the hearing" --key a.key',
    chains: ['case', 'item'],
    opens: 'never',
    waits: 'never',
    roles: ['contact-point'],
    fields: { restriction: 'event-id' },
    sealed: { use: 'text' },
  },
} as const
