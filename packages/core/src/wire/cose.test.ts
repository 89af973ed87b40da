import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, equalBytes, fromHex, toHex } from '../bytes/index.ts'
import { CustodyError, isCustodyError } from '../errors.ts'
import { encodeCbor } from './cbor.ts'
import { assembleSign1, parseSign1, sign1ToBeSigned } from './cose.ts'
import type { Refusal } from './cose.ts'

const malformed: Refusal = (field, reason) =>
  new CustodyError('ERR_EVENT_MALFORMED', `${field}: ${reason}`, { field })
const options = { maxLength: 1000, malformed }

const parts = {
  protectedBytes: Uint8Array.of(0xa1, 0x01, 0x32),
  payloadBytes: Uint8Array.of(0xa0),
  signature: new Uint8Array(64).fill(5),
}
const message = assembleSign1(parts)

function bytes(hex: string): Uint8Array {
  return fromHex(hex.replaceAll(' ', '')) ?? expect.fail(`not hex: ${hex}`)
}

function faultOf(received: Uint8Array, maxLength = 1000): string {
  try {
    parseSign1(received, { maxLength, malformed })
  } catch (error) {
    if (!isCustodyError(error)) throw error
    return error.code === 'ERR_EVENT_MALFORMED' ? error.details.field : error.code
  }
  return expect.fail('was accepted')
}

describe('assembleSign1', () => {
  it('writes tag 18 on an array of four', () => {
    const hex = `d2 84 43 a10132 a0 41 a0 5840 ${'05'.repeat(64)}`
    expect(toHex(message)).toBe(hex.replaceAll(' ', ''))
  })

  it('writes what cbor-x writes, at every length of its parts', () => {
    for (const length of [0, 1, 23, 24, 255, 256, 65_535, 65_536]) {
      const long = {
        ...parts,
        payloadBytes: new Uint8Array(length),
        protectedBytes: new Uint8Array(length),
      }
      const { protectedBytes, payloadBytes, signature } = long
      const array = encodeCbor([protectedBytes, new Map(), payloadBytes, signature])
      expect(equalBytes(assembleSign1(long), concat(Uint8Array.of(0xd2), array))).toBe(true)
    }
  })

  it.each([0, 63, 65])('takes no signature of %d bytes', (length) => {
    const signature = new Uint8Array(length)
    expect(() => assembleSign1({ ...parts, signature })).toThrow(RangeError)
  })
})

describe('sign1ToBeSigned', () => {
  it('is the Sig_structure of RFC 9052', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.uint8Array({ maxLength: 300 }),
        (head, payload) => {
          const structure = encodeCbor(['Signature1', head, new Uint8Array(0), payload])
          expect(toHex(sign1ToBeSigned(head, payload))).toBe(toHex(structure))
        },
      ),
    )
  })

  it.each([
    [
      'sign1-tests/sign-pass-01',
      '',
      '846a5369676e617475726531404054546869732069732074686520636f6e74656e742e',
    ],
    [
      'eddsa-examples/eddsa-sig-01',
      'a201270300',
      '846a5369676e61747572653145a2012703004054546869732069732074686520636f6e74656e742e',
    ],
  ])('is that of cose-wg/Examples %s', (_, protectedHex, expected) => {
    const content = new TextEncoder().encode('This is the content.')
    expect(toHex(sign1ToBeSigned(bytes(protectedHex), content))).toBe(expected)
  })
})

describe('parseSign1', () => {
  it('gives back the parts and the bytes as received', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.uint8Array({ maxLength: 300 }),
        (head, payload) => {
          const made = { protectedBytes: head, payloadBytes: payload, signature: parts.signature }
          const received = assembleSign1(made)
          const parsed = parseSign1(received, options)
          expect(equalBytes(parsed.bytes, received)).toBe(true)
          expect(equalBytes(parsed.protectedBytes, head)).toBe(true)
          expect(equalBytes(parsed.payloadBytes, payload)).toBe(true)
          expect(equalBytes(parsed.signature, parts.signature)).toBe(true)
        },
      ),
    )
  })

  it('keeps what it judged, whatever the caller does with his bytes', () => {
    const received = message.slice()
    const parsed = parseSign1(received, options)
    received.fill(0)
    expect(toHex(parsed.bytes)).toBe(toHex(message))
    expect(toHex(parsed.payloadBytes)).toBe('a0')
  })

  it('reads a part of a larger buffer', () => {
    const larger = concat(Uint8Array.of(1, 2, 3), message, Uint8Array.of(4))
    const parsed = parseSign1(larger.subarray(3, -1), options)
    expect(toHex(parsed.protectedBytes)).toBe('a10132')
  })

  it('accepts exactly maxLength bytes', () => {
    expect(parseSign1(message, { maxLength: message.length, malformed }).bytes).toEqual(message)
    expect(faultOf(message, message.length - 1)).toBe('length')
  })

  const sig = `5840 ${'05'.repeat(64)}`
  it.each([
    ['nothing', '', 'tag'],
    ['no tag', `84 43a10132 a0 41a0 ${sig}`, 'tag'],
    ['the tag in two bytes', `d812 84 43a10132 a0 41a0 ${sig}`, 'tag'],
    ['the tag of COSE_Sign', `d862 84 43a10132 a0 41a0 ${sig}`, 'tag'],
    ['the tag of COSE_Mac0', `d1 84 43a10132 a0 41a0 ${sig}`, 'tag'],
    ['the tag twice', `d2 d2 84 43a10132 a0 41a0 ${sig}`, 'ERR_CBOR_PROFILE'],
    ['a map instead of the array', 'd2 a0', 'envelope'],
    ['three parts', `d2 83 43a10132 a0 41a0`, 'envelope'],
    ['five parts', `d2 85 43a10132 a0 41a0 ${sig} 00`, 'envelope'],
    ['a protected header that is a map', `d2 84 a10132 a0 41a0 ${sig}`, 'protected header'],
    ['an unprotected header', `d2 84 43a10132 a10132 41a0 ${sig}`, 'unprotected header'],
    ['an unprotected header in a string', `d2 84 43a10132 40 41a0 ${sig}`, 'unprotected header'],
    ['a payload that is elsewhere', `d2 84 43a10132 a0 f6 ${sig}`, 'payload'],
    ['a payload in text', `d2 84 43a10132 a0 61 41 ${sig}`, 'payload'],
    ['a signature of 63 bytes', `d2 84 43a10132 a0 41a0 583f ${'05'.repeat(63)}`, 'signature'],
    ['a signature of 65 bytes', `d2 84 43a10132 a0 41a0 5841 ${'05'.repeat(65)}`, 'signature'],
    ['no signature', `d2 84 43a10132 a0 41a0 f6`, 'signature'],
    ['a byte behind it', `d2 84 43a10132 a0 41a0 ${sig} 00`, 'length'],
    ['a length in too many bytes', `d2 84 5803a10132 a0 41a0 ${sig}`, 'ERR_CBOR_PROFILE'],
    ['an indefinite array', `d2 9f 43a10132 a0 41a0 ${sig} ff`, 'ERR_CBOR_PROFILE'],
  ])('refuses %s', (_, hex, fault) => {
    expect(faultOf(bytes(hex))).toBe(fault)
  })

  it('refuses the message cut at every byte', () => {
    for (let length = 0; length < message.length; length++) {
      expect(faultOf(message.subarray(0, length))).toBe(length === 0 ? 'tag' : 'ERR_CBOR_PROFILE')
    }
  })
})
