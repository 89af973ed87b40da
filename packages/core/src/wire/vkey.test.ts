import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeUtf8, toBase64, toHex } from '../bytes/index.ts'
import { isCustodyError } from '../errors.ts'
import { limits } from './limits.ts'
import { formatVkey, keyIdInput, parseVkey, vkeyTypes } from './vkey.ts'

const material = Uint8Array.from({ length: 32 }, (_, i) => i)
const vkey = (name: string, keyId: string, key: readonly number[]) =>
  `${name}+${keyId}+${toBase64(new Uint8Array(key))}`
const good = vkey('log.example/1', '0102030a', [1, ...material])

test('a vkey comes apart into name, key ID, type and public key', () => {
  expect(parseVkey(good)).toEqual({
    name: 'log.example/1',
    keyId: 0x0102030a,
    type: 1,
    material,
    text: good,
  })
  const cosigner = vkey('witness.example/1', 'ffffffff', [4, ...material])
  expect(parseVkey(cosigner)).toMatchObject({
    keyId: 2 ** 32 - 1,
    type: vkeyTypes.ed25519Cosignature,
    material,
  })
  const long = new Uint8Array(1312).fill(7)
  const quantum = vkey('witness.example/2', '00000000', [6, ...long])
  expect(parseVkey(quantum)).toMatchObject({
    keyId: 0,
    type: vkeyTypes.mldsa44Cosignature,
    material: long,
  })
})

test('plus signs within the base64 belong to the key', () => {
  const key = new Uint8Array(32).fill(0xfb)
  const text = vkey('log.example/1', '01020304', [1, ...key])
  expect(text.split('+').length).toBeGreaterThan(10)
  expect(parseVkey(text).material).toEqual(key)
})

test.each([
  ['an empty text', '', 'text'],
  ['one part', 'log.example', 'text'],
  ['two parts', 'log.example+01020304', 'text'],
  ['no name', vkey('', '01020304', [1, ...material]), 'name'],
  ['a space in the name', vkey('log example', '01020304', [1, ...material]), 'name'],
  ['a line feed in the name', vkey('log\nexample', '01020304', [1, ...material]), 'name'],
  ['a name of 256 bytes', vkey('x'.repeat(256), '01020304', [1, ...material]), 'name'],
  ['a key ID of seven digits', vkey('log.example', '1020304', [1, ...material]), 'keyId'],
  ['a key ID of ten digits', vkey('log.example', '0001020304', [1, ...material]), 'keyId'],
  ['a key ID in upper case', vkey('log.example', '0102030A', [1, ...material]), 'keyId'],
  ['no key ID', vkey('log.example', '', [1, ...material]), 'keyId'],
  ['no key', vkey('log.example', '01020304', []), 'key'],
  ['a line feed at the end', `${good}\n`, 'key'],
  ['a blank at the end', `${good} `, 'key'],
  [
    'a key without padding',
    vkey('log.example', '01020304', [1, ...material, 0]).replace(/=+$/, ''),
    'key',
  ],
  ['a type alone', vkey('log.example', '01020304', [1]), 'material'],
  [
    'an Ed25519 key of 31 bytes',
    vkey('log.example', '01020304', [1, ...material.slice(1)]),
    'material',
  ],
  ['an Ed25519 key of 33 bytes', vkey('log.example', '01020304', [1, ...material, 0]), 'material'],
  ['a cosigner key of 33 bytes', vkey('log.example', '01020304', [4, ...material, 0]), 'material'],
  ['an ML-DSA-44 key of 32 bytes', vkey('log.example', '01020304', [6, ...material]), 'material'],
  [
    'an ML-DSA-44 key of 1311 bytes',
    vkey('log.example', '01020304', [6, ...new Uint8Array(1311)]),
    'material',
  ],
  ['type 0', vkey('log.example', '01020304', [0, ...material]), 'type'],
  ['an ECDSA key', vkey('log.example', '01020304', [2, ...material]), 'type'],
  ['a tree head key', vkey('log.example', '01020304', [5, ...material]), 'type'],
  ['type 255', vkey('log.example', '01020304', [255, ...material]), 'type'],
])('%s is refused, and the part is named', (_fault, text, part) => {
  expect(partOf(text)).toBe(part)
})

test('the longest vkey is read, and a longer text is not looked at', () => {
  const longest = vkey('x'.repeat(255), '01020304', [6, ...new Uint8Array(1312)])
  expect(longest.length).toBe(2017)
  expect(parseVkey(longest).name).toHaveLength(255)
  expect(partOf('+'.repeat(limits.vkeyLength))).toBe('name')
  expect(partOf('+'.repeat(limits.vkeyLength + 1))).toBe('text')
})

test('what is written is read back as it was, and what is read is written again', () => {
  const type = fc.constantFrom(...Object.values(vkeyTypes))
  const bytes = fc.uint8Array({ minLength: 1312, maxLength: 1312 })
  const name = fc.constantFrom('log.example/1', 'é', '/')
  fc.assert(
    fc.property(
      name,
      fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      type,
      bytes,
      (name, keyId, type, bytes) => {
        const material = type === vkeyTypes.mldsa44Cosignature ? bytes : bytes.slice(0, 32)
        const text = formatVkey({ name, keyId, type, material })
        expect(parseVkey(text)).toEqual({ name, keyId, type, material, text })
      },
    ),
  )
})

test('what no vkey can hold is refused', () => {
  const parts = { name: 'log.example', keyId: 1, type: vkeyTypes.ed25519, material }
  expect(() => formatVkey({ ...parts, name: 'a+b' })).toThrow(RangeError)
  expect(() => formatVkey({ ...parts, keyId: 2 ** 32 })).toThrow(RangeError)
  expect(() => formatVkey({ ...parts, material: material.slice(1) })).toThrow(RangeError)
  expect(() => formatVkey({ ...parts, type: vkeyTypes.mldsa44Cosignature })).toThrow(RangeError)
})

test('the key ID is taken from the hash of name, line feed, type and key', () => {
  const parts = { name: 'log.example/é', type: vkeyTypes.ed25519Cosignature, material }
  const expected = [...encodeUtf8('log.example/é'), 0x0a, 0x04, ...material]
  expect(keyIdInput(parts)).toEqual(new Uint8Array(expected))
  const digest = createHash('sha256').update(new Uint8Array(expected)).digest()
  const keyId = digest.readUInt32BE(0)
  expect(formatVkey({ ...parts, keyId })).toContain(`+${toHex(digest.subarray(0, 4))}+`)
})

function partOf(text: string): string {
  try {
    parseVkey(text)
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_VKEY_MALFORMED') return error.details.part
    throw error
  }
  return expect.unreachable('a malformed vkey was accepted')
}
