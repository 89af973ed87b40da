// Faults of the store and its files: LF-01 to LF-24.
import { kept, level, noticed, poisoned, test } from './words.mjs'

const ledger = 'packages/core/src/ledger'
const keyFiles = 'packages/cli/src/keys/read-key-file.test.ts'

export const storeFaults = [
  {
    id: 'LF-01',
    fault: 'kill -9 before, during and after each write, fsync, rename',
    demand: kept,
    rows: [
      'kill at every call',
      'kill at random calls',
      'every call is known',
      'injected by strace',
      'a ledger is killed',
      'an erasure is killed',
    ],
  },
  {
    id: 'LF-02',
    fault: 'power lost, with what was not synced',
    demand: kept,
    rows: ['simulator'],
  },
  {
    id: 'LF-03',
    fault: 'a write torn inside a record or at a block',
    demand: kept,
    rows: ['simulator', 'kill at every call'],
    tests: [
      test(
        level('store/crash'),
        'sectors that never reached the disk make a batch unfinished; one flipped bit does not',
      ),
    ],
  },
  {
    id: 'LF-04',
    fault: 'writes that reach the disk in another order; a directory entry lost',
    demand: kept,
    rows: ['simulator'],
  },
  {
    id: 'LF-05',
    fault: 'no space on append, and space later',
    demand: poisoned,
    rows: ['no space from a call on', 'no space for a while', 'full file systems', 'out of inodes'],
  },
  {
    id: 'LF-06',
    fault: 'no space for what LevelDB writes of its own',
    demand: poisoned,
    rows: ['no space from a call on', 'full file systems'],
  },
  {
    id: 'LF-07',
    fault: 'quota, largest file, no descriptors (EDQUOT, EFBIG, EMFILE, ENFILE)',
    demand: poisoned,
    rows: ['quota, file size, descriptors', 'file size limit', 'descriptor limit'],
  },
  {
    id: 'LF-08',
    fault: 'EIO on a write, or on a sync and then success',
    demand: poisoned,
    rows: ['EIO once', 'injected by strace', 'simulator'],
    tests: [
      test(
        level('store/faults'),
        'a batch whose sync failed is written and synced again before the store goes on',
      ),
    ],
  },
  { id: 'LF-09', fault: 'EIO on a read', demand: 'an error with a name', rows: ['EIO on reads'] },
  { id: 'LF-10', fault: 'a write that takes fewer bytes', demand: kept, rows: ['short writes'] },
  {
    id: 'LF-11',
    fault: 'a batch that is there in part: an event without its index',
    demand: 'the index is built again from the journal',
    rows: ['kill at every call', 'simulator'],
    tests: [
      test(
        level('store/faults'),
        'an index that cannot be written leaves the outcome open, and opening finds the batch',
      ),
    ],
  },
  {
    id: 'LF-12',
    fault: 'a byte flips in any file',
    demand: noticed,
    rows: ['flipped bytes', 'flipped bytes of an open index'],
    tests: [
      test(
        'test/cli/log-key.test.ts',
        'never takes damage for nothing, and says when there is none',
      ),
      test(keyFiles, 'no changed byte of an encrypted file that names its key lets it be opened'),
    ],
  },
  {
    id: 'LF-13',
    fault: 'a block of 4 or 32 KiB is zero',
    demand: noticed,
    rows: ['zeroed blocks'],
  },
  {
    id: 'LF-14',
    fault: 'the journal is cut off or deleted',
    demand: 'refused: shorter than what was acknowledged',
    rows: ['cut off, emptied, deleted'],
    tests: [
      test(
        level('store/crash'),
        'what the index has seen was acknowledged: a shorter journal is refused and not touched',
      ),
    ],
  },
  {
    id: 'LF-15',
    fault: 'CURRENT deleted',
    demand: 'the index is built again, which is said; the record is not touched',
    rows: ['cut off, emptied, deleted'],
  },
  {
    id: 'LF-16',
    fault: 'MANIFEST deleted, or an older one',
    demand: 'the same',
    rows: ['cut off, emptied, deleted', 'older files'],
  },
  {
    id: 'LF-17',
    fault: 'a table of LevelDB deleted or emptied',
    demand: 'the same',
    rows: ['cut off, emptied, deleted'],
  },
  {
    id: 'LF-18',
    fault: 'the whole directory as it was earlier',
    demand: 'refused by the memory of the log key; restoring is said in the log',
    tests: [
      test(
        'test/cli/log-key.test.ts',
        'refuses an older copy of the store, before anything is written, and names both sizes',
      ),
      test(
        `${ledger}/checkpoint-memory.test.ts`,
        'a store that was set back is refused, with both sizes',
      ),
    ],
  },
  {
    id: 'LF-19',
    fault: 'a copy of the directory, and both go on',
    demand: 'the second is refused; no two checkpoints of one size',
    tests: [
      test(
        'test/cli/log-key.test.ts',
        'refuses a copy of the store that is continued with the same keys',
      ),
      test(
        `${ledger}/checkpoint-memory.test.ts`,
        'of two copies that go on with one key, the second signs nothing more',
      ),
    ],
  },
  {
    id: 'LF-20',
    fault: 'a second writer, in another process or the same',
    demand: 'ERR_STORE_LOCKED',
    rows: ['second writer'],
    tests: [
      test(
        level('level-store'),
        'refuses a second writer, also when one of the two locks was removed',
      ),
    ],
  },
  {
    id: 'LF-21',
    fault: 'a lock that a crash left; a lock deleted while it is held',
    demand: 'opens; the second writer is refused by the other lock',
    rows: ['second writer', 'kill at every call'],
  },
  {
    id: 'LF-22',
    fault: 'a file system that does not keep what was synced: network, overlay, memory',
    demand: 'said when it is opened',
    tests: [test(level('disk/file-system'), 'a store in memory says so to its writers')],
  },
  {
    id: 'LF-23',
    fault: 'a process that only reads while another one writes',
    demand: 'the record as of one moment; the reader changes no file',
    rows: ['readers beside a writer', 'a reader changes nothing'],
    tests: [
      test(
        level('level-store'),
        'changes no file, needs no lock, and sees what was there when it opened',
      ),
    ],
  },
  {
    id: 'LF-24',
    fault: 'a directory that becomes read-only',
    demand: 'a writer is refused, a reader is not',
    rows: ['read-only from a call on', 'read-only mount', 'a ledger on a read-only mount'],
  },
]
