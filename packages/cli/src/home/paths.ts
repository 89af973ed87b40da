import { join } from 'node:path'

/** Where things lie in the directory of a ledger (docs/commands.md). */
export interface LedgerPaths {
  readonly root: string
  /** The LevelDB store with its journal. */
  readonly store: string
  /** The ledger's own keys. */
  readonly keys: string
  readonly logKey: string
  readonly nextLogKey: string
  readonly serviceKey: string
  /** Claims of the processes that sign with these keys. */
  readonly keyLock: string
  /** Places kept for prepared events, one file each. */
  readonly reservations: string
}

/** The ledger's own keys, and where they lie. */
export type KeyPaths = Pick<
  LedgerPaths,
  'keys' | 'logKey' | 'nextLogKey' | 'serviceKey' | 'keyLock'
>

export function ledgerPaths(root: string): LedgerPaths {
  return {
    root,
    store: join(root, 'store'),
    ...keyPaths(join(root, 'keys')),
    reservations: join(root, 'reservations'),
  }
}

export function keyPaths(keys: string): KeyPaths {
  return {
    keys,
    logKey: join(keys, 'log.key'),
    nextLogKey: join(keys, 'next-log.key'),
    serviceKey: join(keys, 'service.key'),
    keyLock: join(keys, 'lock'),
  }
}
