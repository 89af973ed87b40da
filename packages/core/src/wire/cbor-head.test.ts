import { encode } from 'cbor2'
import { describe, expect, it } from 'vitest'
import { toHex } from '../bytes/index.ts'
import { byteStringLength, headLength, majorType, writeByteString, writeHead } from './cbor-head.ts'

function head(major: number, argument: number): string {
  const target = new Uint8Array(headLength(argument))
  expect(writeHead(target, 0, major, argument)).toBe(target.length)
  return toHex(target)
}

describe('writeHead', () => {
  it.each([
    [0, '00'],
    [23, '17'],
    [24, '1818'],
    [255, '18ff'],
    [256, '190100'],
    [65_535, '19ffff'],
    [65_536, '1a00010000'],
    [4_294_967_295, '1affffffff'],
    [4_294_967_296, '1b0000000100000000'],
    [Number.MAX_SAFE_INTEGER, '1b001fffffffffffff'],
  ])('writes %d in its shortest form', (argument, hex) => {
    expect(head(majorType.unsigned, argument)).toBe(hex)
    expect(toHex(encode(argument))).toBe(hex)
  })

  it('puts the major type into the first three bits', () => {
    expect(head(majorType.map, 2)).toBe('a2')
    expect(head(majorType.text, 24)).toBe('7818')
  })
})

describe('writeByteString', () => {
  it.each([0, 23, 24, 255, 256, 65_535, 65_536])(
    'writes one of %d bytes as cbor2 does',
    (length) => {
      const content = new Uint8Array(length).fill(7)
      const target = new Uint8Array(1 + byteStringLength(content))
      expect(writeByteString(target, 1, content)).toBe(target.length)
      expect(toHex(target.subarray(1))).toBe(toHex(encode(content)))
    },
  )
})
