import { isNativeAccelerationEnabled } from 'cbor-x/decode'
import fc from 'fast-check'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { fromHex, toHex } from '../bytes/index.ts'
import { isCustodyError } from '../errors.ts'
import { decodeCbor, encodeCbor, isCborArray, isCborMap } from './cbor.ts'
import type { CborValue } from './cbor.ts'
import { limits } from './limits.ts'

// Set before anything is imported: whatever compiles text into code from here on is refused and counted.
const compiled = vi.hoisted(() => {
  const original = globalThis.Function
  const calls: unknown[][] = []
  const refuse = (...args: unknown[]): never => {
    calls.push(args)
    throw new EvalError('code generation from strings is not allowed')
  }
  globalThis.Function = new Proxy(original, {
    apply: (_, __, args) => refuse(...(args as unknown[])),
    construct: (_, args) => refuse(...(args as unknown[])),
  })
  return { calls, restore: () => (globalThis.Function = original) }
})
afterAll(() => {
  compiled.restore()
})

function bytes(hex: string): Uint8Array {
  return fromHex(hex.replaceAll(' ', '')) ?? expect.fail(`not hex: ${hex}`)
}

function pathOf(value: unknown): string {
  try {
    encodeCbor(value as CborValue)
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_CBOR_VALUE') return error.details.path
    throw error
  }
  return expect.fail('was written')
}

/** Texts that the profile holds, with all planes of Unicode. */
const text = fc
  .string({ unit: 'binary', maxLength: 80 })
  .map((raw) => raw.replaceAll('\0', 'x').replace(/^\ufeff+/, ''))
const integer = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer(),
  fc.integer({ min: -300, max: 300 }),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0xffff_ffff, 0x1_0000_0000),
  fc.constantFrom(-0x8000_0000, -0x8000_0001, -0x1_0000_0000, -0x1_0000_0001),
)
const { value: anyValue } = fc.letrec<{ value: CborValue; map: CborValue; list: CborValue }>(
  (tie) => ({
    list: fc.array(tie('value'), { maxLength: 30 }),
    map: fc.oneof(
      fc.array(fc.tuple(text, tie('value')), { maxLength: 30 }).map((entries) => new Map(entries)),
      fc
        .array(fc.tuple(integer, tie('value')), { maxLength: 30 })
        .map((entries) => new Map(entries)),
    ),
    value: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constantFrom(true, false, null),
      integer,
      text,
      fc.uint8Array({ maxLength: 300 }),
      tie('list'),
      tie('map'),
    ),
  }),
)

describe('encodeCbor and decodeCbor', () => {
  it('give back every value of the profile, and every encoding byte for byte', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const encoded = encodeCbor(value)
        const decoded = decodeCbor(encoded)
        expect(decoded).toEqual(value)
        expect(toHex(encodeCbor(decoded))).toBe(toHex(encoded))
      }),
      { numRuns: 500 },
    )
  })

  it.each<[string, CborValue]>([
    ['00', 0],
    ['3903e7', -1000],
    ['1b000001a0c4506c00', 1_790_000_000_000],
    ['3b000001a0c4506bff', -1_790_000_000_000],
    ['1affffffff', 0xffff_ffff],
    ['1b0000000100000000', 0x1_0000_0000],
    ['3affffffff', -0x1_0000_0000],
    ['3b0000000100000000', -0x1_0000_0001],
    ['1b001fffffffffffff', Number.MAX_SAFE_INTEGER],
    ['3b001ffffffffffffe', Number.MIN_SAFE_INTEGER],
    ['f5', true],
    ['f4', false],
    ['f6', null],
    ['43010203', Uint8Array.of(1, 2, 3)],
    ['64f09d849e', '\u{1d11e}'],
    ['6441efbbbf', 'A\ufeff'],
    ['820102', [1, 2]],
    ['a0', new Map()],
  ])('%s', (hex, value) => {
    expect(toHex(encodeCbor(value))).toBe(hex)
    expect(decodeCbor(bytes(hex))).toEqual(value)
  })

  it('write keys in bytewise order, in whatever order they come', () => {
    const integers = new Map([3, -1, 1000, 0, 24, -25, 10].map((key) => [key, null]))
    expect(toHex(encodeCbor(integers))).toBe('a700f603f60af61818f61903e8f620f63818f6')
    const ascii = new Map(['z', 'aa', '', 'B', 'ab'].map((key) => [key, null]))
    expect(toHex(encodeCbor(ascii))).toBe('a560f66142f6617af6626161f6626162f6')
    // By their bytes, not by their UTF-16: U+FF5E comes before U+1D11E, and a two-byte letter is longer than one-byte ones.
    const wide = new Map(['\u{1d11e}', '\uff5ea', 'é', 'z'].map((key) => [key, null]))
    expect(toHex(encodeCbor(wide))).toBe('a4617af662c3a9f664efbd9e61f664f09d849ef6')
  })

  it('keep a key such as __proto__ a key', () => {
    const decoded = decodeCbor(bytes('a1 695f5f70726f746f5f5f a1 6161 01'))
    expect(decoded).toEqual(new Map([['__proto__', new Map([['a', 1]])]]))
    expect(({} as { a?: number }).a).toBeUndefined()
  })

  it('tell integer keys from text keys', () => {
    expect(decodeCbor(bytes('a1 01 02'))).toEqual(new Map([[1, 2]]))
    expect(decodeCbor(bytes('a1 6131 02'))).toEqual(new Map([['1', 2]]))
  })
})

