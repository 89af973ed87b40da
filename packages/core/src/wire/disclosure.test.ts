import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '../bytes/index.ts'
import { isCustodyError } from '../errors.ts'
import { encodeCbor } from './cbor.ts'
import type { CborValue } from './cbor.ts'
import { disclosureDigestInput, encodeDisclosure, parseDisclosure } from './disclosure.ts'
import { limits } from './limits.ts'

const salt = Uint8Array.from({ length: 16 }, (_, i) => i)
const disclosure = { salt, value: 'Alex Example', label: 'receiverName' }

function bytes(hex: string): Uint8Array {
  return fromHex(hex) ?? expect.fail(`not hex: ${hex}`)
}

function partOf(received: Uint8Array): string {
  try {
    parseDisclosure(received)
  } catch (error) {
    if (!isCustodyError(error)) throw error
    return error.code === 'ERR_DISCLOSURE_MALFORMED' ? error.details.part : error.code
  }
  return expect.fail('was accepted')
}

describe('encodeDisclosure and parseDisclosure', () => {
  it('give back salt, value and label', () => {
    const anyValue = fc.oneof(
      fc.maxSafeInteger(),
      fc.string(),
      fc.boolean(),
      fc.uint8Array(),
      fc.constant(null),
      fc.array(fc.integer()),
      fc.array(fc.tuple(fc.string(), fc.integer())).map((entries) => new Map(entries)),
    )
    const anyLabel = fc.string({ minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        anyValue,
        anyLabel,
        (own, value, label) => {
          const made = { salt: own, value, label }
          expect(parseDisclosure(encodeDisclosure(made))).toEqual(made)
        },
      ),
    )
  })

  it('write the array of three', () => {
    const expected =
      '8350000102030405060708090a0b0c0d0e0f6c416c6578204578616d706c656c72656365697665724e616d65'
    expect(toHex(encodeDisclosure(disclosure))).toBe(expected)
  })

  it('take a label of 1 and of 255 bytes, and none of 0 or 256', () => {
    for (const length of [1, limits.nameLength]) {
      const label = 'l'.repeat(length)
      expect(parseDisclosure(encodeDisclosure({ ...disclosure, label })).label).toBe(label)
    }
    for (const label of ['', 'l'.repeat(limits.nameLength + 1), 'é'.repeat(128)]) {
      expect(() => encodeDisclosure({ ...disclosure, label })).toThrow(RangeError)
      expect(partOf(encodeCbor([salt, 1, label]))).toBe('label')
    }
  })

  it('take a salt of 16 bytes, and no other', () => {
    for (const length of [0, 15, 17, 32]) {
      const wrong = new Uint8Array(length)
      expect(() => encodeDisclosure({ ...disclosure, salt: wrong })).toThrow(RangeError)
      expect(partOf(encodeCbor([wrong, 1, 'label']))).toBe('salt')
    }
    expect(partOf(encodeCbor(['0123456789abcdef', 1, 'label']))).toBe('salt')
  })

  it('take 65,536 bytes, and not one more', () => {
    const overhead = encodeDisclosure({ ...disclosure, value: 'x'.repeat(65_000) }).length - 65_000
    const longest = 'x'.repeat(limits.disclosureLength - overhead)
    const encoded = encodeDisclosure({ ...disclosure, value: longest })
    expect(encoded.length).toBe(limits.disclosureLength)
    expect(parseDisclosure(encoded).value).toBe(longest)
    expect(() => encodeDisclosure({ ...disclosure, value: `${longest}x` })).toThrow('at most 65536')
    expect(partOf(encodeCbor([salt, `${longest}x`, 'receiverName']))).toBe('length')
  })

  it.each<[string, CborValue, string]>([
    ['no array', new Map(), 'array'],
    ['a byte string around it', encodeDisclosure(disclosure), 'array'],
    ['two parts', [salt, 1], 'array'],
    ['four parts', [salt, 1, 'label', 1], 'array'],
    ['a decoy', [salt], 'array'],
    ['a label that is a number', [salt, 1, 501], 'label'],
    ['parts in another order', ['label', 1, salt], 'salt'],
  ])('refuse %s', (_, value, part) => {
    expect(partOf(encodeCbor(value))).toBe(part)
  })

  it('refuse what is outside the CBOR profile', () => {
    expect(partOf(bytes(`8350${'00'.repeat(16)}f93c006161`))).toBe('ERR_CBOR_PROFILE')
    expect(partOf(bytes(`835810${'00'.repeat(16)}016161`))).toBe('ERR_CBOR_PROFILE')
    expect(partOf(bytes(`8350${'00'.repeat(16)}01616100`))).toBe('ERR_CBOR_PROFILE')
  })

  it('refuse a value that CBOR cannot hold, and name it', () => {
    expect(() => encodeDisclosure({ ...disclosure, value: [1.5] })).toThrow('the value at /1/0')
  })
})

describe('disclosureDigestInput', () => {
  // The five disclosures of issuer_cwt in draft-ietf-spice-sd-cwt, whose digests stand in its payload.
  it.each([
    [
      '8350bae611067bb823486797da1ebbb52f836b414243442d3132333435361901f5',
      'af375dc3fba1d082448642c00be7b2f7bb05c9d8fb61cfc230ddfdfb4616a693',
    ],
    [
      '82508de86a012b3043ae6e4457b9e1aaab801a5c5c6b90',
      '1b7fc8ecf4b1290712497d226c04b503b4aa126c603c83b75d2679c3c613f3fd',
    ],
    [
      '82507af7084b50badeb57d49ea34627c7a521a601db950',
      '64afccd3ad52da405329ad935de1fb36814ec48fdfd79e3a108ef858e291e146',
    ],
    [
      '8350ec615c3035d5a4ff2f5ae29ded683c8e62636166726567696f6e',
      '0d4b8c6123f287a1698ff2db15764564a976fb742606e8fd00e2140656ba0df3',
    ],
    [
      '835037c23d4ec4db0806601e6b6dc6670df96539343138386b706f7374616c5f636f6465',
      'c0b7747f960fc2e201c4d47c64fee141b78e3ab768ce941863dc8914e8f5815f',
    ],
  ])('hashes as SD-CWT does: %s', (hex, digest) => {
    const input = disclosureDigestInput(bytes(hex))
    expect(createHash('sha256').update(input).digest('hex')).toBe(digest)
  })

  it('is the CBOR byte string at every length', () => {
    for (const length of [0, 21, 23, 24, 255, 256, 65_535, 65_536]) {
      const content = new Uint8Array(length)
      expect(toHex(disclosureDigestInput(content))).toBe(toHex(encodeCbor(content)))
    }
  })
})
