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
    says: 'puts on record, in case {here}, an authority of the kind {kind}[, valid from {validFrom}][, valid until {validUntil}][, for {actions}]',
    chains: ['case'],
    opens: 'never',
    roles: ['officer', 'supervisor', 'prosecutor', 'judge'],
    fields: {
      kind: 'authority-kind',
      validFrom: 'time?',
      validUntil: 'time?',
      actions: 'event-types?',
    },
    sealed: { identifier: 'text', issuer: 'text', scope: 'text?', digests: 'digests?' },
  },
} as const
