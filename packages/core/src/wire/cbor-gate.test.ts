import { describe, expect, it } from 'vitest'
import { fromHex } from '../bytes/index.ts'
import { isCustodyError } from '../errors.ts'
import { checkCbor, scanItem } from './cbor-gate.ts'
import type { GateOptions } from './cbor-gate.ts'
import { limits } from './limits.ts'

function bytes(hex: string): Uint8Array {
  return fromHex(hex.replaceAll(' ', '')) ?? expect.fail(`not hex: ${hex}`)
}

interface Verdict {
  readonly offset: number
  readonly reason: string
  readonly message: string
}

/** What the gate says of some bytes: undefined if it lets them through. */
function refusal(step: () => unknown): Verdict | undefined {
  try {
    step()
    return undefined
  } catch (error) {
    if (!isCustodyError(error) || error.code !== 'ERR_CBOR_PROFILE') throw error
    return { ...error.details, message: error.message }
  }
}

function check(hex: string, options?: GateOptions): Verdict | undefined {
  return refusal(() => checkCbor(bytes(hex), options))
}

describe('checkCbor accepts', () => {
  it.each([
    ['the smallest and largest integers', '82 1b001fffffffffffff 3b001ffffffffffffe'],
    [
      'each width of an integer at its lower edge',
      '85 17 1818 190100 1a00010000 1b0000000100000000',
    ],
    ['each width of a negative integer', '85 37 3818 390100 3a00010000 3b0000000100000000'],
    ['an empty byte string, text, array and map', '84 40 60 80 a0'],
    ['true, false and null', '83 f5 f4 f6'],
    ['text with characters of 1 to 4 bytes', '6a 41 c3a9 e282ac f09d849e'],
    ['U+FEFF inside a text', '64 41 efbbbf'],
    ['noncharacters and private use', '69 efbfbe efb790 ee8080'],
    ['integer keys in bytewise order', 'a5 00 f4 0a f4 1818 f4 20 f4 3818 f4'],
    ['text keys in bytewise order: shorter first', 'a4 60 01 617a 01 626161 01 626162 01'],
    [
      'keys that are names of object properties',
      'a2 695f5f70726f746f5f5f 01 6b636f6e7374727563746f72 01',
    ],
    ['a map of integers inside a map of texts', 'a1 6161 a1 01 02'],
    ['whatever stands inside a byte string', '43 ff0000'],
  ])('%s', (_, hex) => {
    expect(check(hex)).toBeUndefined()
  })
})

