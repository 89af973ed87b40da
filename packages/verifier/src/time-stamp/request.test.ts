import { describe, expect, test } from 'vitest'
import { limits } from '@custodia/core/wire'
import {
  bits,
  der,
  integer,
  nothing,
  octets,
  oid,
  sequence,
  text,
  truth,
} from '../../../../test/support/time-stamps/der.ts'
import { hashOf } from '../../../../test/support/time-stamps/forged-certificate.ts'
import { granted } from '../../../../test/support/time-stamps/forged-token.ts'
import { stamp } from '../../../../test/support/time-stamps/clock.ts'
import { readTimeStampResponse, timeStampRequest } from './index.ts'

const imprinted = Buffer.from('a note')

describe('a request', () => {
  test.each([
    ['0102030405060708', '02080102030405060708'],
    ['ff02030405060708', '020900ff02030405060708'],
    [`80${'11'.repeat(31)}`, `02210080${'11'.repeat(31)}`],
  ])('with nonce %s is, byte for byte, what RFC 3161 says', (nonce, encoded) => {
    const expected = sequence(
      integer(1),
      sequence(
        sequence(oid('2.16.840.1.101.3.4.2.1'), nothing),
        octets(hashOf('sha256', imprinted)),
      ),
      Buffer.from(encoded, 'hex'),
      truth,
    )
    const made = timeStampRequest({ imprinted, nonce: Buffer.from(nonce, 'hex') })
    expect(Buffer.from(made).toString('hex')).toBe(Buffer.from(expected).toString('hex'))
  })

  test.each(['', '01020304050607', '0002030405060708', '11'.repeat(33)])(
    'takes no nonce %j',
    (nonce) => {
      const bytes = Buffer.from(nonce, 'hex')
      expect(() => timeStampRequest({ imprinted, nonce: bytes })).toThrow(RangeError)
    },
  )
})

/** What is thrown for an answer: its reason and its words. */
function refusalOf(bytes: Uint8Array): readonly [reason: string, message: string] {
  try {
    readTimeStampResponse(bytes)
  } catch (error) {
    const { code, message, details } = error as {
      code?: string
      message: string
      details: { reason: string }
    }
    if (code !== 'ERR_TIME_STAMP') throw error
    return [details.reason, message]
  }
  return ['none', '']
}

describe('an answer', () => {
  const token = stamp()

  test.each([0, 1])('of status %d gives the token, byte for byte', (status) => {
    const bytes = sequence(sequence(integer(status), sequence(text('with changes'))), token)
    expect(Buffer.from(readTimeStampResponse(bytes))).toEqual(Buffer.from(token))
  })

  test.each([2, 3, 4, 5, 127])('of status %d gives none, though a token is in it', (status) => {
    const [reason, message] = refusalOf(sequence(sequence(integer(status)), token))
    expect([reason, message]).toEqual(['refused', 'time stamp: the authority gave none'])
  })

  test('says why', () => {
    const failure = bits(Buffer.from([0x80, 0x02, 0x00, 0x40]))
    const said = sequence(text('closed'), text('until \u202e10\n'))
    const [, message] = refusalOf(sequence(sequence(integer(2), said, failure)))
    expect(message).toBe(
      'time stamp: the authority gave none: it does not know the hash: it has no clock at present: it has a fault: "closed until \\u{202e}10\\u{a}"',
    )
  })

  test('does not say more than can be read', () => {
    const [, message] = refusalOf(sequence(sequence(integer(2), sequence(text('z'.repeat(9_999))))))
    expect(message.match(/z/g)).toHaveLength(200)
  })

  test('does not say what is not text', () => {
    const said = sequence(der(0x0c, Buffer.from([0xff])))
    expect(refusalOf(sequence(sequence(integer(2), said)))[0]).toBe('refused')
  })

  test.each([
    ['granted, and empty', sequence(sequence(integer(0)))],
    ['a token alone', token],
    ['without a status', sequence(sequence(), token)],
    ['with a status that is no number', sequence(sequence(truth), token)],
    ['with a number for a token', sequence(sequence(integer(0)), integer(1))],
    ['with more than a token', sequence(sequence(integer(0)), token, token)],
    ['nothing', new Uint8Array()],
    ['of another kind', truth],
    ['with a byte behind it', Buffer.concat([granted(token), Buffer.from([0])])],
  ])('%s is refused', (_what, bytes) => {
    expect(refusalOf(bytes)[0]).toBe('malformed')
  })

  test(`of ${limits.timeStampLength} bytes is read, a longer one is not`, () => {
    const ofLength = (length: number): Uint8Array =>
      sequence(sequence(integer(0)), sequence(octets(Buffer.alloc(length - 17))))
    const most = ofLength(limits.timeStampLength)
    expect(most.length).toBe(limits.timeStampLength)
    expect(refusalOf(most)[0]).toBe('none')
    expect(refusalOf(ofLength(limits.timeStampLength + 1))[0]).toBe('malformed')
  })
})
