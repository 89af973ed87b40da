/** The equation of a signature, by noble's points (docs/format/signature.md, section 2, condition 4). */
import { etc, Point } from '@noble/ed25519'
import { equalBytes } from '../bytes/index.ts'
import { keysRemembered, perKey } from './per-key.ts'

const order = Point.CURVE().n
const negatedPoint = perKey(keysRemembered, (publicKey) => Point.fromBytes(publicKey).negate())

/**
 * Whether R is the encoding of [S]B - [k]A: the cofactorless rule of RFC 8032, 5.1.7.
 * `challenge` is SHA-512(R || A || M), 64 bytes. The caller has checked the key, and that S < L.
 */
export function equationHolds(
  publicKey: Uint8Array,
  challenge: Uint8Array,
  signature: Uint8Array,
): boolean {
  const k = etc.mod(littleEndian(challenge), order)
  const s = littleEndian(signature.subarray(32))
  const kA = negatedPoint(publicKey).multiplyUnsafe(k)
  const expected = Point.BASE.multiplyUnsafe(s).add(kA).toBytes()
  return equalBytes(expected, signature.subarray(0, 32))
}

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${etc.bytesToHex(bytes.slice().reverse())}`)
}
