import type { PolicyFile } from '../policy-file.ts'

const day = 86_400

/** A room in which nobody is ever alone with what tempts. */
export const twoPersonRoom: PolicyFile = {
  title: 'Strict two-person room',
  about:
    'For property rooms that hold drugs, cash and weapons. Nobody handles any transaction from beginning to end: every act on an item has a second person, and what ends or opens something waits for his approval. The figures are ours, and stricter than most rooms can keep.',
  sources: [
    'IAPE Property Room Standards, separation of duties: no one person should handle any transaction from beginning to end',
    'IAPE Property Room Standards 11 to 13 (drugs, cash, weapons), 15 (disposition), 21 and 22 (audits and inventories)',
    'Inquiry into the drug laboratory of the Chief Medical Examiner of Delaware: evidence was resealed unseen',
    'Inquiry into heroin taken from the property room of the Madison Police Department: one person checked it out ten times and more',
  ],
  policy: {
    lateAfter: 4 * 3_600,
    offerLifetime: 2 * day,
    approvalLifetime: 2 * day,
    clockSkew: 120,
    rekeyApprovals: 2,
    checkInterval: 30 * day,
    retention: 365 * day,
    keepAccesses: 730 * day,
    demands: [
      { act: 'item.collected', persons: 1, as: 'witness', why: 'Nobody collects alone.' },
      { act: 'item.acquired', persons: 1, as: 'witness', why: 'Nobody acquires alone.' },
      {
        act: 'item.stored',
        roles: ['custodian', 'supervisor'],
        persons: 1,
        as: 'witness',
        why: 'Two keys to the room: the second keyholder was there.',
      },
      {
        act: 'item.stored',
        kinds: ['drugs', 'cash', 'biological-sample'],
        roles: ['custodian', 'supervisor'],
        persons: 1,
        as: 'approval',
        why: 'IAPE standards 11 to 13: what tempts most lies nowhere until the second keyholder has signed.',
      },
      {
        act: 'seal.applied',
        persons: 1,
        as: 'witness',
        why: 'Nobody seals alone what he could have exchanged.',
      },
      {
        act: 'seal.broken',
        persons: 1,
        as: 'witness',
        why: 'Drug laboratory of the Chief Medical Examiner of Delaware: what is opened alone can be resealed unseen.',
      },
      {
        act: 'sample.consumed',
        roles: ['supervisor', 'prosecutor', 'judge'],
        persons: 1,
        as: 'approval',
        why: 'What is used up cannot be weighed again.',
      },
      {
        act: 'item.accessed',
        roles: ['custodian', 'supervisor', 'officer'],
        persons: 1,
        as: 'witness',
        why: 'Who looks at evidence is not left alone with it.',
      },
      {
        act: 'transfer.accepted',
        persons: 1,
        as: 'witness',
        why: 'Somebody saw what was handed over.',
      },
      {
        act: 'disposition.authorized',
        roles: ['supervisor', 'prosecutor', 'judge'],
        persons: 2,
        as: 'approval',
        why: 'IAPE standard 15: the end of an item is decided by people who do not keep it.',
      },
      {
        act: 'item.disposed',
        roles: ['supervisor', 'oversight', 'owner'],
        persons: 1,
        as: 'approval',
        why: 'Who keeps the item does not make it vanish alone.',
      },
      {
        act: 'item.disposed',
        persons: 1,
        as: 'witness',
        why: 'NIST IR 7928, sample form: witness to destruction.',
      },
      {
        act: 'role.granted',
        roles: ['registrar', 'supervisor', 'oversight'],
        persons: 1,
        as: 'approval',
        why: 'Nobody lets people into the room alone.',
      },
      {
        act: 'policy.adopted',
        roles: ['oversight'],
        persons: 1,
        as: 'approval',
        why: 'Who runs the room does not change its rules alone.',
      },
    ],
  },
}
