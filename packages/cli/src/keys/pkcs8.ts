/** PrivateKeyInfo (RFC 5208, RFC 5958) of an Ed25519 seed (RFC 8410, 7). */
import { concat, equalBytes, fromHex } from '@custodia/core/bytes'
import { createSoftwareSigner } from '@custodia/core/crypto'
import * as der from './der.ts'
import { KeyFormatError } from './key-format-error.ts'

const ed25519 = '2b6570' // 1.3.101.112
const attributesTag = 0xa0
const publicKeyTag = 0x81

/** Writes version 0, without attributes: 48 bytes, which every reader of RFC 8410 takes. */
export function encodePrivateKey(seed: Uint8Array): Uint8Array {
  const algorithm = der.sequence(der.objectId(fromHex(ed25519)!))
  return der.sequence(der.integer(0), algorithm, der.octetString(der.octetString(seed)))
}

/** What a PrivateKeyInfo holds, before its algorithm is looked at. */
export interface PrivateKeyInfo {
  /** Object identifier, as hex. */
  readonly algorithm: string
  readonly hasParameters: boolean
  readonly privateKey: Uint8Array
  /** As version 1 may carry it. */
  readonly publicKey?: Uint8Array
}

/** Reads version 0, or version 1, which is the one that carries a public key. Throws KeyFormatError. */
export function decodePrivateKeyInfo(bytes: Uint8Array): PrivateKeyInfo {
  const outer = der.readElements(bytes)
  const [version, algorithm, privateKey, ...optional] = der.readSequence(outer[0], 5)
  if (outer.length !== 1) throw der.malformed()
  const [id, parameters] = der.readSequence(algorithm, 2)
  if (optional[0]?.tag === attributesTag) optional.shift()
  const [publicKey, ...rest] = optional
  if (rest.length > 0 || der.readInteger(version) !== (publicKey === undefined ? 0 : 1)) {
    throw der.malformed()
  }
  const info = {
    algorithm: der.readObjectId(id),
    hasParameters: parameters !== undefined,
    privateKey: der.readOctetString(privateKey),
  }
  if (publicKey === undefined) return info
  if (publicKey.tag !== publicKeyTag) throw der.malformed()
  return { ...info, publicKey: publicKey.content }
}

/** The 32-byte seed. Throws KeyFormatError for another algorithm, or for a public key that is not the seed's. */
export function ed25519Seed(info: PrivateKeyInfo): Uint8Array {
  if (info.algorithm !== ed25519) {
    throw new KeyFormatError('holds a key of another kind: Custodia signs with Ed25519')
  }
  // RFC 8410, 3: the parameters of Ed25519 must be absent.
  if (info.hasParameters) throw der.malformed()
  const inner = der.readElements(info.privateKey)
  const seed = der.readOctetString(inner[0])
  if (inner.length !== 1 || seed.length !== 32) throw der.malformed()
  if (info.publicKey !== undefined) {
    // A bit string begins with the number of unused bits.
    const expected = concat(Uint8Array.of(0), createSoftwareSigner(seed).publicKey)
    if (!equalBytes(info.publicKey, expected)) throw differs()
  }
  return seed
}

export function differs(): KeyFormatError {
  return new KeyFormatError('names a public key that does not belong to its private key')
}
