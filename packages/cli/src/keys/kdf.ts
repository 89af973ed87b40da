/**
 * From passphrase to key: scrypt (RFC 7914) and PBKDF2 (RFC 8018). The parameters of a file that is read may be hostile:
 * they are bounded before any work, so that a file costs at most 128 MiB and a few seconds.
 */
import { pbkdf2 as nodePbkdf2, scrypt as nodeScrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { encodeUtf8 } from '@custodia/core/bytes'
import { KeyFormatError } from './key-format-error.ts'

/** N, r and p of RFC 7914, 2. Takes 128 N r bytes of memory. */
export interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/**
 * What new key files are written with: 16 MiB, about 0.2 s. OpenSSL refuses 32 MiB and more, so N cannot be raised; p is,
 * which makes a guess as dear as with N = 2^17, p = 1 (OWASP Password Storage Cheat Sheet lists both as equals).
 */
export const scryptCost: ScryptCost = { N: 16_384, r: 8, p: 5 }

export const kdfLimits = {
  /** Bytes of memory that scrypt may take: 128 N r. */
  scryptMemory: 134_217_728,
  /** N r p: about 2.5 s. */
  scryptWork: 4_194_304,
  pbkdf2Iterations: 5_000_000,
  /** Bytes of a salt. */
  salt: 64,
} as const

export interface ScryptParameters extends ScryptCost {
  readonly salt: Uint8Array
}

export interface Pbkdf2Parameters {
  readonly salt: Uint8Array
  readonly iterations: number
  /** Node's name of the hash in the HMAC. */
  readonly hash: string
}

/** Makes the key of a cipher from a passphrase. */
export type DeriveKey = (passphrase: string) => Promise<Uint8Array>

interface ScryptOptions extends ScryptCost {
  readonly maxmem: number
}

const scryptAsync = promisify<Uint8Array, Uint8Array, number, ScryptOptions, Uint8Array>(nodeScrypt)
const pbkdf2Async = promisify(nodePbkdf2)

/** `length`: bytes of the key. Throws KeyFormatError when the parameters are out of bounds. */
export function deriveByScrypt(parameters: ScryptParameters, length: number): DeriveKey {
  const { salt, N, r, p } = parameters
  const isPowerOfTwo = N >= 2 && Number.isInteger(Math.log2(N))
  const isSmall = 128 * N * r <= kdfLimits.scryptMemory && N * r * p <= kdfLimits.scryptWork
  if (!isPowerOfTwo || r < 1 || p < 1 || !isSmall) throw outOfBounds('scrypt', { N, r, p })
  checkSalt(salt)
  const options = { N, r, p, maxmem: 2 * kdfLimits.scryptMemory }
  return (passphrase) => scryptAsync(encodeUtf8(passphrase), salt, length, options)
}

/** `length`: bytes of the key. Throws KeyFormatError when the parameters are out of bounds. */
export function deriveByPbkdf2(parameters: Pbkdf2Parameters, length: number): DeriveKey {
  const { salt, iterations, hash } = parameters
  const isAllowed = iterations >= 1 && iterations <= kdfLimits.pbkdf2Iterations
  if (!isAllowed) throw outOfBounds('PBKDF2', { iterations })
  checkSalt(salt)
  return (passphrase) => pbkdf2Async(encodeUtf8(passphrase), salt, iterations, length, hash)
}

function checkSalt(salt: Uint8Array): void {
  if (salt.length <= kdfLimits.salt) return
  throw new KeyFormatError(`has a salt of ${salt.length} bytes, at most ${kdfLimits.salt} are read`)
}

function outOfBounds(name: string, figures: { readonly [name: string]: number }): KeyFormatError {
  const text = Object.entries(figures).map(([key, value]) => `${key} = ${value}`)
  return new KeyFormatError(`asks for ${name} with ${text.join(', ')}, which is out of bounds`)
}
