import { expect, test } from 'vitest'
import { copyBytes } from './copy-batch.ts'

test('a copy is a plain Uint8Array with memory of its own', () => {
  const whole = Buffer.from('0123456789')
  const copy = copyBytes(whole.subarray(2, 5))
  expect(copy.constructor).toBe(Uint8Array)
  expect(copy.buffer.byteLength).toBe(3)
  whole.fill(0)
  expect([...copy]).toEqual([0x32, 0x33, 0x34])
})

test('what is not bytes is a TypeError, not something else that happens to have a length', () => {
  for (const value of ['text', [1, 2], 5, null, undefined]) {
    expect(() => copyBytes(value as never)).toThrow(TypeError)
  }
})