describe('decodeCbor', () => {
  it('refuses what the gate refuses, tag 18 included', () => {
    for (const hex of ['1817', 'a2616201616100', 'f93c00', '', '0000', 'd28440a04040']) {
      expect(() => decodeCbor(bytes(hex), { allowTag18: true }), hex).toThrow('not acceptable CBOR')
    }
  })

  it('passes on the length that the caller accepts', () => {
    expect(decodeCbor(bytes('820102'), { maxLength: 3 })).toEqual([1, 2])
    expect(() => decodeCbor(bytes('820102'), { maxLength: 2 })).toThrow('longer than is accepted')
  })

  it('gives byte strings that share no memory with the input or with each other', () => {
    const input = bytes('82 42 0102 42 0304')
    const [first, second] = decodeCbor(input) as [Uint8Array, Uint8Array]
    input.fill(9)
    expect([first, second]).toEqual([Uint8Array.of(1, 2), Uint8Array.of(3, 4)])
    expect(first.buffer).not.toBe(second.buffer)
  })

  it('reads a Buffer, and a part of a larger buffer, as plain bytes', () => {
    const buffer = Buffer.from('ffff420102ff', 'hex').subarray(2, 5)
    const decoded = decodeCbor(buffer) as Uint8Array
    expect(Object.getPrototypeOf(decoded)).toBe(Uint8Array.prototype)
    expect(decoded).toEqual(Uint8Array.of(1, 2))
  })

  it('leaves its input as it was, also when it is frozen against new properties', () => {
    const input = Object.preventExtensions(bytes('820102'))
    decodeCbor(input)
    expect(Object.keys(input)).toEqual(['0', '1', '2'])
  })
})

describe('encodeCbor', () => {
  it('gives bytes of their own', () => {
    const [first, second] = [encodeCbor('one'), encodeCbor('two')]
    expect(first.buffer.byteLength).toBe(first.length)
    expect(first.buffer).not.toBe(second.buffer)
    expect(Object.getPrototypeOf(first)).toBe(Uint8Array.prototype)
  })

  it('writes a Buffer as it writes the same bytes', () => {
    expect(toHex(encodeCbor(Buffer.from([1, 2])))).toBe('420102')
  })

  it.each<[string, unknown, string]>([
    ['a fraction', 1.5, ''],
    ['2^53', 2 ** 53, ''],
    ['-(2^53)', -(2 ** 53), ''],
    ['minus zero', -0, ''],
    ['not a number', Number.NaN, ''],
    ['infinity', [1, Number.POSITIVE_INFINITY], '/1'],
    ['undefined', new Map([['a', undefined]]), '/a'],
    ['a hole in an array', [0, , 2], '/1'],
    ['a bigint', 1n, ''],
    ['an object', { a: 1 }, ''],
    ['a date', [new Date(0)], '/0'],
    ['a set', new Set(), ''],
    ['another kind of array', new Uint16Array(1), ''],
    ['a function', () => 1, ''],
    ['a symbol', Symbol('x'), ''],
    ['half a surrogate pair', new Map([['a', ['\ud800']]]), '/a/0'],
    ['the other half', '\udc00', ''],
    ['U+0000', 'a\0b', ''],
    ['U+FEFF in front', '\ufeffa', ''],
    ['U+FEFF in front of a key', new Map([['\ufeffa', 1]]), '/\ufeffa'],
    ['a fraction as a key', new Map([[0.5, 1]]), '/0.5'],
    [
      'keys of two kinds',
      new Map<unknown, unknown>([
        [1, 1],
        ['1', 1],
      ]),
      '',
    ],
    ['a key of another kind', new Map([[null, 1]]), ''],
    ['something below a key with / and ~', new Map([['a/b~c', [1.5]]]), '/a~1b~0c/0'],
  ])('refuses %s, and says where', (_, value, path) => {
    expect(pathOf(value)).toBe(path)
  })

  it('writes 16 arrays inside each other and refuses 17, as it refuses a circle', () => {
    const nest = (depth: number): CborValue => (depth === 1 ? [] : [nest(depth - 1)])
    expect(encodeCbor(nest(limits.nesting)).length).toBe(limits.nesting)
    expect(pathOf(nest(limits.nesting + 1))).toBe('/0'.repeat(limits.nesting))
    const circle: CborValue[] = []
    circle.push(circle)
    expect(pathOf(circle)).toBe('/0'.repeat(limits.nesting))
  })

  it('writes an item of the greatest length, and refuses one that is longer', () => {
    const content = (total: number): Uint8Array => new Uint8Array(total - 5)
    expect(encodeCbor(content(limits.bundleItemLength)).length).toBe(limits.bundleItemLength)
    expect(pathOf(content(limits.bundleItemLength + 1))).toBe('')
  })
})

describe('isCborMap and isCborArray', () => {
  it('tell the containers from all else', () => {
    expect([new Map(), [], null, 'a', undefined, new Uint8Array()].map(isCborMap)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ])
    expect([new Map(), [], null, 'a', undefined, new Uint8Array()].map(isCborArray)).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
    ])
  })
})

describe('cbor-x', () => {
  it('compiles no code: it tries once while loading whether it may, and goes on without', () => {
    expect(compiled.calls).toEqual([['']])
    decodeCbor(encodeCbor(new Map([['a', [new Map([['b', 1]])]]])))
    expect(compiled.calls).toHaveLength(1)
  })

  it('runs without its native addon', () => {
    expect(isNativeAccelerationEnabled).toBe(false)
    const report = process.report.getReport() as { sharedObjects: readonly string[] }
    expect(report.sharedObjects.filter((path) => path.includes('cbor'))).toEqual([])
  })
})
