import { createHash } from 'node:crypto'
import { cdeEncodeOptions, encode } from 'cbor2'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex } from '../bytes/index.ts'
import { keyThumbprint } from './thumbprint.ts'

test('is SHA-256 over the COSE_Key with its required members, as another CBOR encoder writes it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (publicKey) => {
      const members: [number, unknown][] = [
        [-2, publicKey],
        [-1, 6],
        [1, 1],
      ]
      const coseKey = encode(new Map(members), cdeEncodeOptions)
      expect(keyThumbprint(publicKey)).toBe(createHash('sha256').update(coseKey).digest('hex'))
    }),
  )
})

test('the worked example of docs/format/signature.md', () => {
  const publicKey = fromHex('03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8')!
  expect(keyThumbprint(publicKey)).toBe(
    'be5de2f4bcdc383add3fc9827d345f1a37c6a06026b38696fb3229c003b35f49',
  )
})

test.each([0, 31, 33])('refuses %i bytes', (length) => {
  expect(() => keyThumbprint(new Uint8Array(length))).toThrow(RangeError)
})
