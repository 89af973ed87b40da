/** Disclosure, court and challenge. */
export const courtTypes = {
  'bundle.exported': {
    meaning: 'A bundle was exported; these were all its chains, and how long each was.',
    chains: ['case'],
    opens: 'never',
    roles: ['service'],
    fields: { profile: 'export-profile', heads: 'heads' },
    sealed: { recipient: 'text?' },
  },
} as const
