import type { PolicyFile } from '../policy-file.ts'

const day = 86_400

/** A property room that keeps the sample form of NIST IR 7928. */
export const nistForm: PolicyFile = {
  title: 'NIST sample form',
  about:
    'What the sample chain-of-custody form of NIST IR 7928 asks for: a signature for each release and each receipt, which the law of custody wants anyway, a final disposal authority, and a witness to destruction. The form has no witness of the collection. The spans of time are ours.',
  sources: [
    'NIST IR 7928, sample form: released by and received by, final disposal authority, witness to destruction, release to lawful owner',
    'NIST SP 800-61r2, 3.3.2: identifying information, name and signature of each handler, time and date with time zone',
  ],
  policy: {
    lateAfter: day,
    offerLifetime: 30 * day,
    approvalLifetime: 7 * day,
    clockSkew: 300,
    rekeyApprovals: 2,
    demands: [
      {
        act: 'item.disposed',
        roles: ['witness', 'supervisor', 'officer', 'custodian', 'owner'],
        persons: 1,
        as: 'witness',
        why: 'NIST IR 7928: the form is signed by a witness to destruction, or by the lawful owner.',
      },
    ],
  },
}
