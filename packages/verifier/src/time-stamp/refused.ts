import { CustodyError, isCustodyError } from '@custodia/core/errors'
import type { TimeStampFault } from '@custodia/core/errors'

/** A time stamp that does not count. The sentence is for whoever has to explain it to somebody else. */
export function refused(
  reason: TimeStampFault,
  sentence: string,
  cause?: unknown,
): CustodyError<'ERR_TIME_STAMP'> {
  const options = cause === undefined ? undefined : { cause }
  return new CustodyError('ERR_TIME_STAMP', `time stamp: ${sentence}`, { reason }, options)
}

/** Runs what reads bytes of a stranger: whatever it throws comes out as a time stamp that does not count. */
export function reading<T>(what: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (isCustodyError(error)) throw error
    throw refused('malformed', `${what} cannot be read`, error)
  }
}
