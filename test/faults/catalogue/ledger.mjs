// Faults of the ledger, of what surrounds it, and of the program: LF-25 to LF-52.
import { kept, level, test } from './words.mjs'

const ledger = 'packages/core/src/ledger'
const keyFiles = 'packages/cli/src/keys/read-key-file.test.ts'
const frame = 'test/cli/frame.test.ts'

const noWitnesses = 'no witnesses yet'
const noTimestamps = 'no timestamps yet'
const noIntake = 'the intake of evidence is not built yet'

export const ledgerFaults = [
  {
    id: 'LF-25',
    fault: 'a key file that is missing, empty, wrong, open to others; a wrong passphrase',
    demand: 'an error with a name, before anything changes',
    tests: [
      test(keyFiles, 'a path where nothing is'),
      test(keyFiles, 'that is wrong is ERR_KEY_PASSPHRASE'),
      test(keyFiles, 'are read with the permissions'),
    ],
  },
  {
    id: 'LF-26',
    fault: 'the key of another ledger',
    demand: 'refused',
    tests: [
      test(`${ledger}/ledger.test.ts`, "describe('opening again'"),
      test(
        `${ledger}/checkpoint-memory.test.ts`,
        'a key that has signed for one ledger founds no other',
      ),
      test(
        'test/cli/restore.test.ts',
        'is not restored over anything, nor with the keys of another ledger',
      ),
    ],
  },
  {
    id: 'LF-27',
    fault: 'a crash between signing and storing',
    demand: 'the signed event can be submitted again, and is there once',
    rows: ['a ledger is killed'],
    tests: [
      test(
        `${ledger}/failed-writes.test.ts`,
        'while an event is appended: it is there once or not at all, and submitting it again gives one leaf',
      ),
    ],
  },
  {
    id: 'LF-28',
    fault: 'a crash between signing a checkpoint and keeping it',
    demand: 'the same checkpoint again, byte for byte',
    rows: ['a ledger is killed'],
    tests: [
      test(
        `${ledger}/checkpoint-memory.test.ts`,
        'a checkpoint that was signed and not saved is signed again, byte for byte',
      ),
    ],
  },
  {
    id: 'LF-29',
    fault: 'a clock that jumps: back a second, a day, to 1970; forward ten years',
    demand: 'the order is that of the log; no recorded time before the one in front of it',
    rows: ['clocks that jump'],
    tests: [
      test(`${ledger}/ledger.test.ts`, 'the clock that is set back does not take the log back'),
    ],
  },
  { id: 'LF-30', fault: 'another time zone', demand: 'no effect', rows: ['time zones'] },
  {
    id: 'LF-31',
    fault: 'a witness that is down, slow or wrong',
    demand: 'appending goes on',
    notYet: noWitnesses,
  },
  {
    id: 'LF-32',
    fault: 'a timestamp authority that is down or wrong',
    demand: 'appending goes on',
    notYet: noTimestamps,
  },
  {
    id: 'LF-33',
    fault: 'appends side by side in one process',
    demand: 'one after the other, without a gap',
    tests: [
      test(
        `${ledger}/ledger.test.ts`,
        'concurrent calls end in one contiguous log and dense chains',
      ),
    ],
  },
  {
    id: 'LF-34',
    fault: 'the same event submitted twice',
    demand: 'one leaf',
    tests: [
      test(`${ledger}/ledger.test.ts`, 'two submissions at once become one event'),
      test(
        'test/cli/story.test.ts',
        'gives the first receipt again when the same file is submitted twice',
      ),
    ],
  },
  { id: 'LF-35', fault: 'evidence of 50 GB', demand: 'constant memory', notYet: noIntake },
  {
    id: 'LF-36',
    fault: 'little memory; memory exhausted',
    demand: kept,
    rows: ['memory'],
    tests: [test('test/large/ten-thousand.test.ts', 'all of them are there after opening again')],
  },
  {
    id: 'LF-37',
    fault: 'a file that changes while it is hashed',
    demand: 'noticed',
    notYet: noIntake,
  },
  {
    id: 'LF-38',
    fault: 'a mapped write that leaves the times of a file',
    demand: 'noticed, or said',
    notYet: noIntake,
  },
  { id: 'LF-39', fault: 'symbolic links', demand: 'not followed', notYet: noIntake },
  { id: 'LF-40', fault: 'pipes, sockets, devices', demand: 'refused at once', notYet: noIntake },
  {
    id: 'LF-41',
    fault: 'sparse files, files of more than 4 GiB',
    demand: 'the right size and hash',
    notYet: noIntake,
  },
  { id: 'LF-42', fault: 'one file under two names', demand: 'noted', notYet: noIntake },
  {
    id: 'LF-43',
    fault: 'names that are not UTF-8',
    demand: 'found and written as they are',
    notYet: noIntake,
  },
  { id: 'LF-44', fault: 'long names, long paths', demand: 'works, or an error', notYet: noIntake },
  {
    id: 'LF-45',
    fault: 'permission denied in the middle of a directory',
    demand: 'the whole intake fails',
    notYet: noIntake,
  },
  {
    id: 'LF-46',
    fault: 'SIGTERM, SIGINT, SIGHUP, process.exit in the middle of an append',
    demand: kept,
    rows: ['signals'],
    tests: [test(frame, 'of long work ends it with 130')],
  },
  {
    id: 'LF-47',
    fault: 'an unhandled rejection in a callback',
    demand: 'the process stops',
    rows: ['failing callbacks'],
  },
  {
    id: 'LF-48',
    fault: 'standard output closed, or its disk full',
    demand: 'the exit code is not 0',
    tests: [
      test(frame, 'that cannot be written is never exit 0'),
      test(frame, 'whose reader went away is never exit 0, and not worth a word'),
    ],
  },
  {
    id: 'LF-49',
    fault: 'a store of another version',
    demand: 'refused; an index of another version is built again',
    tests: [
      test(
        level('level-store'),
        'refuses a version that it does not know, and a text that names none',
      ),
      test('test/cli/fsck.test.ts', 'another version: 5, and every check says so'),
    ],
  },
  {
    id: 'LF-50',
    fault: 'no LevelDB for this machine',
    demand: 'what only reads bundles still runs',
    tests: [test(frame, 'commands that only read bundles and tables')],
  },
  {
    id: 'LF-51',
    fault: 'a bit flips in memory between checking and writing',
    demand: 'seen before anybody is told, or found when it is read',
    rows: ['a bit flips on its way', 'simulator'],
    tests: [
      test(
        level('store/confirm'),
        'a bit that flips in memory on its way to the disk is seen before anybody is told',
      ),
    ],
  },
  {
    id: 'LF-52',
    fault: 'LevelDB repaired by hand',
    demand: 'the index is built again; fsck says so',
    rows: ['repaired by hand'],
    tests: [test(level('fsck/check-store'), 'left by a repair of LevelDB')],
  },
]
