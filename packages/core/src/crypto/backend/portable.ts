/**
 * The portable backend: noble alone, for browsers and for `--backend portable`. `backend/node.ts` answers the same
 * functions with Node's own crypto; both give one verdict on every input (docs/format/signature.md).
 */
import { getPublicKey, hashes, sign } from '@noble/ed25519'
import { hmac } from '@noble/hashes/hmac.js'
import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha256 as nobleSha256, sha512 } from '@noble/hashes/sha2.js'
import { sha3_256 } from '@noble/hashes/sha3.js'
import { equationHolds } from '../point-equation.ts'

// noble signs synchronously only once it has been given a SHA-512.
hashes.sha512 = sha512

export type BackendName = 'node' | 'portable'

/** Which of the two backends runs. */
export const backendName: BackendName = 'portable'

/** SHA-256 (FIPS 180-4), 32 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return nobleSha256(bytes)
}

/** A SHA-256 that takes its input in parts. After `digest` it takes nothing more. */
export interface StreamingSha256 {
  update(bytes: Uint8Array): void
  digest(): Uint8Array
}

export function createSha256(): StreamingSha256 {
  const state = nobleSha256.create()
  return {
    update: (bytes) => void state.update(bytes),
    digest: () => state.digest(),
  }
}

/** Digests that people measure of evidence. MD5 and SHA-1 prove nothing any more, and stand in many records. */
export type ContentAlgorithm = 'sha-256' | 'sha-512' | 'sha3-256' | 'sha-1' | 'md5'

const contentHashes = {
  'sha-256': nobleSha256,
  'sha-512': sha512,
  'sha3-256': sha3_256,
  'sha-1': sha1,
  md5,
} as const

/** A digest of evidence that takes its input in parts. After `digest` it takes nothing more. */
export function createContentDigest(algorithm: ContentAlgorithm): StreamingSha256 {
  const state = contentHashes[algorithm].create()
  return {
    update: (bytes) => void state.update(bytes),
    digest: () => state.digest(),
  }
}

/** HMAC-SHA-256 (RFC 2104), 32 bytes. */
export function hmacSha256(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  return hmac(nobleSha256, key, bytes)
}

// What one call of getRandomValues gives at most (W3C Web Cryptography API, 10.1.1).
const randomQuota = 65_536

/** `length` bytes from the system's random source. */
export function randomBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let start = 0; start < length; start += randomQuota) {
    globalThis.crypto.getRandomValues(bytes.subarray(start, start + randomQuota))
  }
  return bytes
}

/** A private key in this process's memory, ready to sign. */
export interface Ed25519KeyPair {
  /** 32 bytes. */
  readonly publicKey: Uint8Array
  /** Ed25519 (RFC 8032, 5.1.6): 64 bytes. */
  sign(message: Uint8Array): Uint8Array
}

/** The key pair of a 32-byte seed (RFC 8032, 5.1.5). Keeps a copy of the seed. */
export function ed25519KeyPair(seed: Uint8Array): Ed25519KeyPair {
  const secret = seed.slice()
  return {
    publicKey: getPublicKey(secret),
    sign: (message) => sign(message, secret),
  }
}

/**
 * Whether R is the encoding of [S]B - [k]A (docs/format/signature.md, section 2, condition 4).
 * The caller has checked the key (`checkPublicKey`), that the signature is 64 bytes, and that S < L.
 */
export function ed25519Verify(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const r = signature.subarray(0, 32)
  const challenge = sha512.create().update(r).update(publicKey).update(message).digest()
  return equationHolds(publicKey, challenge, signature)
}
