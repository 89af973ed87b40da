import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concat, encodeUtf8, toBase64 } from '../bytes/index.ts'
import { isCustodyError } from '../errors.ts'
import { formatCheckpointText, parseCheckpointText, parseDecimal } from './checkpoint.ts'
import { limits } from './limits.ts'

const rootHash = Uint8Array.from({ length: 32 }, (_, i) => 255 - i)
const root = toBase64(rootHash)
const origin = 'log.example/custody'

test('a checkpoint comes apart into origin, size, root hash and extension lines', () => {
  const parse = (text: string) => parseCheckpointText(encodeUtf8(text))
  expect(parse(`${origin}\n7\n${root}\n`)).toEqual({ origin, size: 7, rootHash, extensions: [] })
  expect(parse(`${origin}\n0\n${root}\n`).size).toBe(0)
  expect(parse(`${origin}\n7\n${root}\nTimestamp: 1\n \n`).extensions).toEqual([
    'Timestamp: 1',
    ' ',
  ])
  expect(parse(`go.sum database tree\n7\n${root}\n`).origin).toBe('go.sum database tree')
})

test.each([
  ['no bytes', '', 0],
  ['two lines', `${origin}\n7\n`, 0],
  ['no final line feed', `${origin}\n7\n${root}`, 3],
  ['an empty origin', `\n7\n${root}\n`, 1],
  ['an origin of 256 bytes', `${'x'.repeat(256)}\n7\n${root}\n`, 1],
  ['an origin that is not the first line', `\n${origin}\n7\n${root}\n`, 1],
  ['an empty size', `${origin}\n\n${root}\n`, 2],
  ['a leading zero', `${origin}\n007\n${root}\n`, 2],
  ['a size of 00', `${origin}\n00\n${root}\n`, 2],
  ['a plus sign', `${origin}\n+5\n${root}\n`, 2],
  ['a minus sign', `${origin}\n-5\n${root}\n`, 2],
  ['minus zero', `${origin}\n-0\n${root}\n`, 2],
  ['a blank before the size', `${origin}\n 5\n${root}\n`, 2],
  ['a blank after the size', `${origin}\n5 \n${root}\n`, 2],
  ['an exponent', `${origin}\n5e3\n${root}\n`, 2],
  ['a fraction', `${origin}\n5.0\n${root}\n`, 2],
  ['hexadecimal', `${origin}\n0x5\n${root}\n`, 2],
  ['a separator', `${origin}\n1_000\n${root}\n`, 2],
  ['Arabic-Indic digits', `${origin}\n\u0665\n${root}\n`, 2],
  ['full-width digits', `${origin}\n\uff15\n${root}\n`, 2],
  ['2^53', `${origin}\n9007199254740992\n${root}\n`, 2],
  ['2^53+1, which a number would round', `${origin}\n9007199254740993\n${root}\n`, 2],
  ['2^64', `${origin}\n18446744073709551616\n${root}\n`, 2],
  ['a thousand digits', `${origin}\n${'9'.repeat(1000)}\n${root}\n`, 2],
  ['an empty root', `${origin}\n7\n\n`, 3],
  ['a root of 31 bytes', `${origin}\n7\n${toBase64(rootHash.slice(1))}\n`, 3],
  ['a root of 33 bytes', `${origin}\n7\n${toBase64(concat(rootHash, new Uint8Array(1)))}\n`, 3],
  ['a root without padding', `${origin}\n7\n${root.slice(0, -1)}\n`, 3],
  [
    'a root with bits beyond its end',
    `${origin}\n7\n${root.slice(0, -2)}${nextDigit(root.at(-2)!)}=\n`,
    3,
  ],
  ['a root in base64url', `${origin}\n7\n${root.replaceAll('/', '_')}\n`, 3],
  ['a blank after the root', `${origin}\n7\n${root} \n`, 3],
  ['an empty extension line', `${origin}\n7\n${root}\n\n`, 4],
  ['an empty line between extension lines', `${origin}\n7\n${root}\none\n\nthree\n`, 5],
  ['carriage returns', `${origin}\r\n7\r\n${root}\r\n`, 1],
  ['a tab in an extension line', `${origin}\n7\n${root}\na\tb\n`, 4],
])('%s is refused, and the line is named', (_fault, text, number) => {
  expect(lineOf(encodeUtf8(text))).toBe(number)
})

