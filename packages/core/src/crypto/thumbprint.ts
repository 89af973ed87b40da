import { concat } from '../bytes/index.ts'
import { sha256Hex } from './digest.ts'

/**
 * The COSE_Key {1: 1, -1: 6, -2: x} (kty OKP, crv Ed25519; RFC 9053, 7.2) in deterministic CBOR, up to the 32 bytes of x.
 * RFC 9679, 4 hashes exactly these required members, in this order.
 */
const keyPrefix = Uint8Array.of(0xa3, 0x01, 0x01, 0x20, 0x06, 0x21, 0x58, 0x20)

/**
 * The kid of a public key: its COSE Key Thumbprint with SHA-256 (RFC 9679), 64 hex digits.
 * Names the key; says nothing about whether it is acceptable (`checkPublicKey`). Takes 32 bytes, else a RangeError.
 */
export function keyThumbprint(publicKey: Uint8Array): string {
  if (publicKey.length !== 32) {
    throw new RangeError(`publicKey must have 32 bytes, not ${publicKey.length}`)
  }
  return sha256Hex(concat(keyPrefix, publicKey))
}
