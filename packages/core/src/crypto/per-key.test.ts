import { expect, test } from 'vitest'
import { perKey } from './per-key.ts'

const key = (n: number): Uint8Array => new Uint8Array(32).fill(n)

test('a key is worked out once, however often it is asked for', () => {
  let made = 0
  const value = perKey(4, (bytes) => {
    made++
    return bytes[0]
  })
  expect([value(key(1)), value(key(1)), value(key(2)), value(key(1))]).toEqual([1, 1, 2, 1])
  expect(made).toBe(2)
})

test('an answer of undefined is remembered too', () => {
  let made = 0
  const value = perKey(4, () => void made++)
  value(key(1))
  value(key(1))
  expect(made).toBe(1)
})

test('no more keys are held than the capacity: the oldest is forgotten', () => {
  const made: (number | undefined)[] = []
  const value = perKey(2, (bytes) => made.push(bytes[0]))
  for (const n of [1, 2, 3, 2, 3, 1]) value(key(n))
  expect(made).toEqual([1, 2, 3, 1])
})

test('bytes that change after the call do not change what is remembered', () => {
  const value = perKey(4, (bytes) => bytes[0])
  const bytes = key(1)
  value(bytes)
  bytes.fill(9)
  expect([value(key(1)), value(key(9))]).toEqual([1, 9])
})

test('what is thrown is not remembered', () => {
  let made = 0
  const value = perKey(4, () => {
    made++
    throw new RangeError('no')
  })
  expect(() => value(key(1))).toThrow('no')
  expect(() => value(key(1))).toThrow('no')
  expect(made).toBe(2)
})
