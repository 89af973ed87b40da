import { expect, test } from 'vitest'
import { encodeUtf8 } from '../bytes/index.ts'
import { checkNewCheckpoint, checkpointSize } from './checkpoint-size.ts'

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

test('a checkpoint lies between the one before and the size of the store', () => {
  const check = (size: number): number =>
    checkNewCheckpoint(encodeUtf8(`origin\n${size}\n`), { storeSize: 9, before: 4 })
  expect([4, 5, 9].map(check)).toEqual([4, 5, 9])
  expect(() => check(3)).toThrow(RangeError)
  expect(() => check(10)).toThrow(RangeError)
})