describe('checkCbor refuses, with the offset of the offence', () => {
  it.each([
    ['nothing at all', '', 0, 'the bytes end'],
    ['a second item', '01 02', 1, 'more bytes follow'],
    ['a trailing zero', 'a0 00', 1, 'more bytes follow'],
    // Numbers
    ['an integer in two bytes that fits in one', '82 01 1817', 2, 'longer than its number needs'],
    ['an integer in three bytes that fits in two', '1900ff', 0, 'longer than its number needs'],
    [
      'an integer in five bytes that fits in three',
      '1a0000ffff',
      0,
      'longer than its number needs',
    ],
    ['an integer in nine bytes that fits in five', '1b00000000ffffffff', 0, 'longer than its'],
    ['a small integer in nine bytes', '1b000000000000000a', 0, 'longer than its number needs'],
    ['a negative integer in too many bytes', '3817', 0, 'longer than its number needs'],
    ['2^53', '1b0020000000000000', 0, 'beyond 2^53-1'],
    ['2^64-1', '1bffffffffffffffff', 0, 'beyond 2^53-1'],
    ['-(2^53)', '3b001fffffffffffff', 0, 'below -(2^53-1)'],
    ['-(2^53) - 1', '3b0020000000000000', 0, 'beyond 2^53-1'],
    ['-(2^64)', '3bffffffffffffffff', 0, 'beyond 2^53-1'],
    ['2^53 as a map key', 'a1 1b0020000000000000 01', 1, 'beyond 2^53-1'],
    ['-(2^53) as a map key', 'a1 3b001fffffffffffff 01', 1, 'below -(2^53-1)'],
    ['a bignum', 'c2 41 01', 0, 'tags'],
    ['a half float', 'f93c00', 0, 'floating-point'],
    ['a single float', '81 fa3f800000', 1, 'floating-point'],
    ['a double time stamp', 'fb427a0c4506c00000', 0, 'floating-point'],
    ['not a number', 'f97e00', 0, 'floating-point'],
    // Lengths
    ['a length in too many bytes', '5801 00', 0, 'longer than its number needs'],
    ['a text length in too many bytes', '7803 616263', 0, 'longer than its number needs'],
    ['an array count in too many bytes', '9801 00', 0, 'longer than its number needs'],
    ['a map count in too many bytes', 'b801 00 00', 0, 'longer than its number needs'],
    ['a length of 2^53', '5b0020000000000000', 0, 'beyond 2^53-1'],
    ['a count of 2^64-1', '9bffffffffffffffff', 0, 'beyond 2^53-1'],
    ['a byte string longer than an item may be', '5b00000000ffffffff', 0, 'longer than its number'],
    ['a byte string of 4 GiB', '5b0000000100000000', 0, 'longer than is accepted'],
    ['a text of 2^53-1 bytes', '7b001fffffffffffff', 0, 'longer than is accepted'],
    ['an array of 2^32-1 items', '9affffffff', 0, 'longer than is accepted'],
    ['a map of 2^32-1 items', 'baffffffff', 0, 'longer than is accepted'],
    ['an indefinite byte string', '5f 41 01 ff', 0, 'indefinite'],
    ['an indefinite text', '7f 6161 ff', 0, 'indefinite'],
    ['an indefinite array', '82 01 9f ff', 2, 'indefinite'],
    ['an indefinite map', 'bf ff', 0, 'indefinite'],
    ['a break alone', 'ff', 0, 'indefinite'],
    ['an indefinite integer', '1f', 0, 'indefinite'],
    ['reserved heads', '1c', 0, 'reserved'],
    ['reserved heads of strings', '5d', 0, 'reserved'],
    ['reserved heads of maps', '81 be', 1, 'reserved'],
    // Text
    ['a bare continuation byte', '62 41 80', 2, 'not valid UTF-8'],
    ['an overlong slash', '62 c0af', 1, 'not valid UTF-8'],
    ['an overlong NUL', '62 c080', 1, 'not valid UTF-8'],
    ['a surrogate', '63 eda080', 1, 'not valid UTF-8'],
    ['more than U+10FFFF', '64 f4908080', 1, 'not valid UTF-8'],
    ['half a character at the end of its text', '82 62 41 c3 01', 3, 'not valid UTF-8'],
    ['U+0000', '63 41 00 42', 2, 'U+0000'],
    ['U+FEFF in front', '63 efbbbf', 1, 'U+FEFF'],
    ['U+FEFF in front of a key', 'a1 64 efbbbf 41 01', 2, 'U+FEFF'],
    ['invalid UTF-8 in a key', 'a1 61 ff 01', 2, 'not valid UTF-8'],
    // Keys
    ['a key twice', 'a2 6161 01 6161 02', 4, 'twice'],
    ['an integer key twice', 'a2 01 01 01 02', 3, 'twice'],
    ['the same key in two encodings', 'a2 01 01 1801 02', 3, 'longer than its number needs'],
    ['keys out of order', 'a2 6162 01 6161 02', 4, 'bytewise order'],
    ['a longer key before a shorter one', 'a2 626161 01 617a 02', 5, 'bytewise order'],
    ['negative keys before the others', 'a2 20 01 00 02', 3, 'bytewise order'],
    ['keys of RFC 7049 order', 'a3 0a 00 20 00 1903e8 00', 5, 'bytewise order'],
    ['keys 1 and "1"', 'a2 01 01 6131 02', 3, 'all text or all integers'],
    ['text keys before an integer key', 'a2 6131 01 01 02', 4, 'all text or all integers'],
    ['a byte string as a key', 'a1 41 01 01', 1, 'a map key is'],
    ['an array as a key', 'a1 80 01', 1, 'a map key is'],
    ['a map as a key', 'a1 a0 01', 1, 'a map key is'],
    ['null as a key', 'a1 f6 01', 1, 'a map key is'],
    ['a float as a key', 'a1 f93c00 01', 1, 'a map key is'],
    // Tags and simple values
    ['tag 0', 'c0 6161', 0, 'tags'],
    ['a tag of two bytes', 'd81c 01', 0, 'tags'],
    ['a tag of three bytes', 'd90102 80', 0, 'tags'],
    ['the self-described tag', 'd9d9f7 01', 0, 'tags'],
    ['a record definition of cbor-x', 'd9dfff 83 01 80 80', 0, 'tags'],
    ['tag 18', 'd2 84 40 a0 40 40', 0, 'tag 18'],
    ['undefined', 'f7', 0, 'undefined'],
    ['a simple value', 'e0', 0, 'simple values'],
    ['a simple value before false', 'f3', 0, 'simple values'],
    ['a simple value of two bytes', 'f8ff', 0, 'simple values'],
    ['a simple value in too many bytes', 'f815', 0, 'simple values'],
    ['reserved simple values', 'fc', 0, 'simple values'],
  ])('%s', (_, hex, offset, sentence) => {
    const verdict = check(hex)
    expect(verdict?.message).toContain(sentence)
    expect(verdict?.offset).toBe(offset)
    expect(verdict?.message).toContain(`at offset ${offset}:`)
    expect(verdict?.reason).toBe(hex === '' ? 'truncated' : 'profile')
  })

  it('bytes that are no bytes', () => {
    expect(() => checkCbor(new ArrayBuffer(1) as never)).toThrow(TypeError)
    expect(() => checkCbor('a0' as never)).toThrow(TypeError)
  })
})

