import { etc, hashes, Point, verify as zip215Verify } from '@noble/ed25519'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, encodeUtf8, fromHex } from '../bytes/index.ts'
import { isCustodyError } from '../errors.ts'
import * as node from './backend/node.ts'
import * as portable from './backend/portable.ts'
import { signatureFault, verifySignature, type SignedMessage } from './signature.ts'

hashes.sha512 = (bytes) => new Uint8Array(createHash('sha512').update(bytes).digest())

const order = Point.CURVE().n
const torsion = Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05')
const multiples = [1n, 2n, 3n, 4n, 5n, 6n, 7n].map((n) => torsion.multiply(n))

const little = (n: bigint): Uint8Array => fromHex(n.toString(16).padStart(64, '0'))!.reverse()
const number = (bytes: Uint8Array): bigint => BigInt(`0x${etc.bytesToHex(bytes.slice().reverse())}`)
const scalar = (...parts: Uint8Array[]): bigint =>
  etc.mod(number(hashes.sha512!(concat(...parts))), order)

/** Signs as a key holder can who does not keep to RFC 8032: any private scalar, any R, any encoding of either. */
function forge(options: {
  readonly message: Uint8Array
  readonly a: bigint
  readonly r: bigint
  readonly publicKey?: Uint8Array
  readonly rBytes?: Uint8Array
}): SignedMessage {
  const { message, a, r } = options
  const publicKey = options.publicKey ?? Point.BASE.multiplyUnsafe(a).toBytes()
  const rBytes = options.rBytes ?? Point.BASE.multiplyUnsafe(r).toBytes()
  const k = scalar(rBytes, publicKey, message)
  return { publicKey, message, signature: concat(rBytes, little(etc.mod(r + k * a, order))) }
}

const a = scalar(encodeUtf8('a private scalar'))
const r = scalar(encodeUtf8('a secret nonce'))
const message = encodeUtf8('item 7 handed over')
const good = forge({ message, a, r })

const withSignature = (signature: Uint8Array): SignedMessage => ({ ...good, signature })
const withS = (s: bigint): SignedMessage =>
  withSignature(concat(good.signature.subarray(0, 32), little(s)))
const flipped = (bytes: Uint8Array, bit: number): Uint8Array =>
  bytes.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))

describe.each([node, portable])('the rule, with the backend $backendName', (backend) => {
  const fault = (signed: SignedMessage): string | undefined => {
    try {
      return signatureFault(signed, backend.ed25519Verify)
    } catch (error) {
      if (!isCustodyError(error) || error.code !== 'ERR_PUBLIC_KEY') throw error
      return error.details.reason
    }
  }

  test('a good signature holds', () => {
    expect(fault(good)).toBeUndefined()
  })

  test('every flipped bit of the signature is noticed', () => {
    for (let bit = 0; bit < 512; bit++) {
      const reason = fault(withSignature(flipped(good.signature, bit)))
      expect(reason, `bit ${bit}`).toMatch(/^(mismatch|s-range)$/)
    }
  })

  test('every flipped bit of the message, and a byte more or fewer, is noticed', () => {
    for (let bit = 0; bit < message.length * 8; bit++) {
      expect(fault({ ...good, message: flipped(message, bit) }), `bit ${bit}`).toBe('mismatch')
    }
    expect(fault({ ...good, message: message.subarray(1) })).toBe('mismatch')
    expect(fault({ ...good, message: concat(message, Uint8Array.of(0)) })).toBe('mismatch')
  })

  test('another key of the same kind does not do', () => {
    expect(fault({ ...good, publicKey: Point.BASE.toBytes() })).toBe('mismatch')
  })

  test.each([0, 32, 63, 65, 128])('%i bytes are no signature', (length) => {
    const signature = new Uint8Array(length)
    signature.set(good.signature.subarray(0, length))
    expect(fault(withSignature(signature))).toBe('length')
  })

  test('a signature wrapped in ASN.1 is no signature', () => {
    expect(fault(withSignature(concat(Uint8Array.of(0x04, 0x40), good.signature)))).toBe('length')
  })

  test('S of the order or above is refused, also where the equation holds', () => {
    const s = number(good.signature.subarray(32))
    const highest = (1n << 256n) / order
    for (let n = 1n; s + n * order < 1n << 256n && n <= highest; n++) {
      expect(fault(withS(s + n * order))).toBe('s-range')
    }
    for (const high of [order, order + 1n, order + (1n << 120n), (1n << 256n) - 1n]) {
      expect(fault(withS(high))).toBe('s-range')
    }
    for (const low of [0n, 1n << 252n, order - (1n << 120n), order - 1n]) {
      expect(fault(withS(low))).toBe('mismatch')
    }
  })

  test('R with a part of small order, made by the holder of the key, is refused', () => {
    for (const point of multiples) {
      const rBytes = Point.BASE.multiply(r).add(point).toBytes()
      const signed = forge({ message, a, r, rBytes })
      expect(zip215Verify(signed.signature, message, signed.publicKey)).toBe(true)
      expect(fault(signed)).toBe('mismatch')
    }
  })

  test('R of small order is refused, unless it is the identity in its one encoding', () => {
    for (const point of multiples) {
      expect(fault(forge({ message, a, r: 0n, rBytes: point.toBytes() }))).toBe('mismatch')
    }
    const identity = forge({ message, a, r: 0n })
    expect(fault(identity)).toBeUndefined()
    expect(fault({ ...identity, message: message.subarray(1) })).toBe('mismatch')
    const s = flipped(identity.signature, 256)
    expect(fault({ ...identity, signature: s })).toBe('mismatch')
  })

  test('R that is not canonical is refused', () => {
    const field = Point.CURVE().p
    const identity = [
      little(field + 1n),
      little(1n + (1n << 255n)),
      little(field + 1n + (1n << 255n)),
    ]
    for (const rBytes of identity) {
      const signed = forge({ message, a, r: 0n, rBytes })
      expect(zip215Verify(signed.signature, message, signed.publicKey)).toBe(true)
      expect(fault(signed)).toBe('mismatch')
    }
  })

  test('R that is no point is refused', () => {
    expect(fault(forge({ message, a, r, rBytes: little(2n) }))).toBe('mismatch')
  })

  test('the one signature that holds for the identity key and every message is refused', () => {
    const publicKey = Point.ZERO.toBytes()
    const signature = concat(Point.ZERO.toBytes(), new Uint8Array(32))
    for (const text of ['released', 'destroyed', '']) {
      const signed = { publicKey, message: encodeUtf8(text), signature }
      expect(zip215Verify(signature, signed.message, publicKey)).toBe(true)
      expect(fault(signed)).toBe('small-order')
    }
  })

  test('a key of small order is refused with a signature whose equation holds', () => {
    for (const point of multiples) {
      const publicKey = point.toBytes()
      expect(fault(forge({ message, a: 0n, r, publicKey }))).toBe('small-order')
    }
  })

  test('a key with a part of small order is refused with a signature that the equation alone accepts', () => {
    for (const point of multiples) {
      const publicKey = Point.BASE.multiply(a).add(point).toBytes()
      const signed = holding(publicKey)
      expect(backend.ed25519Verify(publicKey, signed.message, signed.signature)).toBe(true)
      expect(fault(signed)).toBe('torsion')
    }
  })

  test('a key that is not canonical is refused', () => {
    const publicKey = little(Point.CURVE().p + 1n)
    const signature = concat(Point.ZERO.toBytes(), new Uint8Array(32))
    expect(zip215Verify(signature, message, publicKey)).toBe(true)
    expect(fault({ publicKey, message, signature })).toBe('not-canonical')
  })

  test('private scalars at the ends of the range sign like any other', () => {
    for (const end of [1n, 2n, order - 1n]) {
      expect(fault(forge({ message, a: end, r }))).toBeUndefined()
      expect(fault(forge({ message, a, r: end }))).toBeUndefined()
    }
  })
})

