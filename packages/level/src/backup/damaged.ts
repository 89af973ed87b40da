import { CustodyError, isCustodyError } from '@custodia/core/errors'

/** A backup that is not what was written, or not what was to be written. */
export function damaged(
  where: string,
  reason: string,
  cause?: unknown,
): CustodyError<'ERR_BACKUP_DAMAGED'> {
  const options = cause === undefined ? undefined : { cause }
  return new CustodyError('ERR_BACKUP_DAMAGED', `${where}: ${reason}`, { where }, options)
}

/** Does work that reads a backup: damage that it finds is that of the backup, and not of a store. */
export async function ofBackup<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isCustodyError(error) || error.code !== 'ERR_STORE_CORRUPT') throw error
    throw new CustodyError(
      'ERR_BACKUP_DAMAGED',
      error.message,
      { where: error.details.where },
      { cause: error },
    )
  }
}
