import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sha256 } from '@custodia/core/crypto'
import { encodeCbor } from '@custodia/core/wire'
import { encodeItem, itemLength, itemStartLength, readItem } from './item.ts'

describe('a checked item', () => {
  test('is the CBOR array of the check and the body, and is read where it begins', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.nat(20), (body, before) => {
        const item = encodeItem(body)
        expect(item).toEqual(encodeCbor([sha256(body), body]))
        const bytes = new Uint8Array([...new Uint8Array(before), ...item, 0x82, 0x58])
        expect(readItem(bytes, before)).toEqual({
          body,
          check: sha256(body),
          end: before + item.length,
        })
      }),
    )
  })

  test('is not read if any bit of it is flipped, or any byte is missing', () => {
    const item = encodeItem(Uint8Array.from({ length: 300 }, (_, i) => i))
    for (let bit = 0; bit < item.length * 8; bit++) {
      const flipped = item.with(bit >> 3, item[bit >> 3]! ^ (1 << (bit & 7)))
      expect(readItem(flipped, 0)).toBeUndefined()
    }
    for (let length = 0; length < item.length; length++) {
      expect(readItem(item.subarray(0, length), 0)).toBeUndefined()
    }
  })

  test('tells its length by its first bytes', () => {
    for (const length of [0, 23, 24, 255, 256, 65_535, 65_536, 70_000]) {
      const item = encodeItem(new Uint8Array(length))
      expect(itemLength(item.subarray(0, itemStartLength))).toBe(item.length)
    }
    const longest = encodeItem(new Uint8Array(3)).subarray(0, 35)
    const start = (length: number): Uint8Array => {
      const head = Buffer.alloc(5, 0x5a)
      head.writeUInt32BE(length, 1)
      return new Uint8Array([...longest, ...head])
    }
    expect(itemLength(start(16_777_216))).toBe(16_777_216 + 40)
    expect(itemLength(start(16_777_217))).toBeUndefined()
    expect(itemLength(Uint8Array.of(0x58, 0x1c))).toBeUndefined()
  })

  test('is not any other CBOR', () => {
    const body = Uint8Array.of(1)
    const check = sha256(body)
    const others = [
      [check],
      [check, body, body],
      [body, check],
      [check, 'text'],
      [check, 5],
      check,
      'text',
    ]
    for (const other of others) expect(readItem(encodeCbor(other), 0)).toBeUndefined()
  })
})
