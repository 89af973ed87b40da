import { expect, test } from 'vitest'
import { encodeUtf8 } from '../bytes/index.ts'
import { checkNewCheckpoint, checkpointSize } from './checkpoint-size.ts'
import type { CheckedCheckpoint } from './checkpoint-size.ts'

const sizeOf = (text: string): number | undefined => checkpointSize(encodeUtf8(text))

test('the second line is the size, whatever follows', () => {
  expect(sizeOf('origin\n17\nroot\n\n— origin sig\n')).toBe(17)
  expect(sizeOf('origin\n0\n')).toBe(0)
  expect(sizeOf('origin\n9007199254740991')).toBe(2 ** 53 - 1)
  expect(checkpointSize(new Uint8Array([...encodeUtf8('origin\n17\n'), 0xff, 0xfe]))).toBe(17)
})

test('any other second line is none', () => {
  for (const line of ['', '-1', '+1', '01', '1.5', '1e3', ' 1', '1 ', '0x10', '9007199254740992']) {
    expect(sizeOf(`origin\n${line}\n`)).toBeUndefined()
  }
  expect(sizeOf('17\n')).toBeUndefined()
  expect(sizeOf('')).toBeUndefined()
  expect(checkpointSize(new Uint8Array([0xff, 0x0a, 0x31, 0x0a]))).toBeUndefined()
})

const note = (size: number, more = ''): Uint8Array => encodeUtf8(`origin\n${size}\nroot\n${more}`)

/** The check of a store of nine entries that has kept checkpoints of the sizes 2 and 4. */
const check = (given: Uint8Array, kept: readonly number[] = [2, 4]): CheckedCheckpoint =>
  checkNewCheckpoint(given, {
    storeSize: 9,
    latest: kept.at(-1),
    keptAt: (size) => (kept.includes(size) ? note(size) : undefined),
  })

test('a new checkpoint lies above the latest, and within the store', () => {
  for (const size of [5, 9]) expect(check(note(size))).toEqual({ size, change: 'new' })
  for (const size of [0, 1, 3, 10]) expect(() => check(note(size))).toThrow(RangeError)
  for (const size of [0, 9]) expect(check(note(size), [])).toEqual({ size, change: 'new' })
  expect(() => check(note(10), [])).toThrow(RangeError)
})

test('one of a size that is kept begins with what is kept', () => {
  for (const size of [2, 4]) {
    expect(check(note(size))).toEqual({ size, change: 'same' })
    expect(check(note(size, 'more'))).toEqual({ size, change: 'longer' })
    expect(() => check(note(size).subarray(0, -1))).toThrow(RangeError)
    expect(() => check(encodeUtf8(`origin\n${size}\nRoot\nmore`))).toThrow(RangeError)
  }
})

test('none has more bytes than a note can have', () => {
  const longest = note(5, 'x'.repeat(262_144 - note(5).length))
  expect(check(longest)).toEqual({ size: 5, change: 'new' })
  expect(() => check(encodeUtf8(`${new TextDecoder().decode(longest)}x`))).toThrow(RangeError)
})
