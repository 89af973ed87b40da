import { pbkdf2Sync, scryptSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { toHex } from '@custodia/core/bytes'
import { deriveByPbkdf2, deriveByScrypt, kdfLimits, scryptCost } from './kdf.ts'
import { KeyFormatError } from './key-format-error.ts'

const salt = new Uint8Array(16).fill(9)

describe('scrypt', () => {
  test('derives what Node derives, from the passphrase in UTF-8', async () => {
    const cost = { N: 16, r: 8, p: 2 }
    const key = await deriveByScrypt({ ...cost, salt }, 32)('pässword')
    expect(toHex(key)).toBe(
      scryptSync(Buffer.from('pässword', 'utf8'), salt, 32, cost).toString('hex'),
    )
  })

  test('the cost of new files stays below the 32 MiB that OpenSSL allows', () => {
    const { N, r, p } = scryptCost
    expect(128 * N * r + 128 * r * p + 32 * r * 4).toBeLessThan(32 * 1024 * 1024)
  })

  test.each([
    ['the cost of new files', scryptCost],
    ['128 MiB', { N: 131_072, r: 8, p: 1 }],
    ['the most work', { N: 131_072, r: 8, p: 4 }],
    ['the most work in small steps', { N: 2, r: 1, p: kdfLimits.scryptWork / 2 }],
  ])('accepts %s', (_, cost) => {
    expect(deriveByScrypt({ ...cost, salt }, 32)).toBeTypeOf('function')
  })

  test.each([
    ['more than 128 MiB', { N: 262_144, r: 8, p: 1 }],
    ['more than 128 MiB by r', { N: 131_072, r: 9, p: 1 }],
    ['more work', { N: 131_072, r: 8, p: 5 }],
    ['more work in small steps', { N: 2, r: 1, p: kdfLimits.scryptWork / 2 + 1 }],
    ['N that is no power of two', { N: 16_383, r: 8, p: 1 }],
    ['N of 1', { N: 1, r: 8, p: 1 }],
    ['N of 0', { N: 0, r: 8, p: 1 }],
    ['r of 0', { N: 2, r: 0, p: 1 }],
    ['p of 0', { N: 2, r: 1, p: 0 }],
  ])('refuses %s before any work', (_, cost) => {
    expect(() => deriveByScrypt({ ...cost, salt }, 32)).toThrow(KeyFormatError)
  })

  test('a salt has at most 64 bytes', () => {
    const cost = { N: 2, r: 1, p: 1 }
    expect(deriveByScrypt({ ...cost, salt: new Uint8Array(64) }, 32)).toBeTypeOf('function')
    const long = { ...cost, salt: new Uint8Array(65) }
    expect(() => deriveByScrypt(long, 32)).toThrow('has a salt of 65 bytes, at most 64 are read')
  })
})

describe('PBKDF2', () => {
  test('derives what Node derives', async () => {
    const key = await deriveByPbkdf2({ salt, iterations: 3, hash: 'sha256' }, 16)('word')
    expect(toHex(key)).toBe(pbkdf2Sync('word', salt, 3, 16, 'sha256').toString('hex'))
  })

  test('has at most 5,000,000 iterations and a salt of 64 bytes', () => {
    const derive = (iterations: number, length = 8): unknown =>
      deriveByPbkdf2({ salt: new Uint8Array(length), iterations, hash: 'sha1' }, 16)
    expect(derive(5_000_000, 64)).toBeTypeOf('function')
    expect(() => derive(5_000_001)).toThrow('iterations = 5000001')
    expect(() => derive(0)).toThrow(KeyFormatError)
    expect(() => derive(1, 65)).toThrow(KeyFormatError)
  })
})
