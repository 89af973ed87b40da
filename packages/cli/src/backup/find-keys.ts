import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { noteKey } from '@custodia/core/custody'
import { CustodyError } from '@custodia/core/errors'
import { keyPaths } from '../home/paths.ts'
import type { KeyPaths } from '../home/paths.ts'
import type { CopyOrigin } from './origin-of-copy.ts'

export interface KeyPlaces {
  /** What `--keys` says. */
  readonly given: string | undefined
  /** Where the keys of the ledger lie that is replaced. */
  readonly old: string | undefined
  readonly backup: string
}

/** Where the ledger's own keys are to be taken from. Errors: ERR_USAGE. */
export function findKeys({ given, old, backup }: KeyPlaces): KeyPaths {
  if (given !== undefined) return keyPaths(given)
  if (old !== undefined) return keyPaths(old)
  const inBackup = join(backup, 'keys')
  if (existsSync(join(inBackup, 'log.key'))) return keyPaths(inBackup)
  const message = `the backup does not hold the ledger's own keys: say where they lie with --keys DIR, or name the old ledger with --replaces DIR`
  throw new CustodyError('ERR_USAGE', message, { argument: '--keys' })
}

/** Makes sure that a log key is that of the backup. Errors: ERR_LEDGER_KEY. */
export function checkLogKey(
  path: string,
  publicKey: Uint8Array,
  { origin, logKey: expected }: CopyOrigin,
): void {
  const found = noteKey(origin, publicKey).vkey
  if (found === expected) return
  const message = `${path} is not the log key of this ledger: expected ${expected}, found ${found}`
  throw new CustodyError('ERR_LEDGER_KEY', message, { key: 'log' })
}
