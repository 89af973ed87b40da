import type { FaultSpec } from '@custodia/core/store'
import type { StoreCheck } from './check-table.ts'
import { clears } from './next-steps.ts'
import { journalFaults } from './journal-faults.ts'
import type { JournalFault } from './journal-faults.ts'
import { keptFaults } from './kept-faults.ts'
import type { KeptFault } from './kept-faults.ts'

type FileFault =
  | 'store.version-missing'
  | 'store.version-malformed'
  | 'store.version-other'
  | 'store.foreign'
  | 'store.unreadable'
  | 'store.half-written'
  | 'store.claim-stale'
  | 'store.claim-unreadable'

export type StoreFault = FileFault | JournalFault | KeptFault

/** Faults of the directory as a whole. */
const fileFaults: Readonly<Record<FileFault, FaultSpec<StoreCheck>>> = {
  'store.version-missing': {
    check: 'store.version',
    kind: 'fault',
    plain: 'The file that says what kind of store this is is missing.',
    compared: 'There is a journal, but no file CUSTODIA.',
    next: 'Copy the file CUSTODIA from a backup of this store. It holds nothing but the version.',
  },
  'store.version-malformed': {
    check: 'store.version',
    kind: 'fault',
    plain: 'The file that says what kind of store this is is damaged.',
    compared: 'CUSTODIA is not the text `custodia store`, a version and a line feed.',
    next: 'Copy the file CUSTODIA from a backup of this store. It holds nothing but the version.',
  },
  'store.version-other': {
    check: 'store.version',
    kind: 'fault',
    plain: 'The store is of a version that this program does not know.',
    compared: 'The version in CUSTODIA is not 1.',
    next: 'Use the program that wrote it, or a newer one.',
  },
  'store.foreign': {
    check: 'store.files',
    kind: 'fault',
    plain: 'Something lies in the store that does not belong there.',
    compared:
      'docs/format/store.md names no file or directory like this one, or not without another one.',
    next: 'Look at what it is and who put it there, and move it away. A store with foreign files may not open.',
  },
  'store.unreadable': {
    check: 'store.files',
    kind: 'fault',
    plain: 'The machine refuses to read a file of the store.',
    compared: 'Opening or reading the file failed.',
    next: 'Look at the permissions. If they are right, the disk may be failing: copy what can be read before anything else.',
  },
  'store.half-written': {
    check: 'store.files',
    kind: 'leftover',
    plain: 'A file was being written when a process ended, and never got to its place.',
    compared: 'Its name ends in .new.',
    next: clears,
  },
  'store.claim-stale': {
    check: 'store.lock',
    kind: 'leftover',
    plain: 'A process that wrote here has ended without taking back its claim.',
    compared: 'No such process runs on this machine any more.',
    next: clears,
  },
  'store.claim-unreadable': {
    check: 'store.lock',
    kind: 'fault',
    plain: 'A claim to write cannot be read, so nobody can tell whose it is.',
    compared: 'The file in lock/ is not a claim as docs/format/store.md has it.',
    next: 'If you are sure that no process writes to this ledger, remove the file. Until then none can.',
  },
}

/** Every kind of fault of a store. Adding a code is a minor release, changing one a major. */
export const storeFaults: Readonly<Record<StoreFault, FaultSpec<StoreCheck>>> = {
  ...fileFaults,
  ...journalFaults,
  ...keptFaults,
}
