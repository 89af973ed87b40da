/** Every check of a store, in the order in which reports list them. */
export const storeChecks = {
  'store.version': {
    holds: 'The store says that it is of a version that this program reads.',
    unit: 'files',
  },
  'store.files': {
    holds: 'Nothing lies in the store that does not belong there.',
    unit: 'names',
  },
  'store.lock': {
    holds: 'No claim to write is left over, and each can be read.',
    unit: 'claims and their directory',
  },
  'store.journal.segments': {
    holds: 'The segments of the journal begin as they should, and each where the one before ends.',
    unit: 'segments',
  },
  'store.journal.batches': {
    holds: 'Every batch is whole: as many entries as its head says, in as many bytes.',
    unit: 'batches',
  },
  'store.journal.entries': {
    holds: 'Every entry is what was written, and no index is left out.',
    unit: 'entries',
  },
  'store.journal.events': {
    holds: 'Every event is the one that its leaf names.',
    unit: 'events',
  },
  'store.journal.chains': {
    holds: 'Every chain is counted without a gap.',
    unit: 'events',
  },
  'store.journal.unique': {
    holds: 'No event and no sealed digest stands twice.',
    unit: 'ids and digests',
  },
  'store.acknowledged': {
    holds:
      'All entries are there that were ever acknowledged, as far as checkpoint and index tell.',
    unit: 'marks',
  },
  'store.checkpoint': {
    holds:
      'The last checkpoint states the tree of these entries, and is no older than the index has seen.',
    unit: 'checkpoints',
  },
  'store.checkpoints': {
    holds:
      'Every kept checkpoint is what was written, their sizes rise, and each states the tree of its entries.',
    unit: 'records',
  },
  'store.private.segments': {
    holds: 'The private segments begin as they should, and none is older than the index has seen.',
    unit: 'segments',
  },
  'store.private.values': {
    holds: 'Every private value is what was written, and opens its digest.',
    unit: 'values',
  },
  'store.private.complete': {
    holds:
      'For every digest that the journal names there is a value, or the mark that it was erased.',
    unit: 'digests',
  },
  'store.private.named': {
    holds: 'No private value is kept that no entry names.',
    unit: 'values',
  },
  'store.index.sealed': {
    holds: 'The files of the index are as they were when it was closed.',
    unit: 'files',
  },
  'store.index.tree': {
    holds: 'The tree hashes in the index are those of the entries.',
    unit: 'hashes',
  },
  'store.index.values': {
    holds: 'The index holds everything that it should, with the right value.',
    unit: 'keys',
  },
  'store.index.keys': {
    holds: 'The index holds nothing more, and no value of it is damaged.',
    unit: 'keys',
  },
} as const

export type StoreCheck = keyof typeof storeChecks
