import { disclosureDigest, openEvent } from '../custody/index.ts'
import type { OpenedEvent } from '../custody/index.ts'
import { fromHex } from '../bytes/index.ts'
import { keyThumbprint, sha256Hex, verifySignature } from '../crypto/index.ts'
import { isCustodyError } from '../errors.ts'
import type { CustodyErrorCode } from '../errors.ts'
import { assembleSign1 } from '../wire/index.ts'
import type { Prepared, Recorded, Reservation } from './contract.ts'
import type { LedgerCore } from './core.ts'
import { parentOf } from './place.ts'
import { recordedEvent } from './read.ts'
import { findReservation } from './reserve.ts'
import { publicKeyOf } from './signer.ts'
import { appendEvent, withinChain } from './submit.ts'

/** Takes the signature of a prepared event. One that is already recorded is answered as the first time. */
export async function submitPrepared(
  prepared: Pick<Prepared, 'protectedBytes' | 'payloadBytes'>,
  signature: Uint8Array,
  core: LedgerCore,
): Promise<Recorded> {
  await core.clockWatch.check(core)
  const { protectedBytes, payloadBytes } = prepared
  const event = openEvent(assembleSign1({ protectedBytes, payloadBytes, signature }))
  const { seq } = event.payload
  // Two submissions of one event must not pass each other between the look and the append.
  return seq > 0
    ? core.locks.within(event.chain, () => submitOnce(event, undefined, core))
    : submitOpening(event, parentOf(event.payload, core), core)
}

function submitOpening(event: OpenedEvent, parent: string, core: LedgerCore): Promise<Recorded> {
  return core.locks.within(event.id, async () => {
    const known = await alreadyRecorded(event, core)
    return known ?? withinChain(parent, core, () => submitOnce(event, parent, core))
  })
}

async function submitOnce(
  event: OpenedEvent,
  parent: string | undefined,
  core: LedgerCore,
): Promise<Recorded> {
  const known = await alreadyRecorded(event, core)
  if (known !== undefined) return known
  const { toBeSigned, signature } = event.parsed
  const reservation = await findReservation(sha256Hex(toBeSigned), core)
  verifySignature({ publicKey: signingKey(event, core), message: toBeSigned, signature })
  const recorded = await append(event, reservation, parent, core)
  await core.reservations.remove(reservation.id)
  return recorded
}

/** Where an event stands that is recorded. Its place is given back: the write may have failed although it was kept. */
async function alreadyRecorded(
  { id, parsed }: OpenedEvent,
  core: LedgerCore,
): Promise<Recorded | undefined> {
  const known = await recordedEvent(id, core)
  if (known !== undefined) await core.reservations.remove(sha256Hex(parsed.toBeSigned))
  return known
}

/**
 * After these the chain must not wait for the event any longer: the law has changed its mind since it was prepared, or it is
 * on record.
 */
const isOver: ReadonlySet<CustodyErrorCode> = new Set(['ERR_LAW', 'ERR_ERASURE_UNFINISHED'])

async function append(
  event: OpenedEvent,
  reservation: Reservation,
  parent: string | undefined,
  core: LedgerCore,
): Promise<Recorded> {
  const { secret, nextSecret } = reservation
  const disclosures = new Map(
    reservation.disclosures.map((bytes) => [disclosureDigest(bytes), bytes]),
  )
  try {
    return await appendEvent({ event, secret, nextSecret, disclosures }, parent, core)
  } catch (error) {
    if (isCustodyError(error) && isOver.has(error.code))
      await core.reservations.remove(reservation.id)
    throw error
  }
}

/** The key that must have signed: an enrolled one, or the successor that a rotation announces. */
function signingKey({ parsed, payload }: OpenedEvent, core: LedgerCore): Uint8Array {
  const { kid } = parsed.header
  if (payload.type === 'key.rotated') {
    const successor = fromHex(payload.fields.key)
    if (successor !== undefined && keyThumbprint(successor) === kid) return successor
  }
  return publicKeyOf(kid, core)
}
