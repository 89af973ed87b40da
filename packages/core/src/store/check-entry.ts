import { sha256Hex } from '../crypto/index.ts'
import { CustodyError, isCustodyError } from '../errors.ts'
import { parseLeaf } from '../wire/index.ts'
import type { StoredEntry } from './contract.ts'

/**
 * Checks that an entry which was read is what its leaf names, and returns its event id. Of one whose event was erased only
 * the leaf can be read. Throws ERR_STORE_CORRUPT; `where` says where it was read.
 */
export function checkStoredEntry(entry: StoredEntry, where: string): string {
  const named = leafEventId(entry.leaf)
  if (named === undefined) throw corrupt(where, `entry ${entry.index} has no readable leaf`)
  if (entry.event === undefined) return named
  const found = sha256Hex(entry.event)
  if (found !== named) {
    throw corrupt(where, `entry ${entry.index}: the leaf names event ${named}, found ${found}`)
  }
  return named
}

/** The event id that a leaf names, or undefined if the bytes are no leaf. */
export function leafEventId(leaf: Uint8Array): string | undefined {
  try {
    return parseLeaf(leaf).eventId
  } catch (error) {
    if (isCustodyError(error)) return undefined
    throw error
  }
}

function corrupt(where: string, reason: string): CustodyError<'ERR_STORE_CORRUPT'> {
  return new CustodyError('ERR_STORE_CORRUPT', `${where}: ${reason}`, { where })
}
