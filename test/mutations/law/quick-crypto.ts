/**
 * The crypto of the stories while the law is changed: a digest of key and message stands for a signature. The law asks
 * whether a key was in force, never how it signs, and three quarters of a story's time is signing.
 */
import { createHash } from 'node:crypto'
import { equalBytes } from '@custodia/core/bytes'
import * as real from '../../../packages/core/src/crypto/backend/node.ts'

export * from '../../../packages/core/src/crypto/backend/node.ts'

type KeyPair = ReturnType<typeof real.ed25519KeyPair>

const pairs = new Map<string, KeyPair>()

/** The real key, with which nothing is signed. */
export function ed25519KeyPair(seed: Uint8Array): KeyPair {
  const known = pairs.get(String(seed))
  if (known !== undefined) return known
  const { publicKey } = real.ed25519KeyPair(seed)
  const pair = { publicKey, sign: (message: Uint8Array) => mark(publicKey, message) }
  pairs.set(String(seed), pair)
  return pair
}

export function ed25519Verify(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  return equalBytes(signature, mark(publicKey, message))
}

/** 64 bytes, of which the last ones are a number below the order of the group. */
function mark(publicKey: Uint8Array, message: Uint8Array): Uint8Array {
  const bytes = createHash('sha512').update(publicKey).update(message).digest()
  return new Uint8Array(bytes).fill(0, 63)
}
