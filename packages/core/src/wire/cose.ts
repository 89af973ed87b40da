import { encodeUtf8 } from '../bytes/index.ts'
import type { CustodyError } from '../errors.ts'
import { scanItem } from './cbor-gate.ts'
import { byteStringLength, majorType, writeByteString } from './cbor-head.ts'

/**
 * COSE_Sign1 (RFC 9052 section 4.2) as this format has it: tagged, unprotected header empty, payload attached, signature
 * of 64 bytes. What the headers say is judged by event.ts and possession.ts.
 */
export interface Sign1Parts {
  /** The protected header in its encoding. */
  readonly protectedBytes: Uint8Array
  /** The payload in its encoding. */
  readonly payloadBytes: Uint8Array
  /** 64 bytes. */
  readonly signature: Uint8Array
}

export interface Sign1 extends Sign1Parts {
  /** The message as it was received, its tag included. */
  readonly bytes: Uint8Array
}

/** Makes the error of one kind of message: which part is wrong, and how. */
export type Refusal = (field: string, reason: string) => CustodyError

export interface Sign1Options {
  /** Bytes of the longest message that is accepted. */
  readonly maxLength: number
  readonly malformed: Refusal
}

/** Bytes of an Ed25519 signature. */
const signatureLength = 64

/** Puts a message together. A signature of another length than 64 bytes is a RangeError. */
export function assembleSign1({ protectedBytes, payloadBytes, signature }: Sign1Parts): Uint8Array {
  if (signature.length !== signatureLength) {
    throw new RangeError(`a signature has ${signatureLength} bytes, not ${signature.length}`)
  }
  const parts = [protectedBytes, payloadBytes, signature]
  const bytes = new Uint8Array(3 + parts.reduce((sum, part) => sum + byteStringLength(part), 0))
  bytes[0] = 0xd2
  bytes[1] = 0x84
  let at = writeByteString(bytes, 2, protectedBytes)
  bytes[at++] = 0xa0
  at = writeByteString(bytes, at, payloadBytes)
  writeByteString(bytes, at, signature)
  return bytes
}

/** An array of four, and the text "Signature1" as its first element. */
const sigStructureOpening = Uint8Array.of(0x84, 0x6a, ...encodeUtf8('Signature1'))

/** The bytes that are signed: the Sig_structure of RFC 9052 section 4.4, with empty external_aad. */
export function sign1ToBeSigned(protectedBytes: Uint8Array, payloadBytes: Uint8Array): Uint8Array {
  const opening = sigStructureOpening.length
  const bytes = new Uint8Array(
    opening + byteStringLength(protectedBytes) + 1 + byteStringLength(payloadBytes),
  )
  bytes.set(sigStructureOpening)
  let at = writeByteString(bytes, opening, protectedBytes)
  bytes[at++] = 0x40
  writeByteString(bytes, at, payloadBytes)
  return bytes
}

/**
 * Takes a message apart. The bytes are copied first, and all parts are views of that copy, so that nothing which the
 * caller does with his bytes later can change what was judged. Throws ERR_CBOR_PROFILE, or what `malformed` makes.
 */
export function parseSign1(received: Uint8Array, { maxLength, malformed }: Sign1Options): Sign1 {
  if (received.length > maxLength) {
    throw malformed('length', `expected at most ${maxLength} bytes, found ${received.length}`)
  }
  const bytes = new Uint8Array(received)
  if (bytes[0] !== 0xd2) throw malformed('tag', 'expected tag 18 (byte d2) in front')
  const end = scanItem(bytes, 1, { maxLength })
  if (end < bytes.length)
    throw malformed('length', `${bytes.length - end} bytes follow the message`)
  if (bytes[1] !== 0x84) throw malformed('envelope', 'expected an array of four')
  const protectedBytes = byteStringAt(bytes, 2)
  if (protectedBytes === undefined) throw malformed('protected header', 'expected a byte string')
  const unprotected = endOf(protectedBytes)
  if (bytes[unprotected] !== 0xa0) throw malformed('unprotected header', 'expected the empty map')
  const payloadBytes = byteStringAt(bytes, unprotected + 1)
  if (payloadBytes === undefined) throw malformed('payload', 'expected a byte string')
  const signature = byteStringAt(bytes, endOf(payloadBytes))
  if (signature?.length !== signatureLength) {
    throw malformed('signature', `expected ${signatureLength} bytes`)
  }
  return { bytes, protectedBytes, payloadBytes, signature }
}

/** The byte string that begins at `at`, in bytes that passed the gate; undefined if another kind of item begins there. */
function byteStringAt(bytes: Uint8Array, at: number): Uint8Array | undefined {
  const initial = bytes[at]!
  if (initial >> 5 !== majorType.bytes) return undefined
  const info = initial & 31
  const start = at + 1 + (info < 24 ? 0 : 1 << (info - 24))
  let length = info < 24 ? info : 0
  for (let i = at + 1; i < start; i++) length = length * 256 + bytes[i]!
  return bytes.subarray(start, start + length)
}

/** Offset behind a part. It is a view of the message, which begins at offset 0 of its buffer. */
function endOf(part: Uint8Array): number {
  return part.byteOffset + part.length
}
