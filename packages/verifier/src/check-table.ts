/** The five questions that a report answers, each on its own and never merged into one (D29). */
export const questions = {
  changed: 'Was the record changed?',
  signers: 'Who signed, and are they recognised?',
  whole: 'Is it the whole record?',
  custody: 'Was custody unbroken?',
  evidence: 'Is the evidence the same?',
} as const

export type QuestionId = keyof typeof questions

export interface CheckEntry {
  readonly question: QuestionId
  /** What holds when the check passes, in one plain sentence. */
  readonly holds: string
  /** What it looks at and counts, in the plural. */
  readonly unit: string
  /** Whether a bundle can be `verified` without it: then it may be left unchecked for lack of anything to look at. */
  readonly optional?: true
}

/** Every check, in the order in which reports list them. Each is in every report, whether or not it could be made. */
export const checkTable = {
  'container.readable': {
    question: 'changed',
    holds: 'The file is a custody bundle and can be read to its end.',
    unit: 'items',
  },
  'container.trailer': {
    question: 'changed',
    holds: 'The file arrived as it was written: its counts and its digest agree.',
    unit: 'statements',
  },
  'container.claims': {
    question: 'changed',
    holds: 'The file holds what its header says.',
    unit: 'statements',
  },
  'event.form': {
    question: 'changed',
    holds: 'Every entry is a well-formed event of this ledger.',
    unit: 'events',
  },
  'event.signature': {
    question: 'changed',
    holds: 'Every entry is the text that its signer signed.',
    unit: 'signatures',
  },
  'chain.links': {
    question: 'changed',
    holds: 'In every chain, each entry follows the one before it, without a gap.',
    unit: 'events',
  },
  'chain.registered': {
    question: 'changed',
    holds: 'The ledger took every chain on record, in the chain above it.',
    unit: 'chains',
  },
  'leaf.tags': {
    question: 'changed',
    holds: 'Every entry has the place in its chain to which the one before it committed.',
    unit: 'secrets',
  },
  'log.checkpoint': {
    question: 'changed',
    holds: "The ledger's log key signed the state of the log against which all is proven.",
    unit: 'checkpoints',
  },
  'log.inclusion': {
    question: 'changed',
    holds: 'Every entry stands in that log, at the place and with the time that the bundle says.',
    unit: 'events',
  },
  'log.anchors': {
    question: 'changed',
    holds: 'Every state of the log that a signer was shown is a beginning of that log.',
    unit: 'anchors',
  },
  'log.earlier': {
    question: 'changed',
    holds: 'Every earlier checkpoint in the file is a beginning of that log.',
    unit: 'checkpoints',
    optional: true,
  },
  'log.time': {
    question: 'changed',
    holds: 'The log took its entries in the order of their recorded times.',
    unit: 'events',
  },
  'log.pinned': {
    question: 'changed',
    holds: 'The checkpoint in the trust file belongs to the same log.',
    unit: 'checkpoints',
    optional: true,
  },
  'time.stamps': {
    question: 'changed',
    holds: 'Authorities of your trust file stamped the log up to what is shown.',
    unit: 'time stamps',
    optional: true,
  },
  'witness.cosignatures': {
    question: 'changed',
    holds: 'A quorum of the witnesses of your trust file cosigned the log up to what is shown.',
    unit: 'cosignatures',
    optional: true,
  },
  'time.sunset': {
    question: 'changed',
    holds: 'Every entry was there before an algorithm ended on which it rests.',
    unit: 'events',
    optional: true,
  },
  'disclosure.opening': {
    question: 'changed',
    holds: 'Every value that is shown is the one that was sealed when its entry was signed.',
    unit: 'disclosures',
    optional: true,
  },
  'disclosure.salts': {
    question: 'changed',
    holds: 'Every opened value was sealed with a salt of its own.',
    unit: 'salts',
    optional: true,
  },
  'disclosure.once': {
    question: 'changed',
    holds: 'No sealed digest stands in two places.',
    unit: 'digests',
    optional: true,
  },
  'disclosure.all': {
    question: 'changed',
    holds: 'Every sealed value is opened.',
    unit: 'digests',
    optional: true,
  },
  'disclosure.erased': {
    question: 'changed',
    holds: 'No value is opened that was erased before, by what is on record.',
    unit: 'erased values',
    optional: true,
  },
  'disclosure.reasons': {
    question: 'whole',
    holds: 'For every value that is withheld the ledger stated a reason on its record.',
    unit: 'withheld values',
    optional: true,
  },
  'erased.covered': {
    question: 'changed',
    holds: 'Every entry that was erased is an access, and an act on record erased it.',
    unit: 'accesses',
    optional: true,
  },
  'attachment.carried': {
    question: 'changed',
    holds: 'Every attachment that the file carries is the one that an entry names.',
    unit: 'files',
    optional: true,
  },
  'signer.recognised': {
    question: 'signers',
    holds: 'The ledger that vouches for the signers is the one in your trust file.',
    unit: 'ledgers',
  },
  'signer.lawful': {
    question: 'signers',
    holds: 'Every signer was enrolled, with a key in force and a role that allowed the act.',
    unit: 'events',
  },
  'signer.possession': {
    question: 'signers',
    holds: 'Every new key was shown to be in the hands of the person for whom it was enrolled.',
    unit: 'keys',
    optional: true,
  },
  'signer.distinct': {
    question: 'signers',
    holds: 'No two parties are the same human being.',
    unit: 'parties',
    optional: true,
  },
  'ledger.real': {
    question: 'signers',
    holds: 'The ledger was founded for real use, not as an exercise.',
    unit: 'ledgers',
  },
  'bundle.closed': {
    question: 'whole',
    holds: 'The bundle carries every chain that belongs to it, or names what it leaves out.',
    unit: 'chains',
  },
  'export.stated': {
    question: 'whole',
    holds: 'The ledger stated on its record that these entries are all.',
    unit: 'chains',
  },
  'leaves.examined': {
    question: 'whole',
    holds: 'Every entry of the log was examined, and none continues what is shown.',
    unit: 'leaves',
    optional: true,
  },
  'trust.age': {
    question: 'whole',
    holds: 'The newest entry is not older than your trust file allows.',
    unit: 'bundles',
    optional: true,
  },
  'custody.rules': {
    question: 'custody',
    holds: 'Every entry keeps the rules of custody that were in force at its place.',
    unit: 'events',
  },
  'time.intervals': {
    question: 'custody',
    holds: 'No time that the ledger or a signer states is contradicted by the clocks of others.',
    unit: 'events',
    optional: true,
  },
  'evidence.same': {
    question: 'evidence',
    holds: 'The files that you supplied are those on record.',
    unit: 'files',
    optional: true,
  },
  'evidence.record': {
    question: 'evidence',
    holds: 'Whenever the data of an item was measured again, it was the same.',
    unit: 'measurements',
    optional: true,
  },
  'evidence.strength': {
    question: 'evidence',
    holds: 'Every item of data has a digest that nobody can imitate today.',
    unit: 'items',
    optional: true,
  },
} as const

export type CheckId = keyof typeof checkTable

export const checkIds: readonly CheckId[] = Object.keys(checkTable) as CheckId[]

/** An entry with its optional members, which the literal types of the table hide. */
export function checkEntry(check: CheckId): CheckEntry {
  return checkTable[check]
}
