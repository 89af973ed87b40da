import type { PolicyFile } from '../policy-file.ts'

const day = 86_400

/** What a ledger has that names no policy. */
export const standard: PolicyFile = {
  title: 'Standard',
  about:
    'What a ledger has whose founder names no policy: one witness of each collection, a day to record what happened, a month for an answer. The figures are ours.',
  sources: [
    'FRE 803(6): records made at or near the time',
    'Audit of the CNMI Public Auditor: 147 of 405 custody forms named no witness',
  ],
  policy: {
    lateAfter: day,
    offerLifetime: 30 * day,
    approvalLifetime: 7 * day,
    clockSkew: 300,
    rekeyApprovals: 2,
    demands: [
      {
        act: 'item.collected',
        persons: 1,
        as: 'witness',
        why: 'Who was alone at the scene is asked what he brought with him, and what he left.',
      },
    ],
  },
}
