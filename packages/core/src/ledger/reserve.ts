import { CustodyError } from '../errors.ts'
import type { Reservation } from './contract.ts'
import type { LedgerCore } from './core.ts'

/** Refuses to use a chain whose next place is kept for a prepared event. Expired reservations are given up. */
export async function checkReserved(chain: string, core: LedgerCore): Promise<void> {
  for (const reservation of await core.reservations.list()) {
    if (isExpired(reservation, core)) await core.reservations.remove(reservation.id)
    else if (reservation.chain === chain) throw reserved(chain, reservation.expires)
  }
}

/** The reservation of a prepared event. Errors: ERR_RESERVATION. */
export async function findReservation(id: string, core: LedgerCore): Promise<Reservation> {
  const found = (await core.reservations.list()).find((reservation) => reservation.id === id)
  if (found === undefined) {
    throw new CustodyError(
      'ERR_RESERVATION',
      'no place is kept for this event: it was cancelled, it expired, or it was prepared by another ledger',
      { reason: 'missing' },
    )
  }
  if (isExpired(found, core)) {
    await core.reservations.remove(id)
    const since = new Date(found.expires).toISOString()
    throw new CustodyError('ERR_RESERVATION', `the place kept for this event expired at ${since}`, {
      reason: 'expired',
    })
  }
  return found
}

function isExpired({ expires }: Reservation, core: LedgerCore): boolean {
  return core.clock() >= expires
}

function reserved(chain: string, expires: number): CustodyError<'ERR_CHAIN_RESERVED'> {
  const until = new Date(expires).toISOString()
  return new CustodyError(
    'ERR_CHAIN_RESERVED',
    `chain ${chain} waits until ${until} for the signature of a prepared event`,
    { chain, expires },
  )
}
