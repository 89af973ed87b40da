import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concat, encodeUtf8, equalBytes, toBase64 } from '../bytes/index.ts'
import { isCustodyError } from '../errors.ts'
import { limits } from './limits.ts'
import { formatTlogProof, parseTlogProof, type TlogProof } from './tlog-proof.ts'

const header = 'c2sp.org/tlog-proof@v1'
const hash = new Uint8Array(32).fill(0xab)
const line = toBase64(hash)
const checkpoint = encodeUtf8('log.example\n7\nroot\n\n\u2014 log.example AAAAAAA=\n')
const file = (...lines: readonly string[]) =>
  concat(encodeUtf8(lines.join('\n') + '\n\n'), checkpoint)

test('a proof comes apart into index, hashes and checkpoint', () => {
  expect(parseTlogProof(file(header, 'index 0'))).toEqual({ index: 0, hashes: [], checkpoint })
  expect(parseTlogProof(file(header, 'index 3', line, line))).toEqual({
    index: 3,
    hashes: [hash, hash],
    checkpoint,
  })
  expect(parseTlogProof(file(header, 'extra AQI=', 'index 3', line))).toEqual({
    extra: new Uint8Array([1, 2]),
    index: 3,
    hashes: [hash],
    checkpoint,
  })
})

test('what was read does not change with the bytes it was read from', () => {
  const bytes = file(header, 'extra AQI=', 'index 3', line)
  const proof = parseTlogProof(bytes)
  bytes.fill(0)
  expect(proof).toEqual({ extra: new Uint8Array([1, 2]), index: 3, hashes: [hash], checkpoint })
})

test('the checkpoint is kept as it came, empty lines and all', () => {
  const odd = new Uint8Array([0x0a, 0xff, 0x0d, 0x0a, 0x0a])
  expect(
    parseTlogProof(concat(encodeUtf8(`${header}\nindex 1\n${line}\n\n`), odd)).checkpoint,
  ).toEqual(odd)
})

test.each([
  ['no bytes', new Uint8Array(), 'line 1'],
  ['another header', file('c2sp.org/tlog-proof@v2', 'index 0'), 'line 1'],
  ['a blank after the header', file(`${header} `, 'index 0'), 'line 1'],
  ['a byte order mark', file(`\ufeff${header}`, 'index 0'), 'line 1'],
  ['carriage returns', file(`${header}\r`, 'index 0\r'), 'line 1'],
  ['no index', file(header, line), 'index'],
  ['the index after a hash', file(header, line, 'index 0'), 'index'],
  ['extra data after the index', file(header, 'index 0', 'extra AQI='), 'hashes'],
  ['extra data twice', file(header, 'extra AQI=', 'extra AQI=', 'index 0'), 'index'],
  ['extra data that are empty', file(header, 'extra ', 'index 0'), 'extra'],
  ['extra data without padding', file(header, 'extra AQI', 'index 0'), 'extra'],
  ['an index with a leading zero', file(header, 'index 00'), 'index'],
  ['an index with a sign', file(header, 'index +1'), 'index'],
  ['an index of 2^53', file(header, 'index 9007199254740992'), 'index'],
  ['an index of 2^64-1', file(header, 'index 18446744073709551615'), 'index'],
  ['an index in upper case', file(header, 'Index 1'), 'index'],
  ['two blanks before the index', file(header, 'index  1'), 'index'],
  ['a hash of 31 bytes', file(header, 'index 1', toBase64(hash.slice(1))), 'hashes'],
  ['a hash of 33 bytes', file(header, 'index 1', toBase64(concat(hash, hash.slice(31)))), 'hashes'],
  ['a hash in hexadecimal', file(header, 'index 1', 'ab'.repeat(32)), 'hashes'],
  ['a blank after a hash', file(header, 'index 1', `${line} `), 'hashes'],
  ['no empty line', encodeUtf8(`${header}\nindex 1\n${line}\n`), 'line 4'],
  ['no final line feed', encodeUtf8(`${header}\nindex 1`), 'line 2'],
  ['no checkpoint', encodeUtf8(`${header}\nindex 1\n${line}\n\n`), 'checkpoint'],
  [
    'bytes that are not UTF-8',
    concat(encodeUtf8(`${header}\nindex 1\n`), new Uint8Array([0xff, 0x0a])),
    'line 3',
  ],
])('%s is refused, and the part is named', (_fault, bytes, part) => {
  expect(partOf(bytes)).toBe(part)
})

