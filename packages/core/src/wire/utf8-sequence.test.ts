import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8SequenceLength } from './utf8-sequence.ts'

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** What the platform's own decoder says: the length of the one character that begins here, or 0. */
function lengthByPlatform(bytes: Uint8Array): number {
  for (let length = 1; length <= Math.min(4, bytes.length); length++) {
    try {
      if (Array.from(strict.decode(bytes.subarray(0, length))).length === 1) return length
    } catch {
      continue
    }
  }
  return 0
}

describe('utf8SequenceLength', () => {
  it('agrees with the platform on every lead byte and both sides of every limit behind it', () => {
    const rests = [
      [],
      [0x80],
      [0x7f],
      [0xc0],
      [0x80, 0x80],
      [0xbf, 0xbf],
      [0x80, 0x7f],
      [0xbf, 0xc0],
    ]
    const seconds = [0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff]
    for (let lead = 0; lead < 256; lead++) {
      for (const second of seconds) {
        for (const rest of rests) {
          const bytes = Uint8Array.of(lead, second, ...rest)
          const found = utf8SequenceLength(bytes, 0, bytes.length)
          if (found !== lengthByPlatform(bytes)) expect.fail(`${bytes.join(' ')}: ${found}`)
        }
      }
    }
  })

  it('does not read past the end', () => {
    const euro = Uint8Array.of(0xe2, 0x82, 0xac)
    expect(utf8SequenceLength(euro, 0, 3)).toBe(3)
    expect(utf8SequenceLength(euro, 0, 2)).toBe(0)
    expect(utf8SequenceLength(euro, 1, 3)).toBe(0)
  })

  it('walks any text character by character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = new TextEncoder().encode(text)
        let characters = 0
        for (let at = 0; at < bytes.length; characters++) {
          at += utf8SequenceLength(bytes, at, bytes.length) || Number.NaN
        }
        expect(characters).toBe(Array.from(text).length)
      }),
    )
  })
})
