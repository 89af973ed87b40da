/** When a signature holds (docs/format/signature.md, section 2): the same answer on every backend. */
import { ed25519Verify } from '#crypto'
import { CustodyError, type CustodyErrorDetails } from '../errors.ts'
import { checkPublicKey } from './public-key.ts'

/** Why a signature does not hold. */
export type SignatureFault = CustodyErrorDetails['ERR_SIGNATURE']['reason']

/** A message and what is said to be its signature. */
export interface SignedMessage {
  /** 32 bytes. */
  readonly publicKey: Uint8Array
  /** The bytes that were signed, of any length. */
  readonly message: Uint8Array
  /** 64 bytes: R and S. */
  readonly signature: Uint8Array
}

const sentences: Readonly<Record<Exclude<SignatureFault, 'length'>, string>> = {
  's-range': 'second half of the signature is not below the order of the group',
  mismatch: 'signature does not hold for this message and this public key',
}

/** Returns if the signature holds. Throws ERR_PUBLIC_KEY if the key is not acceptable, ERR_SIGNATURE if it does not hold. */
export function verifySignature(signed: SignedMessage): void {
  const reason = signatureFault(signed, ed25519Verify)
  if (reason === undefined) return
  const message =
    reason === 'length'
      ? `signature has ${signed.signature.length} bytes, an Ed25519 signature has 64`
      : sentences[reason]
  throw new CustodyError('ERR_SIGNATURE', message, { reason })
}

/**
 * Why the signature does not hold, by the backend whose `ed25519Verify` is handed in; undefined if it holds.
 * Throws ERR_PUBLIC_KEY. `verifySignature` is this with the backend that runs.
 */
export function signatureFault(
  signed: SignedMessage,
  verify: typeof ed25519Verify,
): SignatureFault | undefined {
  const { publicKey, message, signature } = signed
  checkPublicKey(publicKey)
  if (signature.length !== 64) return 'length'
  if (!isBelowOrder(signature.subarray(32))) return 's-range'
  return verify(publicKey, message, signature) ? undefined : 'mismatch'
}

// L = 2^252 + 27742317777372353535851937790883648493 (RFC 8032, 5.1), least significant byte first.
const order: readonly number[] = [
  0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
  0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x10,
]

function isBelowOrder(s: Uint8Array): boolean {
  for (let i = 31; i >= 0; i--) {
    const difference = s[i]! - order[i]!
    if (difference !== 0) return difference < 0
  }
  return false
}