test('63 hashes are read and written, 64 are not', () => {
  const hashes = Array.from({ length: limits.proofHashes }, () => hash)
  const bytes = file(header, 'index 1', ...hashes.map(toBase64))
  expect(parseTlogProof(bytes).hashes).toHaveLength(63)
  expect(formatTlogProof({ index: 1, hashes, checkpoint })).toEqual(bytes)
  expect(partOf(file(header, 'index 1', ...hashes.map(toBase64), line))).toBe('hashes')
  expect(() => formatTlogProof({ index: 1, hashes: [...hashes, hash], checkpoint })).toThrow(
    RangeError,
  )
})

test('48,000 bytes of extra data are read and written, more are not', () => {
  const extra = new Uint8Array(limits.proofExtraLength).fill(1)
  const bytes = formatTlogProof({ extra, index: 1, hashes: [], checkpoint })
  expect(equalBytes(parseTlogProof(bytes).extra!, extra)).toBe(true)
  expect(partOf(file(header, `extra ${toBase64(concat(extra, extra.slice(-1)))}`, 'index 1'))).toBe(
    'extra',
  )
  expect(partOf(file(header, `extra ${'A'.repeat(10_000_000)}`, 'index 1'))).toBe('line 2')
  expect(() =>
    formatTlogProof({ extra: concat(extra, extra), index: 1, hashes: [], checkpoint }),
  ).toThrow(RangeError)
})

test('a line of 65,535 bytes is looked at, a longer one is not', () => {
  expect(partOf(file(header, `index ${'1'.repeat(65_529)}`))).toBe('index')
  expect(partOf(file(header, `index ${'1'.repeat(65_530)}`))).toBe('line 2')
})

test('a checkpoint of 262,144 bytes is read and written, a longer one is not', () => {
  const longest = new Uint8Array(limits.noteLength).fill(0x41)
  const bytes = formatTlogProof({ index: 1, hashes: [], checkpoint: longest })
  expect(equalBytes(parseTlogProof(bytes).checkpoint, longest)).toBe(true)
  expect(partOf(concat(bytes, new Uint8Array(1)))).toBe('checkpoint')
  const longer = concat(longest, new Uint8Array(1))
  expect(() => formatTlogProof({ index: 1, hashes: [], checkpoint: longer })).toThrow(RangeError)
})

const proofs: fc.Arbitrary<TlogProof> = fc
  .record({
    extra: fc.option(fc.uint8Array({ minLength: 1, maxLength: 40 }), { nil: undefined }),
    index: fc.maxSafeNat(),
    hashes: fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 5 }),
    checkpoint: fc.uint8Array({ minLength: 1, maxLength: 50 }),
  })
  .map(({ extra, ...proof }) => (extra ? { extra, ...proof } : proof))

test('what is written is read back as it was', () => {
  fc.assert(
    fc.property(proofs, (proof) => {
      expect(parseTlogProof(formatTlogProof(proof))).toEqual(proof)
    }),
  )
})

test('what is read is written again byte for byte, however it was mutated', () => {
  const puts = ['\n', '0', '1', ' ', '=', 'A', `${line}\n`, 'extra AQI=\n', 'index 1\n', '\r']
  let accepted = 0
  fc.assert(
    fc.property(proofs, fc.nat(), fc.nat(4), fc.constantFrom(...puts), (proof, at, cut, put) => {
      const bytes = formatTlogProof(proof)
      const from = at % (bytes.length + 1)
      const mutated = concat(bytes.subarray(0, from), encodeUtf8(put), bytes.subarray(from + cut))
      try {
        expect(formatTlogProof(parseTlogProof(mutated))).toEqual(mutated)
        accepted += 1
      } catch (error) {
        if (!isCustodyError(error)) throw error
      }
    }),
    { numRuns: 2000, seed: 6 },
  )
  expect(accepted).toBeGreaterThan(100)
})

test('what no proof can hold is refused', () => {
  const proof = { index: 1, hashes: [hash], checkpoint }
  const wrong = [
    { index: -1 },
    { index: 2 ** 53 },
    { index: 0.5 },
    { hashes: [hash.slice(1)] },
    { extra: new Uint8Array() },
    { checkpoint: new Uint8Array() },
  ]
  for (const part of wrong) expect(() => formatTlogProof({ ...proof, ...part })).toThrow(RangeError)
})

function partOf(bytes: Uint8Array): string {
  try {
    parseTlogProof(bytes)
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_PROOF_MALFORMED') return error.details.part
    throw error
  }
  return expect.unreachable('a malformed proof was accepted')
}