// Tries messages until k is a multiple of 8, so that [k] cancels the part of small order.
function holding(publicKey: Uint8Array): SignedMessage {
  const rBytes = Point.BASE.multiply(r).toBytes()
  for (let n = 0; ; n++) {
    const text = encodeUtf8(`message ${n}`)
    if (scalar(rBytes, publicKey, text) % 8n === 0n) {
      return forge({ message: text, a, r, publicKey })
    }
  }
}

test('both backends give one verdict on arbitrary bytes and on damaged signatures', () => {
  const bytes = (length: number): fc.Arbitrary<Uint8Array> =>
    fc.uint8Array({ minLength: length, maxLength: length })
  fc.assert(
    fc.property(bytes(64), fc.uint8Array({ maxLength: 40 }), fc.nat(511), (noise, text, bit) => {
      const signed = forge({ message: text, a, r })
      for (const signature of [noise, signed.signature, flipped(signed.signature, bit)]) {
        const damaged = { ...signed, signature }
        const verdict = signatureFault(damaged, portable.ed25519Verify)
        expect(signatureFault(damaged, node.ed25519Verify)).toBe(verdict)
      }
    }),
    { numRuns: 60 },
  )
})

describe('verifySignature', () => {
  test('returns when the signature holds', () => {
    expect(() => verifySignature(good)).not.toThrow()
  })

  test.each([
    [withS(order), 's-range', 'second half of the signature is not below the order of the group'],
    [withS(1n), 'mismatch', 'signature does not hold for this message and this public key'],
    [
      withSignature(new Uint8Array(63)),
      'length',
      'signature has 63 bytes, an Ed25519 signature has 64',
    ],
  ])('throws ERR_SIGNATURE with the reason: case %#', (signed, reason, text) => {
    const error = expect.objectContaining({ code: 'ERR_SIGNATURE', details: { reason } })
    expect(() => verifySignature(signed)).toThrow(error)
    expect(() => verifySignature(signed)).toThrow(text)
  })

  test('throws ERR_PUBLIC_KEY before it looks at the signature', () => {
    const signed = { ...good, publicKey: Point.ZERO.toBytes(), signature: new Uint8Array(1) }
    const error = expect.objectContaining({ code: 'ERR_PUBLIC_KEY' })
    expect(() => verifySignature(signed)).toThrow(error)
  })
})
