/** Which 32 bytes are a public key (docs/format/signature.md, section 1). */
import { Point } from '@noble/ed25519'
import { equalBytes } from '../bytes/index.ts'
import { CustodyError, type CustodyErrorDetails } from '../errors.ts'
import { keysRemembered, perKey } from './per-key.ts'

/** Why bytes are not accepted as a public key. */
export type PublicKeyFault = CustodyErrorDetails['ERR_PUBLIC_KEY']['reason']

const sentences: Readonly<Record<Exclude<PublicKeyFault, 'length'>, string>> = {
  'not-a-point': 'public key is not a point of the curve edwards25519',
  'not-canonical': 'public key is not written in its one canonical form',
  'small-order':
    'public key is of small order: signatures can be made for it without any private key',
  torsion: 'public key has a part of small order: one verifier would accept what another refuses',
}

/**
 * Accepts the bytes as an Ed25519 public key, or throws ERR_PUBLIC_KEY. Without this check, OpenSSL accepts one constant
 * signature by the identity for every message, and implementations disagree about keys with a part of small order.
 */
export function checkPublicKey(bytes: Uint8Array): void {
  if (bytes.length !== 32) {
    const message = `public key has ${bytes.length} bytes, an Ed25519 public key has 32`
    throw new CustodyError('ERR_PUBLIC_KEY', message, { reason: 'length' })
  }
  const reason = pointFault(bytes)
  if (reason !== undefined) throw new CustodyError('ERR_PUBLIC_KEY', sentences[reason], { reason })
}

const pointFault = perKey(keysRemembered, (bytes) => {
  const point = decodePoint(bytes)
  if (point === undefined) return 'not-a-point'
  if (!equalBytes(point.toBytes(), bytes)) return 'not-canonical'
  if (point.isSmallOrder()) return 'small-order'
  return point.isTorsionFree() ? undefined : 'torsion'
})

// Decodes y at or above p and a needless sign of x = 0 too, so that re-encoding tells what is not canonical.
function decodePoint(bytes: Uint8Array): Point | undefined {
  try {
    return Point.fromBytes(bytes, true)
  } catch {
    return undefined
  }
}
