import { openCheckpoint, openEvent } from '@custodia/core/custody'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import type { CheckedCopy } from '@custodia/level'

/** Whose record a copy is: its first event says so, and its id is the ledger's. */
export interface CopyOrigin {
  /** Ledger id. */
  readonly ledger: string
  readonly origin: string
  /** The key of the log as a vkey. */
  readonly logKey: string
}

/** Reads the genesis of a copy, and makes sure that its log signed the checkpoint. Errors: ERR_BACKUP_DAMAGED. */
export function originOfCopy({ firstEvent, checkpoint }: CheckedCopy, where: string): CopyOrigin {
  try {
    const { id, payload } = openEvent(firstEvent)
    if (payload.type !== 'ledger.opened') throw damaged(where, 'its first entry is no genesis')
    const { origin, logKey } = payload.fields
    openCheckpoint(checkpoint.note, { origin, vkey: logKey })
    return { ledger: id, origin, logKey }
  } catch (error) {
    if (!isCustodyError(error) || error.code === 'ERR_BACKUP_DAMAGED') throw error
    throw damaged(where, `its checkpoint is not one of the log: ${error.message}`, error)
  }
}

function damaged(where: string, reason: string, cause?: unknown): CustodyError {
  const options = cause === undefined ? undefined : { cause }
  return new CustodyError('ERR_BACKUP_DAMAGED', `${where}: ${reason}`, { where }, options)
}
