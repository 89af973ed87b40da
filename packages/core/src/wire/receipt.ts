import { CustodyError, isCustodyError } from '../errors.ts'
import { decodeCbor, encodeCbor, isCborArray } from './cbor.ts'
import type { CborValue } from './cbor.ts'
import { limits } from './limits.ts'
import { formatTlogProof, parseTlogProof } from './tlog-proof.ts'
import type { TlogProof } from './tlog-proof.ts'

/**
 * A receipt: what whoever signed an event keeps, to show later that the log took it (docs/format/receipt.md). It is a
 * proof file of C2SP tlog-proof that carries the event; its leaf follows from what it carries. Nothing is checked here
 * but the form.
 */
export interface ReceiptFile extends Omit<TlogProof, 'extra'> {
  /** When the ledger says that it recorded the event: milliseconds since 1970 UTC. */
  readonly recordedAt: number
  /** The tag secret of the event, 32 bytes. */
  readonly secret: Uint8Array
  /** The event as signed. */
  readonly event: Uint8Array
}

const word = 'receipt'

/**
 * Reads a receipt. What it accepts, `formatReceipt` writes again byte for byte. Throws ERR_RECEIPT_MALFORMED with the
 * part; an event is read by `openEvent`.
 */
export function parseReceipt(bytes: Uint8Array): ReceiptFile {
  const { extra, index, hashes, checkpoint } = within('proof', () => parseTlogProof(bytes))
  if (extra === undefined) throw malformed('extra', 'the proof carries no event')
  const parts = within('extra', () => decodeCbor(extra))
  if (!isCborArray(parts) || parts.length !== 4 || parts[0] !== word) {
    throw malformed('extra', `expected "${word}", a time, a tag secret and an event`)
  }
  const [, recordedAt, secret, event] = parts as [string, CborValue, CborValue, CborValue]
  if (!isTime(recordedAt)) {
    throw malformed('recordedAt', `expected milliseconds from 0 to ${limits.time}`)
  }
  if (!(secret instanceof Uint8Array) || secret.length !== 32) {
    throw malformed('secret', 'expected 32 bytes')
  }
  if (!(event instanceof Uint8Array) || event.length > limits.eventLength) {
    throw malformed('event', `expected at most ${limits.eventLength} bytes`)
  }
  return { recordedAt, secret, event, index, hashes, checkpoint }
}

/** Writes a receipt. Parts that none can hold are a RangeError. */
export function formatReceipt(receipt: ReceiptFile): Uint8Array {
  const { recordedAt, secret, event, index, hashes, checkpoint } = receipt
  if (!isTime(recordedAt)) throw new RangeError(`a time is 0 to ${limits.time}, not ${recordedAt}`)
  if (secret.length !== 32) throw new RangeError(`a tag secret has 32 bytes, not ${secret.length}`)
  if (event.length > limits.eventLength) {
    throw new RangeError(`an event has at most ${limits.eventLength} bytes, not ${event.length}`)
  }
  const extra = encodeCbor([word, recordedAt, secret, event])
  return formatTlogProof({ extra, index, hashes, checkpoint })
}

function isTime(value: CborValue): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= limits.time
}

function within<T>(part: string, step: () => T): T {
  try {
    return step()
  } catch (error) {
    throw isCustodyError(error) ? malformed(part, error.message, error) : error
  }
}

function malformed(
  part: string,
  reason: string,
  cause?: unknown,
): CustodyError<'ERR_RECEIPT_MALFORMED'> {
  const message = `not a receipt: ${part}: ${reason}`
  return new CustodyError('ERR_RECEIPT_MALFORMED', message, { part }, { cause })
}
