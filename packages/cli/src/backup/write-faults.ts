import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { writeError } from '../io/file-errors.ts'

/** Does work that writes beside the ledger: what the disk refuses there is no failure of the ledger. */
export async function writingTo<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw translated(path, error)
  }
}

function translated(path: string, error: unknown): unknown {
  if (!isCustodyError(error)) return error
  if (error.code !== 'ERR_STORE_WRITE' && error.code !== 'ERR_STORE_UNCERTAIN') return error
  const place = error.code === 'ERR_STORE_WRITE' ? error.details.path : path
  const refused = writeError(place, error.cause)
  if (isCustodyError(refused)) return refused
  const message = `${place}: ${error.message}`
  return new CustodyError('ERR_BACKUP_DAMAGED', message, { where: place }, { cause: error })
}
