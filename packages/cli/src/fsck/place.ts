import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CustodyError } from '@custodia/core/errors'
import { ledgerPaths } from '../home/paths.ts'
import type { LedgerPaths } from '../home/paths.ts'

/** What is to be checked: the directory of a ledger, or a store by itself, such as a backup. */
export interface CheckedPlace {
  readonly root: string
  readonly store: string
  /** Undefined for a store by itself. */
  readonly home: LedgerPaths | undefined
}

/** Finds out what lies in a directory. Errors: ERR_STORE_MISSING. */
export function findPlace(directory: string): CheckedPlace {
  const isStore = (path: string): boolean =>
    existsSync(join(path, 'CUSTODIA')) || existsSync(join(path, 'journal'))
  const home = ledgerPaths(directory)
  if (isStore(directory)) return { root: directory, store: directory, home: undefined }
  if (existsSync(home.store)) return { root: directory, store: home.store, home }
  throw new CustodyError('ERR_STORE_MISSING', `there is no ledger in ${directory}`, {
    path: directory,
  })
}
