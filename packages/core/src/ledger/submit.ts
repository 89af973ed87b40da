import type { LedgerCore } from './core.ts'
import type { Recorded } from './contract.ts'
import { checkReserved } from './reserve.ts'
import { registrationOf, signAsService } from './sign.ts'
import type { PendingEvent } from './writer.ts'

/** Appends a signed event; one that opens a chain enters together with its registration in `parent`. */
export async function appendEvent(
  pending: PendingEvent,
  parent: string | undefined,
  core: LedgerCore,
): Promise<Recorded> {
  if (parent === undefined) return first(await core.writer.append([pending]))
  const registration = await signAsService(registrationOf(pending), parent, core)
  return first(await core.writer.append([pending, registration]))
}

/** Does work that appends to a chain, while nobody else does. Errors: ERR_CHAIN_RESERVED. */
export function withinChain<T>(
  chain: string,
  core: LedgerCore,
  work: () => Promise<T>,
): Promise<T> {
  return core.locks.within(chain, async () => {
    await checkReserved(chain, core)
    return work()
  })
}

function first(recorded: readonly Recorded[]): Recorded {
  return recorded[0]!
}
