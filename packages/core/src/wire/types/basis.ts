/** Cases, and the lawful basis of what is done in them. */
export const basisTypes = {
  'case.opened': {
    meaning: 'A case was opened.',
    says: 'opens a case',
    chains: ['case'],
    opens: 'only',
    roles: ['officer', 'supervisor', 'prosecutor', 'registrar', 'custodian'],
    fields: {},
    sealed: { reference: 'text', title: 'text?', agency: 'text?' },
  },
  'authority.recorded': {
    meaning: 'A lawful basis was put on record: a warrant, an order, a consent.',
    says: 'puts on record, in case {here}, an authority of the kind {kind}[, valid from {validFrom}][, valid until {validUntil}][, for {actions}][, covering {kinds}]',
    chains: ['case'],
    opens: 'never',
    roles: ['officer', 'supervisor', 'prosecutor', 'judge'],
    fields: {
      kind: 'authority-kind',
      validFrom: 'time?',
      validUntil: 'time?',
      actions: 'event-types?',
      // What was taken first, or what came of it.
      kinds: 'item-kinds?',
    },
    sealed: { identifier: 'text', issuer: 'text', scope: 'text?', digests: 'digests?' },
  },
  'authority.varied': {
    meaning:
      'A lawful basis was changed or ended: extended, narrowed, quashed, or ended before its day.',
    says: 'puts on record, in case {here}, that authority {varies} was {change}[, {reach}][; it is valid until {validUntil}][; it is for {actions}][; it covers {kinds}]',
    example:
      'custodia record authority.varied EX-2026-001 --varies @9 --change quashed --reach from-the-beginning --order "7 K 12/26" --document order.pdf --key a.key',
    chains: ['case'],
    opens: 'never',
    waits: 'never',
    roles: ['officer', 'supervisor', 'prosecutor', 'judge', 'clerk'],
    fields: {
      varies: 'event-id',
      change: 'authority-change',
      reach: 'quashing-reach?',
      validUntil: 'time?',
      actions: 'event-types?',
      kinds: 'item-kinds?',
    },
    sealed: { order: 'text', scope: 'text?', explanation: 'text?', document: 'digests?' },
  },
  'hold.placed': {
    meaning:
      'A hold was placed: what it reaches is not disposed of, not erased, and does not leave.',
    says: 'places a hold on {here} ({reason})[ until {until}]',
    example:
      'custodia record hold.placed EX-1 --reason litigation --order "7 K 12/26" --until 2027-03-12 --key a.key',
    chains: ['case', 'item'],
    opens: 'never',
    waits: 'never',
    roles: ['officer', 'supervisor', 'prosecutor', 'judge'],
    fields: { reason: 'hold-reason', until: 'time?' },
    sealed: { order: 'text', explanation: 'text?' },
  },
  'hold.released': {
    meaning: 'A hold was released.',
    says: 'releases hold {hold} on {here}',
    example: 'custodia record hold.released EX-1 --hold @12 --order "7 K 12/26" --key a.key',
    chains: ['case', 'item'],
    opens: 'never',
    roles: ['officer', 'supervisor', 'prosecutor', 'judge'],
    fields: { hold: 'event-id' },
    sealed: { order: 'text', explanation: 'text?' },
  },
  'consent.recorded': {
    meaning:
      'Somebody consented; his own key signs, or who took the consent signs, before a witness. Acts can cite it as their authority.',
    says: 'puts on record a consent for {here}, whose giver was informed {informed}[, valid until {validUntil}][, for {actions}]',
    example:
      'custodia record consent.recorded EX-2026-001 --giver "Olga Muster" --form consent.pdf --informed in-writing --actions item.collected,item.acquired --key a.key',
    chains: ['case', 'item'],
    opens: 'never',
    roles: ['owner', 'officer', 'collector'],
    fields: { informed: 'consent-information', validUntil: 'time?', actions: 'event-types?' },
    sealed: { giver: 'text', form: 'digests', explanation: 'text?' },
  },
  'consent.withdrawn': {
    meaning: 'A consent was withdrawn: from here on no act can cite it.',
    says: 'puts on record that consent {consent} for {here} was withdrawn',
    example: 'custodia record consent.withdrawn EX-2026-001 --consent @12 --key a.key',
    chains: ['case', 'item'],
    opens: 'never',
    waits: 'never',
    roles: ['owner', 'officer', 'collector', 'supervisor'],
    fields: { consent: 'event-id' },
    sealed: { explanation: 'text?' },
  },
} as const
