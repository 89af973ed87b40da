/** People: their enrolment, keys and roles. */
export const partyTypes = {
  'party.enrolled': {
    meaning: 'A person was enrolled with a key of their own.',
    chains: ['party'],
    opens: 'only',
    roles: ['registrar', 'founder'],
    fields: {
      party: 'party-id',
      key: 'key',
      nextKey: 'hash',
      possession: 'possession?',
      roles: 'roles',
    },
    sealed: { name: 'text', person: 'secret', agency: 'text?', contact: 'text?' },
  },
  'key.rotated': {
    meaning: 'A person changed to a new key.',
    says: 'gives {here} the new key {key} in place of the old one ({reason})',
    chains: ['party'],
    opens: 'never',
    roles: 'any',
    fields: { key: 'key', nextKey: 'hash', possession: 'possession', reason: 'rotation-reason' },
    sealed: { explanation: 'text?' },
  },
  'key.revoked': {
    meaning: 'A key is no longer to be believed from here on, or since an earlier position.',
    says: 'revokes the key {key} of {here} ({reason})[, and states that it is suspect since position {suspectSince} of the log]',
    chains: ['party'],
    opens: 'never',
    roles: 'any',
    fields: { key: 'hash', reason: 'revocation-reason', suspectSince: 'index?' },
    sealed: { explanation: 'text?' },
  },
  'role.granted': {
    meaning: 'A person was given a role.',
    says: 'gives {here} the role {granted}[ in case {case}][ until {until}]',
    chains: ['party'],
    opens: 'never',
    roles: ['registrar', 'supervisor'],
    fields: { granted: 'role', case: 'case-id?', until: 'time?' },
    sealed: { reason: 'text?' },
  },
} as const
