/** Every check of the record, in the order in which reports list them. */
export const recordChecks = {
  'record.founded': {
    holds: 'The first entry founds the ledger.',
    unit: 'foundings',
  },
  'record.events': {
    holds: 'Every entry is a well-formed event of this ledger.',
    unit: 'events',
  },
  'record.signatures': {
    holds: 'Every event is the text that its signer signed, with the key that it names.',
    unit: 'signatures',
  },
  'record.possession': {
    holds: 'Every new key was shown to be in the hands of the person for whom it was enrolled.',
    unit: 'keys',
  },
  'record.chains': {
    holds:
      'In every chain, each event follows the one before it, at the place that the store says.',
    unit: 'events',
  },
  'record.tags': {
    holds: 'The leaf of every event is the one that its chain, its place and its secret give.',
    unit: 'leaves',
  },
  'record.commitments': {
    holds: 'Every tag secret opens what the event before it committed to.',
    unit: 'secrets',
  },
  'record.times': {
    holds: 'The recorded times never fall.',
    unit: 'events',
  },
  'record.anchors': {
    holds: 'Every state of the log that a signer was shown is a beginning of this log.',
    unit: 'anchors',
  },
  'record.law': {
    holds: 'Every event keeps the law that was in force at its place.',
    unit: 'events',
  },
  'record.registered': {
    holds: 'Every chain is registered in the chain above it.',
    unit: 'chains',
  },
  'record.sealed': {
    holds: 'The store names the digests that each event seals, and no others.',
    unit: 'events',
  },
  'record.values': {
    holds:
      'Every private value is of the label and the kind that its event seals, and none is there that was erased.',
    unit: 'values',
  },
  'record.erased': {
    holds: 'Every access that was erased is covered by an erasure that has effect.',
    unit: 'accesses',
  },
  'record.checkpoint': {
    holds: "The ledger's log key signed the last checkpoint.",
    unit: 'checkpoints',
  },
} as const

export type RecordCheck = keyof typeof recordChecks
