import { CustodyError } from '../errors.ts'
import type { LedgerCore } from './core.ts'

/**
 * Gives the items of a bundle as long as no erasure takes effect after the log had this size. What follows would open other
 * values than the bundle says, or one that nobody may be shown any more. Errors: ERR_ERASED_MEANWHILE.
 */
export async function* whileUnerased(
  items: AsyncIterable<Uint8Array>,
  size: number,
  { state }: Pick<LedgerCore, 'state'>,
): AsyncGenerator<Uint8Array> {
  for await (const item of items) {
    const erasures = state.erasuresUpTo()
    if (erasures > size) throw erasedMeanwhile(erasures - 1)
    yield item
  }
}

function erasedMeanwhile(index: number): CustodyError<'ERR_ERASED_MEANWHILE'> {
  const message = `an erasure took effect with entry ${index} while the bundle was written, so it was not finished`
  return new CustodyError('ERR_ERASED_MEANWHILE', message, { index })
}