describe('nesting', () => {
  const arrays = (depth: number): string => '81'.repeat(depth - 1) + '80'
  const maps = (depth: number): string => 'a100'.repeat(depth - 1) + 'a0'

  it('accepts 16 arrays or maps inside each other, and refuses the 17th where it begins', () => {
    expect(check(arrays(limits.nesting))).toBeUndefined()
    expect(check(maps(limits.nesting))).toBeUndefined()
    expect(check(arrays(limits.nesting + 1))).toMatchObject({ offset: 16, reason: 'profile' })
    expect(check(maps(limits.nesting + 1))).toMatchObject({ offset: 32, reason: 'profile' })
  })

  it('counts what is open, not what was', () => {
    expect(check(`83 ${arrays(15)} ${arrays(15)} ${maps(15)}`)).toBeUndefined()
    expect(check(`82 ${arrays(15)} ${arrays(16)}`)?.message).toContain('more than 16')
  })

  it('starts anew inside a byte string', () => {
    const inner = arrays(limits.nesting)
    const outer = `${'81'.repeat(limits.nesting)}50${inner}`
    expect(check(outer)).toBeUndefined()
  })

  it('does not count the tag', () => {
    const message = `d2 84 40 a1 00 ${arrays(14)} 40 40`
    expect(check(message, { allowTag18: true })).toBeUndefined()
    const deeper = `d2 84 40 a1 00 ${arrays(15)} 40 40`
    expect(check(deeper, { allowTag18: true })?.message).toContain('more than 16')
  })

  it('refuses a hundred thousand levels as it refuses 17', () => {
    expect(check('81'.repeat(100_000))?.offset).toBe(16)
  })
})

