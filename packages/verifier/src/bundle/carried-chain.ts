import type { ChainName } from '@custodia/core/wire'
import type { EventLog } from './event-log.ts'

/** A chain as the bundle carries it: a range of ordinals in the event log. */
export interface CarriedChain extends ChainName {
  readonly start: number
  /** Behind the last ordinal. */
  end: number
  /** The tag secret of the event that would continue it, 32 bytes. Absent until its end was read. */
  nextSecret?: Uint8Array
}

/** How many events of the chain stand below a size of the log, and the ordinal of the last of them. */
export function chainAsOf(
  { start, end }: CarriedChain,
  size: number,
  log: EventLog,
): { readonly count: number; readonly last: number | undefined } {
  let low = start
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if (log.index(middle) < size) low = middle + 1
    else high = middle
  }
  return { count: low - start, last: low > start ? low - 1 : undefined }
}
