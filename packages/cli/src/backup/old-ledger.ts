import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isCustodyError } from '@custodia/core/errors'
import { ledgerPaths } from '../home/paths.ts'
import { signedPath } from '../home/log-key-memory.ts'
import { noteSource } from './seen.ts'
import type { SeenSource } from './seen.ts'

/** What can be read of a ledger that is to be replaced: it may be damaged in any way. */
export interface OldLedger {
  readonly sources: readonly SeenSource[]
  /** Where its keys lie, if they do. */
  readonly keys: string | undefined
  /** Its store, if there is one: values that were erased in it stay erased. */
  readonly store: string | undefined
  /** What could not be read. */
  readonly unreadable: readonly string[]
}

export const noOldLedger: OldLedger = {
  sources: [],
  keys: undefined,
  store: undefined,
  unreadable: [],
}

/** Looks at the directory of a ledger, or of its store alone. */
export function readOldLedger(directory: string): OldLedger {
  const paths = ledgerPaths(directory)
  const isHome = existsSync(paths.store)
  const store = isHome ? paths.store : directory
  const unreadable: string[] = []
  const sources: SeenSource[] = []
  for (const path of [join(store, 'checkpoint'), signedPath(paths.logKey)]) {
    const source = tryNote(path)
    if (source !== undefined) sources.push(source)
    // A store alone has no keys.
    else if (path.startsWith(store) || existsSync(path)) unreadable.push(path)
  }
  return {
    sources,
    keys: existsSync(paths.logKey) ? paths.keys : undefined,
    store: existsSync(join(store, 'private')) ? store : undefined,
    unreadable,
  }
}

function tryNote(path: string): SeenSource | undefined {
  try {
    return noteSource(new Uint8Array(readFileSync(path)), path, true)
  } catch (error) {
    if (isCustodyError(error) || (error instanceof Error && 'code' in error)) return undefined
    throw error
  }
}
