/**
 * Cosignatures: what a witness signs when it has seen a checkpoint.
 *
 * The format is C2SP tlog-cosignature v1.0.1 (Ed25519) and v1.1.0-rc.1 (ML-DSA-44); docs/format/checkpoint.md
 * section 5. Times are whole seconds since 1970 UTC, by the clock of the witness. The field has room for 2^63-1; times
 * beyond 2^53-1, some 285 million years ahead, are refused, so that a time is always an exact number.
 */
import { concat, encodeUtf8, uint64 } from '../bytes/index.ts'
import { CustodyError } from '../errors.ts'
import { limits } from './limits.ts'
import type { vkeyTypes } from './vkey.ts'

export type CosignatureType =
  typeof vkeyTypes.ed25519Cosignature | typeof vkeyTypes.mldsa44Cosignature

/** What a signature line of a witness holds after the key ID. */
export interface Cosignature {
  /** Whole seconds since 1970 UTC, 0 to 2^53-1. An ML-DSA-44 cosignature of time 0 says nothing about time. */
  readonly time: number
  /** 64 bytes, or 2420 for ML-DSA-44. */
  readonly signature: Uint8Array
}

const signatureLengths: { readonly [T in CosignatureType]: number } = { 0x04: 64, 0x06: 2420 }

/** Reads the signature of a note's line as a cosignature of the given type. Throws ERR_COSIGNATURE_MALFORMED. */
export function parseCosignature(blob: Uint8Array, type: CosignatureType): Cosignature {
  const expected = 8 + signatureLengths[type]
  if (blob.length !== expected) {
    throw malformed(
      'length',
      `a cosignature of this type has ${expected} bytes, not ${blob.length}`,
    )
  }
  const time = new DataView(blob.buffer, blob.byteOffset, 8).getBigUint64(0)
  if (time > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw malformed('time', `a cosignature of the time ${time} lies beyond 2^53-1 seconds`)
  }
  return { time: Number(time), signature: blob.slice(8) }
}

/** Writes time and signature as they stand in a note's line after the key ID. */
export function formatCosignature({ time, signature }: Cosignature): Uint8Array {
  return concat(uint64(time), signature)
}

/**
 * The bytes under an Ed25519 cosignature (type 0x04): a header, the time, and the whole text of the note with its
 * extension lines. The name of the witness is not among them: one key must be one witness.
 */
export function cosignatureMessage(time: number, noteTextBytes: Uint8Array): Uint8Array {
  if (!Number.isSafeInteger(time) || time < 0)
    throw new RangeError(`a time is 0 to 2^53-1 seconds, not ${time}`)
  return concat(encodeUtf8(`cosignature/v1\ntime ${time}\n`), noteTextBytes)
}

/** What an ML-DSA-44 cosignature says. For a checkpoint, `start` is 0 and `end` the tree size. */
export interface SubtreeStatement {
  readonly cosigner: string
  readonly time: number
  readonly origin: string
  readonly start: number
  readonly end: number
  /** Root hash of the leaves from `start` to before `end`, 32 bytes. */
  readonly hash: Uint8Array
}

/** The bytes under an ML-DSA-44 cosignature (type 0x06). Extension lines are not among them. */
export function subtreeMessage({
  cosigner,
  time,
  origin,
  start,
  end,
  hash,
}: SubtreeStatement): Uint8Array {
  if (start !== 0 && time !== 0)
    throw new RangeError('a subtree that does not start at 0 is cosigned at time 0')
  if (start > end) throw new RangeError(`a subtree from ${start} cannot end at ${end}`)
  if (hash.length !== 32) throw new RangeError(`a hash has 32 bytes, not ${hash.length}`)
  return concat(
    encodeUtf8('subtree/v1\n\0'),
    shortText(cosigner),
    uint64(time),
    shortText(origin),
    uint64(start),
    uint64(end),
    hash,
  )
}

function shortText(text: string): Uint8Array {
  const bytes = encodeUtf8(text)
  if (bytes.length < 1 || bytes.length > limits.nameLength) {
    throw new RangeError(`a name has 1 to ${limits.nameLength} bytes, not ${bytes.length}`)
  }
  return concat(new Uint8Array([bytes.length]), bytes)
}

function malformed(part: string, message: string): CustodyError {
  return new CustodyError('ERR_COSIGNATURE_MALFORMED', message, { part })
}
