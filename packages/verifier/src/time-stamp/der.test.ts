import { describe, expect, test } from 'vitest'
import { limits } from '@custodia/core/wire'
import { der, integer, oid, sequence } from '../../../../test/support/time-stamps/der.ts'
import { childrenOf, oidOf, readDer } from './der.ts'

const fromHex = (text: string): Uint8Array => Buffer.from(text.replaceAll(' ', ''), 'hex')

describe('the gate', () => {
  test.each([
    ['an integer', '02 01 05'],
    ['a sequence of nothing', '30 00'],
    ['a sequence of two', '30 06 02 01 05 02 01 06'],
    ['a set in a context', 'a0 04 31 02 05 00'],
    ['a short form of a tag of the context', '81 01 ff'],
    ['a string that looks like a value and is not looked into', '04 03 30 80 00'],
  ])('takes %s', (_what, hex) => {
    const bytes = fromHex(hex)
    expect(readDer(bytes, 'it').bytes).toEqual(bytes)
  })

  test.each([
    ['nothing', ''],
    ['a tag alone', '02'],
    ['less than its length says', '02 02 05'],
    ['more than its length says', '02 01 05 05 00'],
    ['a value that goes beyond the one around it', '30 03 02 02 05 30 00'],
    ['a value that ends with the whole, beyond the one around it', '30 07 30 02 02 03 05 05 05'],
    ['a sequence that is cut in a value', '30 02 02 01'],
    ['an end left open', '30 80 02 01 05 00 00'],
    ['an end of contents', '30 02 00 00'],
    ['a length in more bytes than it needs', '04 81 01 05'],
    ['a length with zeros before it', `04 82 00 80 ${'00'.repeat(128)}`],
    ['a length of four bytes', '04 84 00 00 00 01 05'],
    ['a length without its bytes', '04 82 01'],
    ['a string in pieces', '24 05 04 03 01 02 03'],
    ['a sequence that holds none', '10 02 05 00'],
    ['a number that holds others', '22 02 05 00'],
    ['a tag of several bytes', '9f 81 00 01 05'],
  ])('refuses %s', (_what, hex) => {
    expect(() => readDer(fromHex(hex), 'it')).toThrow('it is not well formed')
  })

  test('takes lengths of one, two and three bytes', () => {
    for (const length of [0x7f, 0x80, 0xff, 0x100, 0xffff, 0x1_0000]) {
      expect(readDer(der(0x04, Buffer.alloc(length)), 'it').content).toHaveLength(length)
    }
  })

  test('counts values', () => {
    const many = (count: number): Uint8Array =>
      sequence(...Array.from({ length: count - 1 }, () => integer(1)))
    expect(() => readDer(many(limits.timeStampValues), 'it')).not.toThrow()
    expect(() => readDer(many(limits.timeStampValues + 1), 'it')).toThrow('too many parts')
  })

  test('counts values that are open', () => {
    const nested = (depth: number): Uint8Array => {
      let value = integer(1)
      for (let i = 0; i < depth; i++) value = sequence(value)
      return value
    }
    expect(() => readDer(nested(limits.timeStampNesting), 'it')).not.toThrow()
    expect(() => readDer(nested(limits.timeStampNesting + 1), 'it')).toThrow('nested too deeply')
  })
})

test('the values in a value come in their order', () => {
  const read = readDer(sequence(integer(1), sequence(integer(2)), integer(300)), 'it')
  expect(childrenOf(read, 'it').map(({ tag }) => tag)).toEqual([0x02, 0x30, 0x02])
})

test.each(['1.2.840.113549.1.7.2', '2.5.29.37', '2.16.840.1.101.3.4.2.1', '0.9.2342', '2.999.3'])(
  'the identifier %s is read',
  (dotted) => {
    const bytes = dotted === '2.999.3' ? fromHex('06 03 88 37 03') : oid(dotted)
    expect(oidOf(readDer(bytes, 'it'))).toBe(dotted)
  },
)

test('what is no identifier has none', () => {
  expect(oidOf(readDer(integer(1), 'it'))).toBe('')
  expect(oidOf(undefined)).toBe('')
  expect(oidOf(readDer(der(0x06, Buffer.alloc(33, 1)), 'it'))).toBe('')
})
