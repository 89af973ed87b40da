import type { FaultSpec } from '@custodia/core/store'
import type { StoreCheck } from './check-table.ts'
import { fromBackup, clears, onPurpose } from './next-steps.ts'

export type JournalFault =
  | 'store.segment-gap'
  | 'store.segment-overlap'
  | 'store.segment-header'
  | 'store.batch-damaged'
  | 'store.batch-order'
  | 'store.batch-unfinished'
  | 'store.entry-damaged'
  | 'store.entry-malformed'
  | 'store.entry-order'
  | 'store.entry-lost'
  | 'store.event-id'
  | 'store.chain-gap'
  | 'store.event-twice'
  | 'store.digest-twice'
  | 'store.shorter'

/** Faults of the journal. */
export const journalFaults: Readonly<Record<JournalFault, FaultSpec<StoreCheck>>> = {
  'store.segment-gap': {
    check: 'store.journal.segments',
    kind: 'fault',
    plain:
      'Entries are missing between two segments of the journal: a file is gone, or was cut off.',
    compared: 'A segment begins with a higher index than the one before it ends with.',
    next: fromBackup,
  },
  'store.segment-overlap': {
    check: 'store.journal.segments',
    kind: 'fault',
    plain: 'A segment of the journal begins before the one in front of it ends.',
    compared: 'The index in the name of the file is lower than the next one to come.',
    next: 'Find out which of the two files is of this store, by a backup, and move the other one away.',
  },
  'store.segment-header': {
    check: 'store.journal.segments',
    kind: 'fault',
    plain: 'A segment of the journal does not begin as it should.',
    compared: 'Its first bytes are not the header with the index in its name.',
    next: fromBackup,
  },
  'store.batch-damaged': {
    check: 'store.journal.batches',
    kind: 'fault',
    plain: 'Bytes of the journal are not what was written.',
    compared: 'No batch head with a right CRC-32, and no whole item, begins there.',
    next: fromBackup,
  },
  'store.batch-order': {
    check: 'store.journal.batches',
    kind: 'fault',
    plain: 'A batch of the journal does not begin with the entry that comes next.',
    compared: 'The index in its head is not the next one.',
    next: onPurpose,
  },
  'store.batch-unfinished': {
    check: 'store.journal.batches',
    kind: 'leftover',
    plain: 'A batch was being written when a process ended. Nobody was told of it.',
    compared:
      'The last bytes of the journal are no whole batch, no batch follows them, and something of them is missing.',
    next: clears,
  },
  'store.entry-damaged': {
    check: 'store.journal.entries',
    kind: 'fault',
    plain: 'An entry of the journal is not what was written.',
    compared:
      'SHA-256 of the record is not the check that stands before it, or no item begins there.',
    next: fromBackup,
  },
  'store.entry-malformed': {
    check: 'store.journal.entries',
    kind: 'fault',
    plain: 'An entry of the journal fits its check, and is no record.',
    compared: 'The body is not the map of docs/format/store.md, section 3.',
    next: onPurpose,
  },
  'store.entry-order': {
    check: 'store.journal.entries',
    kind: 'fault',
    plain: 'An entry of the journal has an index that was there before, or lies ahead.',
    compared: 'The index in the record is not the next one.',
    next: onPurpose,
  },
  'store.entry-lost': {
    check: 'store.journal.entries',
    kind: 'fault',
    plain: 'Entries cannot be read from the journal.',
    compared: 'No whole record with these indexes lies where they must be.',
    next: fromBackup,
  },
  'store.event-id': {
    check: 'store.journal.events',
    kind: 'fault',
    plain: 'The event of an entry is not the one that its leaf names.',
    compared: 'SHA-256 of the event is not the event id in the leaf.',
    next: onPurpose,
  },
  'store.chain-gap': {
    check: 'store.journal.chains',
    kind: 'fault',
    plain: 'An entry has a place in its chain that is not the next one.',
    compared: 'seq in the record is not the number of entries of this chain before it.',
    next: onPurpose,
  },
  'store.event-twice': {
    check: 'store.journal.unique',
    kind: 'fault',
    plain: 'The same event stands in the journal twice.',
    compared: 'Two leaves name the same event id.',
    next: onPurpose,
  },
  'store.digest-twice': {
    check: 'store.journal.unique',
    kind: 'fault',
    plain: 'The same sealed digest stands in the journal twice.',
    compared: 'Two entries name the same digest.',
    next: onPurpose,
  },
  'store.shorter': {
    check: 'store.acknowledged',
    kind: 'fault',
    plain: 'The journal is shorter than what was acknowledged.',
    compared: 'Checkpoint or index have seen more entries than there are.',
    next: fromBackup,
  },
}
