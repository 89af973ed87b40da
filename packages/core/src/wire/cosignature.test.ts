import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concat, encodeUtf8, fromHex } from '../bytes/index.ts'
import { isCustodyError } from '../errors.ts'
import {
  cosignatureMessage,
  formatCosignature,
  parseCosignature,
  subtreeMessage,
} from './cosignature.ts'
import { vkeyTypes } from './vkey.ts'

const { ed25519Cosignature, mldsa44Cosignature } = vkeyTypes
const blob = (time: string, length: number) =>
  concat(fromHex(time)!, new Uint8Array(length).fill(5))

test('a cosignature is eight bytes of time and a signature', () => {
  const time = '000000006ab13b80'
  const signature = new Uint8Array(64).fill(5)
  expect(parseCosignature(blob(time, 64), ed25519Cosignature)).toEqual({
    time: 1790000000,
    signature,
  })
  const long = new Uint8Array(2420).fill(5)
  expect(parseCosignature(blob(time, 2420), mldsa44Cosignature)).toEqual({
    time: 1790000000,
    signature: long,
  })
  const inner = concat(new Uint8Array(3), blob(time, 64)).subarray(3)
  expect(parseCosignature(inner, ed25519Cosignature).time).toBe(1790000000)
})

test('any other length is refused', () => {
  for (const length of [0, 7, 8, 71, 73, 8 + 2420]) {
    expect(partOf(new Uint8Array(length), ed25519Cosignature)).toBe('length')
  }
  for (const length of [0, 72, 2427, 2429])
    expect(partOf(new Uint8Array(length), mldsa44Cosignature)).toBe('length')
})

test('times are exact up to 2^53-1 and refused beyond', () => {
  expect(parseCosignature(blob('0000000000000000', 64), ed25519Cosignature).time).toBe(0)
  expect(parseCosignature(blob('001fffffffffffff', 64), ed25519Cosignature).time).toBe(2 ** 53 - 1)
  for (const time of [
    '0020000000000000',
    '0020000000000001',
    '7fffffffffffffff',
    '8000000000000000',
    'ffffffffffffffff',
  ]) {
    expect(partOf(blob(time, 64), ed25519Cosignature)).toBe('time')
    expect(partOf(blob(time, 2420), mldsa44Cosignature)).toBe('time')
  }
})

test('what is written is read back as it was', () => {
  fc.assert(
    fc.property(
      fc.maxSafeNat(),
      fc.uint8Array({ minLength: 64, maxLength: 64 }),
      (time, signature) => {
        expect(
          parseCosignature(formatCosignature({ time, signature }), ed25519Cosignature),
        ).toEqual({ time, signature })
      },
    ),
  )
  expect(() => formatCosignature({ time: -1, signature: new Uint8Array(64) })).toThrow(RangeError)
  expect(() => formatCosignature({ time: 2 ** 53, signature: new Uint8Array(64) })).toThrow(
    RangeError,
  )
})

test('an Ed25519 cosignature is over header, time and the whole text', () => {
  const text = encodeUtf8('log.example\n7\nroot\nextension\n')
  const message = cosignatureMessage(1679315147, text)
  expect(message).toEqual(
    encodeUtf8('cosignature/v1\ntime 1679315147\nlog.example\n7\nroot\nextension\n'),
  )
  expect(cosignatureMessage(2 ** 53 - 1, text)).toEqual(
    concat(encodeUtf8('cosignature/v1\ntime 9007199254740991\n'), text),
  )
  for (const time of [-1, 0.5, 2 ** 53, NaN])
    expect(() => cosignatureMessage(time, text)).toThrow(RangeError)
})

const statement = {
  cosigner: 'w.example',
  time: 1790000001,
  origin: 'log.example',
  start: 0,
  end: 7,
  hash: new Uint8Array(32).fill(0xaa),
}

test('an ML-DSA-44 cosignature is over names, time, range and hash', () => {
  const expected = [
    '737562747265652f76310a00', // subtree/v1, LF, NUL
    '09772e6578616d706c65', // w.example
    '000000006ab13b81',
    '0b6c6f672e6578616d706c65', // log.example
    '0000000000000000',
    '0000000000000007',
    'aa'.repeat(32),
  ]
  expect(subtreeMessage(statement)).toEqual(fromHex(expected.join('')))
  expect(subtreeMessage({ ...statement, time: 0, start: 4, end: 6 }).slice(-48, -32)).toEqual(
    fromHex('00000000000000040000000000000006'),
  )
})

test('statements that cannot be signed are refused', () => {
  const wrong = [
    { cosigner: '' },
    { cosigner: 'x'.repeat(256) },
    { origin: '' },
    { origin: 'x'.repeat(256) },
    { time: -1 },
    { start: 4, end: 6 },
    { time: 0, start: 8 },
    { end: 2 ** 53 },
    { hash: new Uint8Array(31) },
  ]
  for (const part of wrong)
    expect(() => subtreeMessage({ ...statement, ...part })).toThrow(RangeError)
  const longest = subtreeMessage({
    ...statement,
    cosigner: 'x'.repeat(255),
    origin: 'y'.repeat(255),
  })
  expect(longest).toHaveLength(12 + 256 + 8 + 256 + 8 + 8 + 32)
})

function partOf(
  bytes: Uint8Array,
  type: typeof ed25519Cosignature | typeof mldsa44Cosignature,
): string {
  try {
    parseCosignature(bytes, type)
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_COSIGNATURE_MALFORMED')
      return error.details.part
    throw error
  }
  return expect.unreachable('a malformed cosignature was accepted')
}
