import { CustodyError } from '../errors.ts'
import { limits } from '../wire/index.ts'

/** Milliseconds since 1970 UTC. It may jump: the log never goes back with it. */
export type Clock = () => number

export const systemClock: Clock = () => Date.now()

/** Whether a leaf can hold this time. */
export function isTime(now: number): boolean {
  return Number.isSafeInteger(now) && now >= 0 && now <= limits.time
}

export function clockFault(now: number): CustodyError<'ERR_CLOCK'> {
  const message = `the clock says ${now} ms since 1970, which is no time from 1970 to 9999: nothing was written`
  return new CustodyError('ERR_CLOCK', message, { found: now })
}
