import { createCipheriv, scryptSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { concat, fromHex, toHex } from '@custodia/core/bytes'
import * as der from './der.ts'
import { KeyFormatError } from './key-format-error.ts'
import { decodePbes2, decryptPbes2, encryptPbes2 } from './pbes2.ts'

const hex = (text: string): Uint8Array => fromHex(text)!
const plain = Uint8Array.of(1, 2, 3)
const salt = new Uint8Array(8).fill(1)
const iv = new Uint8Array(16).fill(2)

const id = {
  pbes2: '2a864886f70d01050d',
  scrypt: '2b06010401da47040b',
  pbkdf2: '2a864886f70d01050c',
  aes256: '60864801650304012a',
}
const named = (name: string, ...parameters: Uint8Array[]): Uint8Array =>
  der.sequence(der.objectId(hex(name)), ...parameters)

const cost = [2, 1, 1].map(der.integer)
const scrypt = (...more: Uint8Array[]): Uint8Array =>
  named(id.scrypt, der.sequence(der.octetString(salt), ...cost, ...more))
const pbkdf2 = (...more: Uint8Array[]): Uint8Array =>
  named(id.pbkdf2, der.sequence(der.octetString(salt), der.integer(1), ...more))
const aes = (vector = iv, name = id.aes256): Uint8Array => named(name, der.octetString(vector))

/** A file with scrypt at its cheapest, of which a test changes one part. */
function encrypted(parts: {
  readonly kdf?: Uint8Array
  readonly cipher?: Uint8Array
  readonly scheme?: string
  readonly more?: Uint8Array
}): Uint8Array {
  const { kdf = scrypt(), cipher = aes(), scheme = id.pbes2, more = new Uint8Array() } = parts
  const key = scryptSync('word', salt, 32, { N: 2, r: 1, p: 1 })
  const encipher = createCipheriv('aes-256-cbc', key, iv)
  const data = concat(encipher.update(plain), encipher.final())
  const algorithm = named(scheme, der.sequence(kdf, cipher))
  return der.sequence(algorithm, der.octetString(data), more)
}

async function open(bytes: Uint8Array, passphrase = 'word'): Promise<string | undefined> {
  const opened = await decryptPbes2(decodePbes2(bytes), passphrase)
  return opened === undefined ? undefined : toHex(opened)
}

test('what is encrypted is decrypted, by the same passphrase alone', async () => {
  const bytes = await encryptPbes2(plain, 'word')
  expect(await open(bytes)).toBe('010203')
  expect(await open(bytes, 'Word')).not.toBe('010203')
})

describe('reads', () => {
  test('scrypt without the length of the key, or with the right one', async () => {
    expect(await open(encrypted({}))).toBe('010203')
    expect(await open(encrypted({ kdf: scrypt(der.integer(32)) }))).toBe('010203')
  })

  test('PBKDF2 with and without the length of the key', () => {
    expect(() => decodePbes2(encrypted({ kdf: pbkdf2() }))).not.toThrow()
    expect(() => decodePbes2(encrypted({ kdf: pbkdf2(der.integer(32)) }))).not.toThrow()
  })
})

describe('refuses', () => {
  test.each([
    ['a vector of 15 bytes', { cipher: aes(new Uint8Array(15)) }],
    ['a vector of 17 bytes', { cipher: aes(new Uint8Array(17)) }],
    ['another length of the key with scrypt', { kdf: scrypt(der.integer(16)) }],
    ['another length of the key with PBKDF2', { kdf: pbkdf2(der.integer(16)) }],
    ['a parameter too many with scrypt', { kdf: scrypt(der.integer(32), der.integer(32)) }],
    ['a parameter too many with PBKDF2', { kdf: pbkdf2(der.integer(32), der.octetString(salt)) }],
    ['something after the data', { more: der.integer(0) }],
    ['a cipher with parameters too many', { cipher: named(id.aes256, der.octetString(iv), iv) }],
  ])('%s', (_, parts) => {
    const bytes = encrypted(parts)
    expect(() => decodePbes2(bytes)).toThrow(KeyFormatError)
    expect(() => decodePbes2(bytes)).toThrow('DER encoding cannot be read')
  })

  test.each([
    ['another scheme', { scheme: '2a864886f70d010501' }],
    ['another derivation', { kdf: named('2a03', der.sequence()) }],
    ['another cipher', { cipher: aes(iv, '60864801650304012b') }],
    ['another hash with PBKDF2', { kdf: pbkdf2(named('2a03')) }],
  ])('%s, and says how to convert it', (_, parts) => {
    expect(() => decodePbes2(encrypted(parts))).toThrow('openssl pkcs8 -topk8 -scrypt')
  })

  test('something after all of it', () => {
    const bytes = concat(encrypted({}), der.integer(0))
    expect(() => decodePbes2(bytes)).toThrow(KeyFormatError)
  })
})
