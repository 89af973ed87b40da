const founding = 'a ledger is founded before a story begins: rules.test.ts'
const placed = 'the ledger gives an event its place, and nobody can send another: rules.test.ts'
const ownSeals = 'the ledger seals what the policy does not have in clear: rules.test.ts'
const service = 'the ledger signs this itself, and nobody else can: rules.test.ts'
const restored = 'a restore needs a backup of its own: test/cli/restore.test.ts'

/** Types that no story records, and why. */
export const typesNotInStories: ReadonlyMap<string, string> = new Map([
  ['ledger.restored', restored],
])

/** Rules that no story shows, why, and which tests of the law provoke them instead. */
export const notInStories: ReadonlyMap<string, string> = new Map([
  ['GEN-01', founding],
  ['GEN-02', founding],
  ['GEN-03', founding],
  ['GEN-04', founding],
  ['GEN-05', founding],
  ['CRY-02', placed],
  ['CHN-01', placed],
  ['CHN-02', service],
  ['CHN-03', service],
  ['CHN-04', placed],
  ['CHN-05', service],
  ['TIM-01', placed],
  ['TIM-09', placed],
  ['CUS-01', placed],
  ['ACC-02', placed],
  ['INC-01', service],
  ['LOG-01', restored],
  ['LOG-02', restored],
  ['PRV-05', ownSeals],
  ['EXP-01', service],
  ['EXP-02', service],
])
