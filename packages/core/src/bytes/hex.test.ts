import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex, toHex } from './hex.ts'

test('hexadecimal is written in lower case and read back', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = toHex(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('hex'))
      expect(fromHex(text)).toEqual(bytes)
    }),
  )
})

test('any character is a digit or makes the text none, in both places of a pair', () => {
  for (let code = 0; code < 0x300; code++) {
    const character = String.fromCharCode(code)
    const isDigit = /^[0-9a-f]$/.test(character)
    expect(fromHex(`${character}0`) !== undefined).toBe(isDigit)
    expect(fromHex(`0${character}`) !== undefined).toBe(isDigit)
  }
  expect(fromHex('\u{1f600}')).toBeUndefined()
})

test('an odd length is refused, no text is no bytes', () => {
  expect(fromHex('0')).toBeUndefined()
  expect(fromHex('000')).toBeUndefined()
  expect(fromHex('')).toEqual(new Uint8Array())
})