test('bytes that are not UTF-8 are refused', () => {
  expect(lineOf(concat(new Uint8Array([0xff]), encodeUtf8(`\n7\n${root}\n`)))).toBe(1)
  expect(lineOf(concat(encodeUtf8(`${origin}\n7\n${root}\n`), new Uint8Array([0xff, 0x0a])))).toBe(
    4,
  )
})

test('the largest size, the longest origin and the longest text are read and written', () => {
  const text = `${'x'.repeat(limits.nameLength)}\n${Number.MAX_SAFE_INTEGER}\n${root}\n`
  const checkpoint = parseCheckpointText(encodeUtf8(text))
  expect(checkpoint.size).toBe(2 ** 53 - 1)
  expect(formatCheckpointText(checkpoint)).toBe(text)
  const longest = text + 'x'.repeat(limits.noteLength - text.length - 1) + '\n'
  expect(formatCheckpointText(parseCheckpointText(encodeUtf8(longest)))).toBe(longest)
  expect(lineOf(encodeUtf8(`${longest.slice(0, -1)}x\n`))).toBe(0)
})

test('what is written is read back as it was', () => {
  const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(
      line,
      fc.maxSafeNat(),
      bytes,
      fc.array(line),
      (origin, size, rootHash, extensions) => {
        const checkpoint = { origin, size, rootHash, extensions }
        expect(parseCheckpointText(encodeUtf8(formatCheckpointText(checkpoint)))).toEqual(
          checkpoint,
        )
      },
    ),
  )
})

test('what is read is written again byte for byte, however it was mutated', () => {
  const puts = ['\n', '0', '7', ' ', '=', 'A', '\u2014', '\n\n', 'x\n', '\r']
  const text = `${origin}\n120\n${root}\nextension\n`
  let accepted = 0
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(3), fc.constantFrom(...puts), (at, cut, put) => {
      const mutated = text.slice(0, at) + put + text.slice(at + cut)
      try {
        expect(formatCheckpointText(parseCheckpointText(encodeUtf8(mutated)))).toBe(mutated)
        accepted += 1
      } catch (error) {
        if (!isCustodyError(error)) throw error
      }
    }),
    { numRuns: 2000, seed: 5 },
  )
  expect(accepted).toBeGreaterThan(200)
})

test('what no checkpoint can hold is refused', () => {
  const checkpoint = { origin, size: 7, rootHash }
  expect(formatCheckpointText(checkpoint)).toBe(`${origin}\n7\n${root}\n`)
  const wrong = [
    { origin: '' },
    { origin: 'a\nb' },
    { origin: 'x'.repeat(256) },
    { size: -1 },
    { size: 2 ** 53 },
    { size: 0.5 },
    { rootHash: rootHash.slice(1) },
    { extensions: [''] },
    { extensions: ['a\nb'] },
  ]
  for (const part of wrong)
    expect(() => formatCheckpointText({ ...checkpoint, ...part })).toThrow(RangeError)
})

test('a decimal number is exact or refused', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (value) => {
      expect(parseDecimal(String(value))).toBe(value)
    }),
  )
  fc.assert(
    fc.property(fc.bigInt({ min: 2n ** 53n, max: 2n ** 70n }), (value) => {
      expect(parseDecimal(String(value))).toBeUndefined()
    }),
  )
  for (const text of ['', '-1', '01', '1 ', '1\n', '١']) expect(parseDecimal(text)).toBeUndefined()
})

/** The last digit before one padding sign carries two unused bits: this one sets the lowest. */
function nextDigit(digit: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  return alphabet[alphabet.indexOf(digit) + 1]!
}

function lineOf(bytes: Uint8Array): number {
  try {
    parseCheckpointText(bytes)
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_CHECKPOINT_MALFORMED')
      return error.details.line
    throw error
  }
  return expect.unreachable('a malformed checkpoint was accepted')
}
