import { Point } from '@noble/ed25519'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../bytes/index.ts'
import { isCustodyError } from '../errors.ts'
import { ed25519KeyPair } from './backend/portable.ts'
import { checkPublicKey, type PublicKeyFault } from './public-key.ts'

function fault(bytes: Uint8Array): PublicKeyFault | undefined {
  try {
    checkPublicKey(bytes)
    return undefined
  } catch (error) {
    if (!isCustodyError(error) || error.code !== 'ERR_PUBLIC_KEY') throw error
    return error.details.reason
  }
}

const field = Point.CURVE().p
const signBit = 1n << 255n

function littleEndian(y: bigint): Uint8Array {
  return fromHex(y.toString(16).padStart(64, '0'))!.reverse()
}

// A point of order 8; its multiples are all eight points of small order.
const torsion = Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05')
const smallOrder = [Point.ZERO, ...[1n, 2n, 3n, 4n, 5n, 6n, 7n].map((n) => torsion.multiply(n))]
const honest = Point.fromBytes(ed25519KeyPair(new Uint8Array(32).fill(3)).publicKey)

describe('checkPublicKey', () => {
  test('accepts every key that is made of a seed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (seed) => {
        expect(fault(ed25519KeyPair(seed).publicKey)).toBeUndefined()
      }),
      { numRuns: 30 },
    )
  })

  test('accepts the base point and its negative', () => {
    expect(fault(Point.BASE.toBytes())).toBeUndefined()
    expect(fault(Point.BASE.negate().toBytes())).toBeUndefined()
  })

  test.each([0, 1, 31, 33, 64, 100_000])('refuses %i bytes, and says how many', (length) => {
    expect(fault(new Uint8Array(length))).toBe('length')
    const said = `public key has ${length} bytes, an Ed25519 public key has 32`
    expect(() => checkPublicKey(new Uint8Array(length))).toThrow(said)
  })

  test('refuses all eight points of small order', () => {
    expect(new Set(smallOrder.map((point) => point.toHex())).size).toBe(8)
    expect(smallOrder.map((point) => fault(point.toBytes()))).toEqual(Array(8).fill('small-order'))
  })

  test('refuses a good key to which any of the other seven was added', () => {
    const mixed = smallOrder.slice(1).map((point) => honest.add(point).toBytes())
    expect(mixed.map(fault)).toEqual(Array(7).fill('torsion'))
    expect(fault(honest.add(Point.ZERO).toBytes())).toBeUndefined()
  })

  test('refuses every y from the prime up to 2^255, with either sign', () => {
    const refused = new Set<PublicKeyFault | undefined>()
    for (let y = field; y < signBit; y++) {
      refused.add(fault(littleEndian(y)))
      refused.add(fault(littleEndian(y + signBit)))
    }
    expect(refused).toEqual(new Set(['not-a-point', 'not-canonical']))
  })

  test('refuses the needless sign of x = 0', () => {
    expect(fault(littleEndian(1n + signBit))).toBe('not-canonical')
    expect(fault(littleEndian(field - 1n + signBit))).toBe('not-canonical')
  })

  test('refuses what is not on the curve', () => {
    expect(fault(littleEndian(2n))).toBe('not-a-point')
    expect(fault(littleEndian(7n))).toBe('not-a-point')
  })

  test('answers the same when it is asked again', () => {
    const keys = [honest.toBytes(), torsion.toBytes(), littleEndian(2n), littleEndian(field)]
    expect(keys.map(fault)).toEqual(keys.map(fault))
    expect(toHex(keys[0]!)).toBe(honest.toHex())
  })
})
