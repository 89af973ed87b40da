import { CustodyError, isCustodyError } from '@custodia/core/errors'

/** Runs a read; what the machine refuses becomes ERR_STORE_READ. Our own errors pass unchanged. */
export function reading<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw isCustodyError(error) ? error : readError(path, error)
  }
}

/** Runs a write; what the machine refuses becomes ERR_STORE_WRITE. Our own errors pass unchanged. */
export async function writing<T>(path: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw isCustodyError(error) ? error : writeError(path, error)
  }
}

/** The same for a write that is done at once. */
export function writingNow<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw isCustodyError(error) ? error : writeError(path, error)
  }
}

export function corrupt(
  where: string,
  reason: string,
  cause?: unknown,
): CustodyError<'ERR_STORE_CORRUPT'> {
  const options = cause === undefined ? undefined : { cause }
  return new CustodyError('ERR_STORE_CORRUPT', `${where}: ${reason}`, { where }, options)
}

export function uncertain(
  reason: string,
  { expectedSize, cause }: { readonly expectedSize: number; readonly cause: unknown },
): CustodyError<'ERR_STORE_UNCERTAIN'> {
  const message = `${reason}: ${describe(cause)}`
  return new CustodyError('ERR_STORE_UNCERTAIN', message, { expectedSize }, { cause })
}

function readError(path: string, cause: unknown): CustodyError<'ERR_STORE_READ'> {
  return new CustodyError(
    'ERR_STORE_READ',
    `cannot read ${path}: ${describe(cause)}`,
    { path },
    { cause },
  )
}

function writeError(path: string, cause: unknown): CustodyError<'ERR_STORE_WRITE'> {
  return new CustodyError(
    'ERR_STORE_WRITE',
    `cannot write ${path}: ${describe(cause)}`,
    { path },
    { cause },
  )
}

function describe(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
