import type { FaultSpec } from '@custodia/core/store'

/** Every check of the directory around a store, in the order in which reports list them. */
export const homeChecks = {
  'home.keys': {
    holds: "The ledger's own keys are there, and are those that the founding names.",
    unit: 'keys',
  },
  'home.signed': {
    holds: 'The log holds everything for which its key has signed a checkpoint.',
    unit: 'checkpoints',
  },
  'home.modes': {
    holds: 'Nobody but the owner may read the record, its private values and the keys.',
    unit: 'files and directories',
  },
  'home.reservations': {
    holds: 'Every place that is kept for a prepared entry can be read.',
    unit: 'reservations',
  },
} as const

export type HomeCheck = keyof typeof homeChecks

export type HomeFault =
  | 'home.key-missing'
  | 'home.key-unreadable'
  | 'home.key-other'
  | 'home.signed-unreadable'
  | 'home.signed-behind'
  | 'home.signed-other'
  | 'home.mode'
  | 'home.reservation'

/** Every kind of fault of the directory around a store. Adding a code is a minor release, changing one a major. */
export const homeFaults: Readonly<Record<HomeFault, FaultSpec<HomeCheck>>> = {
  'home.key-missing': {
    check: 'home.keys',
    kind: 'fault',
    plain: 'A key of the ledger is missing: nothing can be recorded without it.',
    compared: 'There is no such file.',
    next: 'Put the key file back from where you keep a copy of it.',
  },
  'home.key-unreadable': {
    check: 'home.keys',
    kind: 'fault',
    plain: 'A key of the ledger cannot be read.',
    compared: 'The file is not a key file without a passphrase that its owner alone may read.',
    next: 'Look at the permissions of the file; if it is damaged, put it back from where you keep a copy of it.',
  },
  'home.key-other': {
    check: 'home.keys',
    kind: 'fault',
    plain: 'A key that lies here is not the one that the ledger was founded with.',
    compared: 'The public key is not the one in the founding, or does not open the digest in it.',
    next: 'Put back the key file of this ledger.',
  },
  'home.signed-unreadable': {
    check: 'home.signed',
    kind: 'fault',
    plain: 'What the log key remembers to have signed cannot be read.',
    compared: 'The file beside the log key is not a checkpoint that this key has signed.',
    next: 'Find out what happened to the file. Nothing can be recorded until it is removed; its memory then begins anew with the checkpoint of the store.',
  },
  'home.signed-behind': {
    check: 'home.signed',
    kind: 'fault',
    plain:
      'This is an older copy: the log key has signed a checkpoint of more entries than there are here.',
    compared: 'The size of the checkpoint beside the log key is above the number of entries.',
    next: 'Find the newer ledger, or restore from the newest backup. Nothing can be recorded here.',
  },
  'home.signed-other': {
    check: 'home.signed',
    kind: 'fault',
    plain: 'This is another history than the one for which the log key has signed a checkpoint.',
    compared:
      'The root of the tree at the size of the checkpoint beside the log key is not the root that it states.',
    next: 'Keep both files: together they show two histories. Nothing can be recorded here.',
  },
  'home.mode': {
    check: 'home.modes',
    kind: 'fault',
    plain: 'Others than the owner may use a file or a directory of the ledger.',
    compared: 'The permissions give something to the group or to everybody.',
    next: 'Take the permission away (`chmod go= PATH`), and find out who may have read it.',
  },
  'home.reservation': {
    check: 'home.reservations',
    kind: 'fault',
    plain: 'A place that was kept for a prepared entry cannot be read.',
    compared: 'The file is not a reservation as this program writes it.',
    next: 'Remove the file. The entry that it was for must be prepared again.',
  },
}