describe('length', () => {
  it('accepts an item of exactly maxLength bytes, and refuses one byte more', () => {
    expect(check('43 010203', { maxLength: 4 })).toBeUndefined()
    expect(check('43 010203', { maxLength: 3 })).toMatchObject({ offset: 0, reason: 'profile' })
    expect(check('83 01 02 03', { maxLength: 4 })).toBeUndefined()
    expect(check('82 01 1818', { maxLength: 3 })).toMatchObject({ offset: 2, reason: 'profile' })
  })

  it('is at most that of a bundle item unless the caller says otherwise', () => {
    const byteString = (total: number): Uint8Array => {
      const item = new Uint8Array(total)
      item[0] = 0x5a
      new DataView(item.buffer).setUint32(1, total - 5)
      return item
    }
    expect(refusal(() => checkCbor(byteString(limits.bundleItemLength)))).toBeUndefined()
    const verdict = refusal(() => checkCbor(byteString(limits.bundleItemLength + 1)))
    expect(verdict).toMatchObject({ offset: 0, reason: 'profile' })
  })

  it('is judged before the bytes are there: no reader waits for what it would refuse', () => {
    expect(check('5a01000000')).toMatchObject({ offset: 0, reason: 'profile' })
    expect(check('5a00fffffb')).toMatchObject({ offset: 5, reason: 'truncated' })
  })

  it('is worked through in linear time, also for ten million empty arrays', () => {
    const items = new Uint8Array(10_000_005).fill(0x80)
    items[0] = 0x9a
    new DataView(items.buffer).setUint32(1, 10_000_000)
    const began = performance.now()
    checkCbor(items)
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})

describe('truncation', () => {
  const item =
    'a3 01 84 20 43 010203 6561c3a97a62 f5 1903e8 1a00010000 20 a1 6161 1b0000000100000000'

  it('is told from every other offence at every byte', () => {
    const whole = bytes(item)
    checkCbor(whole)
    for (let length = 0; length < whole.length; length++) {
      const verdict = refusal(() => checkCbor(whole.subarray(0, length)))
      expect(verdict, `${length} bytes`).toMatchObject({ offset: length, reason: 'truncated' })
    }
  })

  it('does not hide an offence that stands before it', () => {
    expect(check('83 01 1801')).toMatchObject({ offset: 2, reason: 'profile' })
    expect(check('82 f7')).toMatchObject({ offset: 1, reason: 'profile' })
  })
})

describe('scanItem', () => {
  it('walks a sequence item by item', () => {
    const sequence = bytes('01 a1 01 02 43 010203 f6')
    const ends: number[] = []
    for (let at = 0; at < sequence.length;) ends.push((at = scanItem(sequence, at)))
    expect(ends).toEqual([1, 4, 8, 9])
  })

  it('counts offsets and lengths from where it was told to begin', () => {
    expect(scanItem(bytes('ff ff 43 010203'), 2, { maxLength: 4 })).toBe(6)
    expect(refusal(() => scanItem(bytes('01 1801'), 1))).toMatchObject({ offset: 1 })
    expect(refusal(() => scanItem(bytes('01'), 1))).toMatchObject({
      offset: 1,
      reason: 'truncated',
    })
  })

  it('refuses an offset outside the bytes', () => {
    for (const offset of [-1, 2, 0.5, Number.NaN]) {
      expect(() => scanItem(bytes('01'), offset)).toThrow(RangeError)
    }
  })
})

describe('tag 18', () => {
  const allowed = { allowTag18: true }

  it('is accepted in front of the four parts of a COSE_Sign1', () => {
    expect(check('d2 84 41 01 a1 01 02 42 0102 40', allowed)).toBeUndefined()
  })

  it.each([
    ['on something else', 'd2 01', 0],
    ['on an array of three', 'd2 83 40 a0 40', 0],
    ['on an array of five', 'd2 85 40 a0 40 40 40', 0],
    ['on a map first', 'd2 84 a0 a0 40 40', 2],
    ['with a text as payload', 'd2 84 40 a0 60 40', 4],
    ['with a payload that is elsewhere', 'd2 84 40 a0 f6 40', 4],
    ['with a map as signature', 'd2 84 40 a0 40 a0', 5],
    ['twice', 'd2 d2 84 40 a0 40 40', 0],
    ['in another encoding', 'd812 84 40 a0 40 40', 0],
    ['inside', '81 d2 84 40 a0 40 40', 1],
    ['inside its own headers', 'd2 84 40 a1 01 d2 84 40 a0 40 40 40 40', 5],
  ])('is refused %s', (_, hex, offset) => {
    expect(check(hex, allowed)).toMatchObject({ offset, reason: 'profile' })
  })

  it('leaves room for bytes that are still to come', () => {
    for (const hex of ['d2', 'd284', 'd28440', 'd28440a0']) {
      expect(check(hex, allowed)).toMatchObject({ offset: hex.length / 2, reason: 'truncated' })
    }
  })
})
