import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { disclosureDigest } from '@custodia/core/store-conformance'
import { encodeCbor } from '@custodia/core/wire'
import { encodeItem } from '../journal/item.ts'
import { encodePrivateItem, readPrivateItem } from './private-record.ts'

test('a private value is the array that the general encoder writes, and is read back', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.uint8Array({ maxLength: 400 }), (index, disclosure) => {
      const digest = disclosureDigest(disclosure)
      const item = encodePrivateItem({ index, digest, disclosure })
      const digestBytes = Uint8Array.from(Buffer.from(digest, 'hex'))
      expect(item).toEqual(encodeItem(encodeCbor([index, digestBytes, disclosure])))
      const record = { index, digest, disclosure }
      expect(readPrivateItem(item, 0)).toEqual({ record, end: item.length })
      const erased = encodePrivateItem({ index, digest, disclosure: undefined })
      expect(erased).toEqual(encodeItem(encodeCbor([index, digestBytes, null])))
      expect(readPrivateItem(erased, 0)?.record).toEqual({ ...record, disclosure: undefined })
    }),
  )
})

test('a value that does not open its digest is not read', () => {
  const digest = toHex(sha256(Uint8Array.of(1)))
  const item = encodePrivateItem({ index: 0, digest, disclosure: Uint8Array.of(2) })
  expect(readPrivateItem(item, 0)).toBeUndefined()
  expect(readPrivateItem(encodeItem(encodeCbor([0, 'digest', null])), 0)).toBeUndefined()
  expect(readPrivateItem(encodeItem(Uint8Array.of(0xff)), 0)).toBeUndefined()
})

test('a digest that is none is refused', () => {
  expect(() => encodePrivateItem({ index: 0, digest: 'ab', disclosure: undefined })).toThrow(
    TypeError,
  )
})
