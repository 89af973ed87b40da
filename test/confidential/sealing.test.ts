import { expect, describe, test } from 'vitest'
import { fromHex, toHex } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { disclosureDigest, sealValue } from '@custodia/core/custody'
import { encodeDisclosure, parseDisclosure } from '@custodia/core/wire'

const isLong = process.env['CUSTODIA_LONG'] === '1'

/** Every number of four digits. */
const pins = Array.from({ length: 10_000 }, (_, i) => String(i).padStart(4, '0'))

/** What somebody knows who has the entry, and whom nothing was disclosed. */
const known = {
  event: toHex(sha256(Uint8Array.of(1))),
  chain: toHex(sha256(Uint8Array.of(2))),
  recordedAt: 1_773_306_000_000,
  label: 'note',
}

/** Salts that a lazy program might draw: zeros, counters, times, and what stands in the entry. */
function guessedSalts(digest: string): readonly Uint8Array[] {
  const counted = (first: number, at: number): Uint8Array => {
    const salt = new Uint8Array(16)
    salt[at] = first
    return salt
  }
  const ofTime = new Uint8Array(16)
  new DataView(ofTime.buffer).setBigUint64(8, BigInt(known.recordedAt))
  const public_ = [known.event, known.chain, digest].flatMap((hex) => {
    const bytes = fromHex(hex)!
    return [bytes.subarray(0, 16), bytes.subarray(16), sha256(bytes).subarray(0, 16)]
  })
  const text = sha256(new TextEncoder().encode(known.label)).subarray(0, 16)
  const sequences = Array.from({ length: 4 }, (_, i) => [counted(i + 1, 15), counted(i + 1, 0)])
  return [
    new Uint8Array(16),
    new Uint8Array(16).fill(255),
    ...sequences.flat(),
    ofTime,
    text,
    ...public_,
  ]
}

/** The value that a guess finds, if any. */
function search(digest: string, salts: readonly Uint8Array[]): string | undefined {
  for (const salt of salts) {
    for (const value of pins) {
      const guess = encodeDisclosure({ salt, value, label: known.label })
      if (disclosureDigest(guess) === digest) return value
    }
  }
  return undefined
}

describe('a sealed value of four digits', () => {
  const { digest, disclosure } = sealValue(known.label, '4711')

  test('is found at once by who has the salt', () => {
    expect(search(digest, [parseDisclosure(disclosure).salt])).toBe('4711')
  })

  test('is not found by who tries all values with salts that can be guessed', () => {
    const salts = guessedSalts(digest)
    expect(salts.length).toBeGreaterThan(15)
    expect(search(digest, salts)).toBeUndefined()
  }, 120_000)

  test('a salt that can be guessed would be found: the search works', () => {
    const salt = guessedSalts(digest)[2]!
    const weak = disclosureDigest(encodeDisclosure({ salt, value: '0815', label: known.label }))
    expect(search(weak, guessedSalts(weak))).toBe('0815')
  })
})

test(`no salt repeats over ${isLong ? 'a million' : 'a hundred thousand'} seals`, () => {
  const count = isLong ? 1_000_000 : 100_000
  const salts = new Set<string>()
  for (let i = 0; i < count; i++) {
    const { salt } = parseDisclosure(sealValue('note', '0815').disclosure)
    salts.add(String.fromCharCode(...salt))
  }
  expect(salts.size).toBe(count)
}, 120_000)
