import type { FaultSpec } from '@custodia/core/store'
import type { StoreCheck } from './check-table.ts'
import { clears, fromBackup, keptBack, lastSigned, onPurpose, rebuild } from './next-steps.ts'

export type KeptFault =
  | 'store.checkpoint-missing'
  | 'store.checkpoint-malformed'
  | 'store.checkpoint-root'
  | 'store.checkpoint-older'
  | 'store.checkpoint-other'
  | 'store.checkpoint-behind'
  | 'store.kept-missing'
  | 'store.kept-damaged'
  | 'store.kept-shorter'
  | 'store.kept-unfinished'
  | 'store.kept-order'
  | 'store.kept-malformed'
  | 'store.kept-root'
  | 'store.private-missing'
  | 'store.private-header'
  | 'store.private-older'
  | 'store.private-leftover'
  | 'store.value-damaged'
  | 'store.value-missing'
  | 'store.value-unnamed'
  | 'store.index-unsealed'
  | 'store.index-behind'
  | 'store.index-changed'
  | 'store.index-unusable'
  | 'store.index-position'
  | 'store.index-tree'
  | 'store.index-value'
  | 'store.index-lacks'
  | 'store.index-extra'
  | 'store.index-damaged'

/** Faults of what is kept beside the journal: checkpoints, private values, index. */
export const keptFaults: Readonly<Record<KeptFault, FaultSpec<StoreCheck>>> = {
  'store.checkpoint-missing': {
    check: 'store.checkpoint',
    kind: 'fault',
    plain: 'The last checkpoint is missing.',
    compared: 'The index has noted the size of one, and there is no file.',
    next: lastSigned,
  },
  'store.checkpoint-malformed': {
    check: 'store.checkpoint',
    kind: 'fault',
    plain: 'The last checkpoint cannot be read.',
    compared: 'The file is not a signed note with the text of a checkpoint.',
    next: lastSigned,
  },
  'store.checkpoint-root': {
    check: 'store.checkpoint',
    kind: 'fault',
    plain: 'The entries are not those for which the last checkpoint was signed.',
    compared: 'The root of the tree at the size of the checkpoint is not the root that it states.',
    next: onPurpose,
  },
  'store.checkpoint-older': {
    check: 'store.checkpoint',
    kind: 'fault',
    plain: 'The checkpoint is older than the last one that was kept here.',
    compared: 'Its size is lower than the one that the index has noted.',
    next: lastSigned,
  },
  'store.checkpoint-other': {
    check: 'store.checkpoint',
    kind: 'fault',
    plain: 'The last checkpoint is not the last one of those that are kept.',
    compared: 'Its bytes are not those of the kept checkpoint with the largest size.',
    next: lastSigned,
  },
  'store.checkpoint-behind': {
    check: 'store.checkpoint',
    kind: 'leftover',
    plain: 'A checkpoint was kept, and is not yet in the file of the last one.',
    compared: 'The file holds what was the last one before the last record of the kept ones.',
    next: clears,
  },
  'store.kept-missing': {
    check: 'store.checkpoints',
    kind: 'fault',
    plain: 'The file of the kept checkpoints is missing.',
    compared: 'There is no file `checkpoints`.',
    next: keptBack,
  },
  'store.kept-damaged': {
    check: 'store.checkpoints',
    kind: 'fault',
    plain: 'A kept checkpoint is not what was written.',
    compared: 'The head or the check of its record does not fit.',
    next: keptBack,
  },
  'store.kept-shorter': {
    check: 'store.checkpoints',
    kind: 'fault',
    plain: 'Checkpoints are missing that were kept.',
    compared: 'The index has seen more records, or the last checkpoint is none of them.',
    next: keptBack,
  },
  'store.kept-unfinished': {
    check: 'store.checkpoints',
    kind: 'leftover',
    plain: 'A checkpoint was being kept when the process ended, and nobody was told of it.',
    compared: 'The last record ends before it should, or a sector of it is zero.',
    next: clears,
  },
  'store.kept-order': {
    check: 'store.checkpoints',
    kind: 'fault',
    plain: 'A kept checkpoint does not follow on those before it.',
    compared:
      'A record has another number than the next one, a size between others, or other bytes than the one of its size that it continues.',
    next: onPurpose,
  },
  'store.kept-malformed': {
    check: 'store.checkpoints',
    kind: 'fault',
    plain: 'A kept checkpoint cannot be read.',
    compared: 'The note is not a signed note with the text of a checkpoint.',
    next: onPurpose,
  },
  'store.kept-root': {
    check: 'store.checkpoints',
    kind: 'fault',
    plain: 'The entries are not those for which a kept checkpoint was signed.',
    compared: 'The root of the tree at its size is not the root that it states.',
    next: onPurpose,
  },
  'store.private-missing': {
    check: 'store.private.segments',
    kind: 'fault',
    plain: 'A private segment is missing.',
    compared: 'The entries of the journal segment of the same number seal values.',
    next: fromBackup,
  },
  'store.private-header': {
    check: 'store.private.segments',
    kind: 'fault',
    plain: 'A private segment does not begin as it should.',
    compared: 'Its first item is not the header with the index in its name and a generation.',
    next: fromBackup,
  },
  'store.private-older': {
    check: 'store.private.segments',
    kind: 'fault',
    plain:
      'A private segment is older than the one that was here: values that were erased may be back.',
    compared: 'Its generation is lower than the one that the index has noted.',
    next: 'Find out who put back the old file, and put the newer one in its place, or erase again what was erased.',
  },
  'store.private-leftover': {
    check: 'store.private.named',
    kind: 'leftover',
    plain: 'Private values are left of a batch that was never there.',
    compared:
      'They stand behind the last value that an entry names, with indexes that the journal has not reached.',
    next: clears,
  },
  'store.value-damaged': {
    check: 'store.private.values',
    kind: 'fault',
    plain: 'A private value is not what was written.',
    compared: 'The item does not fit its check, or the disclosure does not open its digest.',
    next: fromBackup,
  },
  'store.value-missing': {
    check: 'store.private.complete',
    kind: 'fault',
    plain: 'A value that an entry seals is lost: it is neither there nor marked as erased.',
    compared: 'The private segment has no item with this digest.',
    next: fromBackup,
  },
  'store.value-unnamed': {
    check: 'store.private.named',
    kind: 'fault',
    plain: 'A private value is kept that no entry names.',
    compared: 'No entry with this index names the digest.',
    next: "Find out where it comes from: it is nobody's, and should not be kept.",
  },
  'store.index-unsealed': {
    check: 'store.index.sealed',
    kind: 'leftover',
    plain: 'The index was not closed in order, as when a process is killed.',
    compared: 'There is no file SEAL.',
    next: 'Nothing. The next command that writes builds the index again and says so; `custodia fsck --repair` does it now.',
  },
  'store.index-behind': {
    check: 'store.index.values',
    kind: 'leftover',
    plain: 'The index has not seen the last entries, as when the machine stopped.',
    compared: 'The position in the index is lower than the number of entries.',
    next: 'Nothing. The next command that writes brings it up to date; `custodia fsck --repair` does it now.',
  },
  'store.index-changed': {
    check: 'store.index.sealed',
    kind: 'fault',
    plain: 'A file of the index is not what it was when the index was closed.',
    compared: 'Names and SHA-256 of the files are not those in SEAL.',
    next: rebuild,
  },
  'store.index-unusable': {
    check: 'store.index.keys',
    kind: 'fault',
    plain: 'The index cannot be opened or read.',
    compared: 'LevelDB refuses a copy of it.',
    next: rebuild,
  },
  'store.index-position': {
    check: 'store.index.values',
    kind: 'fault',
    plain: 'What the index says of how far it has come is not so.',
    compared:
      'Segment, offset or check in the position are not those of the last entry that it has seen.',
    next: rebuild,
  },
  'store.index-tree': {
    check: 'store.index.tree',
    kind: 'fault',
    plain: 'The index has another tree than the entries.',
    compared: 'A tree hash that the entry completes is not the one that was recomputed.',
    next: rebuild,
  },
  'store.index-value': {
    check: 'store.index.values',
    kind: 'fault',
    plain: 'The index holds a wrong value.',
    compared: 'The value is not the one that journal and private segments give.',
    next: rebuild,
  },
  'store.index-lacks': {
    check: 'store.index.values',
    kind: 'fault',
    plain: 'The index lacks something that it has seen.',
    compared: 'A key that journal and private segments give is not found.',
    next: rebuild,
  },
  'store.index-extra': {
    check: 'store.index.keys',
    kind: 'fault',
    plain: 'The index holds something that is nowhere in the record.',
    compared: 'Neither journal nor private segments give this key.',
    next: rebuild,
  },
  'store.index-damaged': {
    check: 'store.index.keys',
    kind: 'fault',
    plain: 'A value of the index is damaged.',
    compared: 'The CRC-32 behind the value is not that of key and value.',
    next: rebuild,
  },
}
