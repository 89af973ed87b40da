import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeUtf8, toBase64 } from '../bytes/index.ts'
import {
  formatAddCheckpoint,
  formatTreeSize,
  parseAddCheckpoint,
  parseTreeSize,
} from './add-checkpoint.ts'
import { limits } from './limits.ts'

const hash = new Uint8Array(32).fill(7)
const hashLine = toBase64(hash)
const parse = (text: string): unknown => parseAddCheckpoint(encodeUtf8(text))
const malformed = (line: number): unknown =>
  expect.objectContaining({ code: 'ERR_ADD_CHECKPOINT_MALFORMED', details: { line } })
const proofOf = (count: number): string => `${hashLine}\n`.repeat(count)

test('the example of C2SP tlog-witness is read, and written again byte for byte', () => {
  const text = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`
  const request = parseAddCheckpoint(encodeUtf8(text))
  expect(request.oldSize).toBe(20852014)
  expect(request.proof).toHaveLength(4)
  expect(toBase64(request.proof[3]!)).toBe('/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=')
  expect(request.checkpoint).toEqual(encodeUtf8(text.slice(text.indexOf('\n\n') + 2)))
  expect(formatAddCheckpoint(request)).toEqual(encodeUtf8(text))
})

test('any request is read back as it was written', () => {
  fc.assert(
    fc.property(
      fc.maxSafeNat(),
      fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 63 }),
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
      (oldSize, proof, checkpoint) => {
        const request = { oldSize, proof, checkpoint }
        expect(parseAddCheckpoint(formatAddCheckpoint(request))).toEqual(request)
      },
    ),
  )
})

test('any bytes are read and written again, or refused by name', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .array(fc.constantFrom('old ', '0', '12', '\n', hashLine, ' ', '\0', '\u00e9'), {
        maxLength: 12,
      })
      .map((parts) => encodeUtf8(parts.join(''))),
  )
  fc.assert(
    fc.property(bytes, (body) => {
      let request
      try {
        request = parseAddCheckpoint(body)
      } catch (error) {
        expect(error).toMatchObject({ code: 'ERR_ADD_CHECKPOINT_MALFORMED' })
        return
      }
      expect(formatAddCheckpoint(request)).toEqual(body)
    }),
    { numRuns: 2000 },
  )
})

describe('is refused:', () => {
  test.each([
    ['nothing', '', 1],
    ['a first line that is something else', 'size 3\n\nnote', 1],
    ['an old size without a number', 'old \n\nnote', 1],
    ['an old size with a leading zero', 'old 03\n\nnote', 1],
    ['an old size with a sign', 'old +3\n\nnote', 1],
    ['an old size with two blanks', 'old  3\n\nnote', 1],
    ['an old size that would be rounded', 'old 9007199254740993\n\nnote', 1],
    ['an old size with a carriage return', 'old 3\r\n\nnote', 1],
    ['a hash of 31 bytes', `old 3\n${toBase64(hash.subarray(1))}\n\nnote`, 2],
    ['a hash that is not base64', `old 3\n${hashLine}\n?\n\nnote`, 3],
    ['a hash with other bits behind its end', `old 3\n${hashLine.slice(0, -2)}d=\n\nnote`, 2],
    ['no empty line', `old 3\n${hashLine}\nnote\n`, 0],
    ['no line feed at all', 'old 3', 0],
    ['no checkpoint', 'old 3\n\n', 0],
  ])('%s', (_name, text, line) => {
    expect(() => parse(text)).toThrow(malformed(line))
  })
})

test('63 hashes are read, 64 are not', () => {
  expect(parse(`old 9007199254740991\n${proofOf(63)}\nnote`)).toMatchObject({
    oldSize: Number.MAX_SAFE_INTEGER,
  })
  expect(() => parse(`old 3\n${proofOf(64)}\nnote`)).toThrow(malformed(65))
  expect(() => parse(`old 9007199254740991\n${proofOf(64)}\nnote`)).toThrow(malformed(65))
})

test('the longest request is read, and one byte more is not', () => {
  const head = `old 9007199254740991\n${proofOf(63)}\n`
  const longest = encodeUtf8(head + 'n'.repeat(limits.noteLength))
  expect(longest).toHaveLength(limits.addCheckpointLength)
  expect(parseAddCheckpoint(longest).checkpoint).toHaveLength(limits.noteLength)
  const longer = encodeUtf8(head + 'n'.repeat(limits.noteLength + 1))
  expect(() => parseAddCheckpoint(longer)).toThrow(malformed(0))
  const longNote = encodeUtf8('old 0\n\n' + 'n'.repeat(limits.noteLength + 1))
  expect(() => parseAddCheckpoint(longNote)).toThrow(malformed(0))
})

test('what no request can hold is not written', () => {
  const good = { oldSize: 0, proof: [], checkpoint: encodeUtf8('note') }
  for (const bad of [
    { oldSize: -1 },
    { oldSize: 1.5 },
    { proof: [new Uint8Array(31)] },
    { proof: Array<Uint8Array>(64).fill(hash) },
    { checkpoint: new Uint8Array() },
    { checkpoint: new Uint8Array(limits.noteLength + 1) },
  ]) {
    expect(() => formatAddCheckpoint({ ...good, ...bad })).toThrow(RangeError)
  }
})

test('a tree size is digits and a line feed, and nothing else is one', () => {
  for (const size of [0, 7, Number.MAX_SAFE_INTEGER])
    expect(parseTreeSize(encodeUtf8(formatTreeSize(size)))).toBe(size)
  for (const text of [
    '',
    '\n',
    '7',
    '07\n',
    '7\n\n',
    ' 7\n',
    '-7\n',
    '9007199254740993\n',
    '7\r\n',
  ])
    expect(parseTreeSize(encodeUtf8(text))).toBeUndefined()
  expect(parseTreeSize(Uint8Array.of(0xff, 0x0a))).toBeUndefined()
  expect(() => formatTreeSize(-1)).toThrow(RangeError)
})
