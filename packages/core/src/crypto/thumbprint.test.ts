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
  const publicKey = fromHex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')!
  expect(keyThumbprint(publicKey)).toBe(
    '866eefbd6718c8846cd7ddfe43fc74ab1daac4538ff8514ea2ec2d410a415743',
  )
})

test.each([0, 31, 33])('refuses %i bytes', (length) => {
  expect(() => keyThumbprint(new Uint8Array(length))).toThrow(RangeError)
})
