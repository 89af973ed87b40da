import { CryptoEngine } from 'pkijs'
import type { AlgorithmIdentifier, PublicKeyInfo } from 'pkijs'
import { childrenOf, readDer, tags } from './der.ts'
import { strongHash } from './hashes.ts'

/** RSA with PKCS #1 v1.5 and ECDSA, each over a hash that counts. */
const signatures: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.3.2',
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
])

const ecdsaWith = '1.2.840.10045.4.'
const rsaEncryption = '1.2.840.113549.1.1.1'
const ecPublicKey = '1.2.840.10045.2.1'
const curves: ReadonlySet<string> = new Set(['1.2.840.10045.3.1.7', '1.3.132.0.34', '1.3.132.0.35'])

/** Bits of an RSA modulus: shorter ones are too weak, longer ones take a stranger's choice of time to check. */
const modulusBits = { least: 2_048, most: 8_192 }
const exponentBytes = 4

/** pkijs on the Web Cryptography of whatever runs this. It is given to each call, so that no other can be put in its place. */
export const engine: CryptoEngine = new CryptoEngine({ crypto: globalThis.crypto })

/** Whether a signature in a certificate is by an algorithm that counts. */
export function isStrongSignature({ algorithmId }: AlgorithmIdentifier): boolean {
  return signatures.has(algorithmId)
}

/** The same in a token, where RSA may take its hash from the field beside it. */
export function isStrongSignatureOf(algorithm: AlgorithmIdentifier, hashOid: string): boolean {
  const isHashStrong = strongHash(hashOid) !== undefined
  return isHashStrong && (algorithm.algorithmId === rsaEncryption || isStrongSignature(algorithm))
}

/**
 * Whether a signature is written in its one way. Inside an ECDSA signature pkijs reads lengths that do not fit. Throws
 * ERR_TIME_STAMP `malformed` for what is not DER at all.
 */
export function isOneEncoding(
  { algorithmId }: AlgorithmIdentifier,
  signature: Uint8Array,
): boolean {
  if (!algorithmId.startsWith(ecdsaWith)) return true
  const what = 'a signature'
  const numbers = childrenOf(readDer(signature, what), what)
  return numbers.length === 2 && numbers.every(({ tag }) => tag === tags.integer)
}

/** Whether a key is of a kind and size that counts and is checked in bounded time. */
export function isStrongKey(key: PublicKeyInfo): boolean {
  const { algorithmId, algorithmParams } = key.algorithm as AlgorithmIdentifier & {
    readonly algorithmParams?: { readonly valueBlock?: unknown }
  }
  if (algorithmId === ecPublicKey) return curves.has(String(algorithmParams?.valueBlock))
  return algorithmId === rsaEncryption && isStrongModulus(key)
}

function isStrongModulus(key: PublicKeyInfo): boolean {
  const bytes = key.subjectPublicKey.valueBlock.valueHexView
  const [modulus, exponent, ...rest] = childrenOf(readDer(bytes, 'an RSA key'), 'an RSA key')
  if (modulus?.tag !== tags.integer || exponent?.tag !== tags.integer || rest.length > 0) {
    return false
  }
  const start = modulus.content.findIndex((byte) => byte !== 0)
  if (start < 0) return false
  const bits = (modulus.content.length - start) * 8 - Math.clz32(modulus.content[start]!) + 24
  const isFit = bits >= modulusBits.least && bits <= modulusBits.most
  return isFit && exponent.content.length <= exponentBytes + 1
}
