/** EncryptedPrivateKeyInfo with PBES2 (RFC 8018, 6.2 and A.4), scrypt as in RFC 7914, 7. */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { concat, fromHex } from '@custodia/core/bytes'
import { randomBytes, wipe } from '@custodia/core/crypto'
import * as der from './der.ts'
import { deriveByPbkdf2, deriveByScrypt, scryptCost, type DeriveKey } from './kdf.ts'
import { KeyFormatError } from './key-format-error.ts'

const oid = {
  pbes2: '2a864886f70d01050d', // 1.2.840.113549.1.5.13
  pbkdf2: '2a864886f70d01050c', // 1.2.840.113549.1.5.12
  scrypt: '2b06010401da47040b', // 1.3.6.1.4.1.11591.4.11
  aes256: '60864801650304012a', // 2.16.840.1.101.3.4.1.42
} as const

interface Cipher {
  readonly name: string
  readonly keyLength: number
}

// 2.16.840.1.101.3.4.1.2, .22 and .42
const ciphers = new Map<string, Cipher>([
  ['608648016503040102', { name: 'aes-128-cbc', keyLength: 16 }],
  ['608648016503040116', { name: 'aes-192-cbc', keyLength: 24 }],
  [oid.aes256, { name: 'aes-256-cbc', keyLength: 32 }],
])

// 1.2.840.113549.2.7 to .11: the HMACs of PBKDF2, of which the first is the default.
const hashes = new Map([
  ['2a864886f70d0207', 'sha1'],
  ['2a864886f70d0208', 'sha224'],
  ['2a864886f70d0209', 'sha256'],
  ['2a864886f70d020a', 'sha384'],
  ['2a864886f70d020b', 'sha512'],
])

/** Encrypts with scrypt and AES-256-CBC under a new salt. OpenSSL 1.1.1 and later read the result. */
export async function encryptPbes2(plain: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const salt = randomBytes(16)
  const iv = randomBytes(16)
  const key = await deriveByScrypt({ ...scryptCost, salt }, 32)(passphrase)
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  const data = concat(cipher.update(plain), cipher.final())
  wipe(key)
  const { N, r, p } = scryptCost
  const cost = [N, r, p].map(der.integer)
  const kdf = algorithm(oid.scrypt, der.sequence(der.octetString(salt), ...cost))
  const scheme = der.sequence(kdf, algorithm(oid.aes256, der.octetString(iv)))
  return der.sequence(algorithm(oid.pbes2, scheme), der.octetString(data))
}

function algorithm(id: string, parameters: Uint8Array): Uint8Array {
  return der.sequence(der.objectId(fromHex(id)!), parameters)
}

/** An encrypted private key whose algorithms are known. */
export interface EncryptedKey {
  readonly cipher: Cipher
  readonly iv: Uint8Array
  readonly data: Uint8Array
  readonly deriveKey: DeriveKey
}

/** Reads what this module writes, and also PBKDF2 and AES with shorter keys. Throws KeyFormatError. */
export function decodePbes2(bytes: Uint8Array): EncryptedKey {
  const outer = der.readElements(bytes)
  const [scheme, data] = der.readSequence(outer[0], 2)
  if (outer.length !== 1) throw der.malformed()
  const [id, parameters] = der.readSequence(scheme, 2)
  if (der.readObjectId(id) !== oid.pbes2) throw unsupported()
  const [kdf, encryption] = der.readSequence(parameters, 2)
  const [cipherId, iv] = der.readSequence(encryption, 2)
  const cipher = ciphers.get(der.readObjectId(cipherId))
  if (cipher === undefined) throw unsupported()
  const vector = der.readOctetString(iv)
  if (vector.length !== 16) throw der.malformed()
  const deriveKey = decodeKdf(kdf, cipher.keyLength)
  return { cipher, iv: vector, data: der.readOctetString(data), deriveKey }
}

function decodeKdf(kdf: der.DerElement | undefined, length: number): DeriveKey {
  const [id, parameters] = der.readSequence(kdf, 2)
  switch (der.readObjectId(id)) {
    case oid.scrypt:
      return decodeScrypt(der.readSequence(parameters, 5), length)
    case oid.pbkdf2:
      return decodePbkdf2(der.readSequence(parameters, 4), length)
    default:
      throw unsupported()
  }
}

function decodeScrypt(elements: readonly der.DerElement[], length: number): DeriveKey {
  const [salt, N, r, p, keyLength] = elements
  if (keyLength !== undefined && der.readInteger(keyLength) !== length) throw der.malformed()
  const cost = { N: der.readInteger(N), r: der.readInteger(r), p: der.readInteger(p) }
  return deriveByScrypt({ ...cost, salt: der.readOctetString(salt) }, length)
}

const integerTag = 0x02

function decodePbkdf2(elements: readonly der.DerElement[], length: number): DeriveKey {
  const [salt, iterations, ...optional] = elements
  if (optional[0]?.tag === integerTag && der.readInteger(optional.shift()) !== length) {
    throw der.malformed()
  }
  if (optional.length > 1) throw der.malformed()
  const hash = decodePrf(optional[0])
  const figures = { iterations: der.readInteger(iterations), hash }
  return deriveByPbkdf2({ ...figures, salt: der.readOctetString(salt) }, length)
}

function decodePrf(prf: der.DerElement | undefined): string {
  if (prf === undefined) return 'sha1'
  const [id, parameters] = der.readSequence(prf, 2)
  der.readNoParameters(parameters)
  const hash = hashes.get(der.readObjectId(id))
  if (hash === undefined) throw unsupported()
  return hash
}

/**
 * Decrypts, or returns undefined when the padding shows that the passphrase is another one. By chance a wrong passphrase
 * gives good padding once in 256 times: what is returned may still be noise.
 */
export async function decryptPbes2(
  encrypted: EncryptedKey,
  passphrase: string,
): Promise<Uint8Array | undefined> {
  const key = await encrypted.deriveKey(passphrase)
  const decipher = createDecipheriv(encrypted.cipher.name, key, encrypted.iv)
  wipe(key)
  try {
    return concat(decipher.update(encrypted.data), decipher.final())
  } catch {
    return undefined
  }
}

function unsupported(): KeyFormatError {
  return new KeyFormatError(
    'is encrypted in a way that Custodia does not read: convert it with "openssl pkcs8 -topk8 -scrypt"',
  )
}
