import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '@custodia/core/bytes'
import {
  integer,
  octetString,
  readElements,
  readInteger,
  readNoParameters,
  readObjectId,
  readOctetString,
  readSequence,
  sequence,
  objectId,
  type DerElement,
} from './der.ts'
import { KeyFormatError } from './key-format-error.ts'

const hex = (text: string): Uint8Array => fromHex(text)!
const one = (text: string): DerElement | undefined => readElements(hex(text))[0]

describe('writing', () => {
  test.each([
    [0, '020100'],
    [1, '020101'],
    [127, '02017f'],
    [128, '02020080'],
    [255, '020200ff'],
    [256, '02020100'],
    [16_384, '02024000'],
    [32_768, '0203008000'],
    [2_147_483_647, '02047fffffff'],
  ])('integer %i', (value, expected) => {
    expect(toHex(integer(value))).toBe(expected)
    expect(readInteger(one(expected))).toBe(value)
  })

  test.each([
    [0x7f, '047f'],
    [0x80, '048180'],
    [0xff, '0481ff'],
    [0x100, '04820100'],
    [0xffff, '0482ffff'],
  ])('the head of %i bytes', (length, head) => {
    const bytes = octetString(new Uint8Array(length))
    expect(toHex(bytes.subarray(0, head.length / 2))).toBe(head)
    expect(readOctetString(readElements(bytes)[0])).toHaveLength(length)
  })

  test('refuses more than a head of two length bytes can say', () => {
    expect(() => octetString(new Uint8Array(0x10000))).toThrow(RangeError)
  })

  test('what is written is read back', () => {
    const bytes = sequence(integer(7), objectId(hex('2b6570')), octetString(hex('0102')))
    const [number, id, octets, ...rest] = readSequence(readElements(bytes)[0], 3)
    expect([readInteger(number), readObjectId(id), toHex(readOctetString(octets)), rest]).toEqual([
      7,
      '2b6570',
      '0102',
      [],
    ])
  })
})

describe('reading', () => {
  test.each([
    ['an element without a length', '30'],
    ['an indefinite length', '30800000'],
    ['a length in more bytes than needed', '04810100'],
    ['a length in two bytes where one does', '0482007f'],
    ['a length in three bytes', '0483000001aa'],
    ['a length cut short', '0482ff'],
    ['content cut short', '0402aa'],
    ['a head after the content that is cut short', '0401aa04'],
  ])('refuses %s', (_, text) => {
    expect(() => readElements(hex(text))).toThrow(KeyFormatError)
  })

  test.each([
    ['an empty integer', '0200'],
    ['a negative integer', '0201ff'],
    ['an integer with a needless zero', '02020001'],
    ['an integer of six bytes', '0206010000000000'],
    ['another tag', '0401aa'],
  ])('refuses %s', (_, text) => {
    expect(() => readInteger(one(text))).toThrow(KeyFormatError)
  })

  test('refuses what is not there, and what is of another kind', () => {
    const sequenceOfOne = (element: DerElement | undefined): unknown => readSequence(element, 1)
    for (const read of [readInteger, readOctetString, readObjectId, sequenceOfOne]) {
      expect(() => read(undefined)).toThrow(KeyFormatError)
      expect(() => read({ tag: 0x0c, content: new Uint8Array(1) })).toThrow(KeyFormatError)
    }
  })

  test('refuses more elements in a sequence than it may have', () => {
    expect(readSequence(one('3006020101020102'), 2)).toHaveLength(2)
    expect(() => readSequence(one('3006020101020102'), 1)).toThrow(KeyFormatError)
  })

  test('refuses parameters where there are none', () => {
    expect(() => readNoParameters(undefined)).not.toThrow()
    expect(() => readNoParameters(one('0500'))).not.toThrow()
    expect(() => readNoParameters(one('050100'))).toThrow(KeyFormatError)
    expect(() => readNoParameters(one('3000'))).toThrow(KeyFormatError)
  })

  test('any bytes are read or refused, and nothing of them is passed over', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        let elements: ReturnType<typeof readElements>
        try {
          elements = readElements(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(KeyFormatError)
          return
        }
        const lengths = elements.map(({ content }) => octetString(content).length)
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(bytes.length)
      }),
    )
  })
})
