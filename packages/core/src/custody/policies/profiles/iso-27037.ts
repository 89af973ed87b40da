import type { PolicyFile } from '../policy-file.ts'

const day = 86_400

/** Digital evidence in the manner of ISO/IEC 27037. */
export const iso27037: PolicyFile = {
  title: 'ISO/IEC 27037 practice',
  about:
    'For digital evidence: devices are taken and data is acquired before a witness, every copy can be traced, and data is read again at least every quarter of a year. The standard sets no figures; those here are ours.',
  sources: [
    'ISO/IEC 27037:2012, 6.1: chain-of-custody record: who, when, where, why, unavoidable changes and the person responsible',
    'ISO/IEC 27037:2012, Annex A: competence of first responders and specialists',
    'NIST IR 8387: digital evidence is checked while it is kept',
    'ACPO principles 1 to 3: no change, competence, an audit trail that a third party can follow',
  ],
  policy: {
    lateAfter: day,
    offerLifetime: 7 * day,
    approvalLifetime: 7 * day,
    clockSkew: 300,
    rekeyApprovals: 2,
    checkInterval: 90 * day,
    demands: [
      {
        act: 'item.collected',
        persons: 1,
        as: 'witness',
        why: 'The standard asks for a record that can be accounted for, not for a witness by name; a second person can confirm it.',
      },
      {
        act: 'item.acquired',
        persons: 1,
        as: 'witness',
        why: 'ACPO principle 2: who accesses the original can explain what he did; whoever saw it can confirm that.',
      },
      {
        act: 'sample.consumed',
        roles: ['supervisor', 'prosecutor', 'judge'],
        persons: 1,
        as: 'approval',
        why: 'ACPO principle 1: no change; where a test has to change the item, somebody else agrees to it.',
      },
      {
        act: 'disposition.authorized',
        roles: ['supervisor', 'prosecutor', 'judge'],
        persons: 1,
        as: 'approval',
        why: 'ISO/IEC 27037, 6.1: the record names the relevant authority; what is gone cannot be examined again.',
      },
    ],
  },
}
