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

export function ledgerPaths(root: string): LedgerPaths {
  const keys = join(root, 'keys')
  return {
    root,
    store: join(root, 'store'),
    keys,
    logKey: join(keys, 'log.key'),
    nextLogKey: join(keys, 'next-log.key'),
    serviceKey: join(keys, 'service.key'),
    keyLock: join(keys, 'lock'),
    reservations: join(root, 'reservations'),
  }
}
