import { describe, expect, test } from 'vitest'
import { limits } from '@custodia/core/wire'
import { der, integer, octets, sequence } from '../../../../test/support/time-stamps/der.ts'
import {
  certificate,
  extension,
  forAuthority,
  keyOf,
  stamped,
  year,
} from '../../../../test/support/time-stamps/forged-certificate.ts'
import type { Hash } from '../../../../test/support/time-stamps/forged-certificate.ts'
import {
  attribute,
  granted,
  ids,
  named,
  token,
} from '../../../../test/support/time-stamps/forged-token.ts'
import {
  clock,
  imprinted,
  reasonOf,
  root,
  signer,
  stamp,
  stamper,
} from '../../../../test/support/time-stamps/clock.ts'
import { openTimeStamp } from './index.ts'

describe('a token that holds', () => {
  test('gives time, authority, number and the end of the certificate that signed', async () => {
    const more = [
      sequence(integer(1), der(0x80, Buffer.from([0x01, 0xf4])), der(0x81, Buffer.from([9]))),
    ]
    const bytes = stamp({
      more: [...more, integer(0xfeedn)],
      genTime: der(0x18, Buffer.from('20210601120000.7349Z')),
    })
    expect(await openTimeStamp(bytes, imprinted, [clock])).toEqual({
      authority: 'clock',
      genTime: stamped + 734,
      accuracy: 1_501,
      signerEnds: stamped + year,
      serial: '4d',
      imprintAlgorithm: 'SHA-256',
      nonce: 'feed',
    })
  })

  test('needs no accuracy and no nonce', async () => {
    const opened = await openTimeStamp(stamp(), imprinted, [clock])
    expect(Object.keys(opened).toSorted()).toEqual([
      'authority',
      'genTime',
      'imprintAlgorithm',
      'serial',
      'signerEnds',
    ])
  })

  test.each<Hash>(['sha256', 'sha384', 'sha512'])('may use %s throughout', async (hash) => {
    const by = stamper({ key: keyOf('RSA-2048', 'stamper'), hash })
    const naming = [named(by, hash)]
    expect(await reasonOf(token({ signer: by, imprinted, hash, imprintHash: hash, naming }))).toBe(
      undefined,
    )
  })

  test('is judged by the certificates at its own time: they have ended since', async () => {
    expect(stamped + year).toBeLessThan(Date.now())
    expect(await reasonOf(stamp())).toBe(undefined)
  })

  test('counts for the first authority to which its chain leads', async () => {
    const stranger = certificate({ name: 'Another Root', extensions: forAuthority })
    const authorities = [
      { name: 'stranger', certificates: [stranger.der] },
      { name: 'second', certificates: [stranger.der, root.der] },
      clock,
    ]
    expect(await openTimeStamp(stamp(), imprinted, authorities)).toMatchObject({
      authority: 'second',
    })
  })
})

describe('its form', () => {
  test.each([
    ['the whole answer of an authority', granted(stamp()), 'not-a-token'],
    ['nothing', new Uint8Array(), 'malformed'],
    ['text', Buffer.from('MIIFHwYJKoZI'), 'malformed'],
    ['a certificate', root.der, 'not-a-token'],
    [
      'another kind of content',
      sequence(...[der(0x06, Buffer.from([42])), der(0xa0, sequence())]),
      'not-a-token',
    ],
    ['a byte behind it', Buffer.concat([stamp(), Buffer.from([0])]), 'malformed'],
    ['a byte less', stamp().subarray(0, -1), 'malformed'],
  ])('%s is refused', async (_what, bytes, reason) => {
    expect(await reasonOf(bytes)).toBe(reason)
  })

  test('the whole answer of an authority is called by its name', async () => {
    const opening = openTimeStamp(granted(stamp()), imprinted, [clock])
    await expect(opening).rejects.toThrow('this is the whole answer of an authority')
  })

  test('signed data that is no time stamp is refused', async () => {
    expect(await reasonOf(stamp({ contentType: ids.data }))).toBe('not-a-token')
  })

  test('a time stamp signed as something else is refused', async () => {
    expect(await reasonOf(stamp({ statedType: ids.data }))).toBe('signer')
  })

  test.each([0, 2])('%d signatures are refused', async (signatures) => {
    expect(await reasonOf(stamp({ signatures }))).toBe('signer')
  })

  test('another version of what is stated is refused', async () => {
    expect(await reasonOf(stamp({ version: 2 }))).toBe('malformed')
  })

  test('what it demands and nobody here understands makes it worthless', async () => {
    const demanded = (isCritical: boolean): Uint8Array =>
      stamp({ more: [der(0xa1, extension('1.3.6.1.4.1.99999.2', isCritical, integer(1)))] })
    expect(await reasonOf(demanded(true))).toBe('extension')
    expect(await reasonOf(demanded(false))).toBe(undefined)
  })

  test.each([
    ['20210601120000', 'no Z'],
    ['20210601120000+0000', 'an offset'],
    ['202106011200Z', 'no seconds'],
    ['20210601120000.Z', 'an empty fraction'],
    ['20210601120000,5Z', 'a comma'],
    ['20210631120000Z', 'no such day'],
    ['20210601240000Z', 'no such hour'],
    ['19691231235959Z', 'before 1970'],
  ])('the time %s is refused: %s', async (text) => {
    expect(await reasonOf(stamp({ genTime: der(0x18, Buffer.from(text)) }))).toBe('malformed')
  })

  test('a time of two-digit years is refused', async () => {
    expect(await reasonOf(stamp({ genTime: der(0x17, Buffer.from('20210601120000Z')) }))).toBe(
      'malformed',
    )
  })

  test.each([
    ['a thousand thousandths', sequence(der(0x80, Buffer.from([0x03, 0xe8])))],
    ['a negative number of seconds', sequence(der(0x02, Buffer.from([0xff])))],
  ])('an accuracy of %s is refused', async (_what, accuracy) => {
    expect(await reasonOf(stamp({ more: [accuracy] }))).toBe('malformed')
  })
})

describe('limits', () => {
  /** A good token of exactly so many bytes: beside its signature stands what nobody signed. */
  function ofLength(length: number): Uint8Array {
    const filled = (size: number): Uint8Array =>
      stamp({ unsigned: [attribute('1.3.6.1.4.1.99999.3', octets(Buffer.alloc(size, 0xff)))] })
    const guess = length - 3_000
    const made = filled(guess)
    // Signatures by ECDSA differ in length by a byte or two.
    for (;;) {
      const next = filled(guess + length - made.length)
      if (next.length === length) return next
    }
  }

  test(`a token of ${limits.timeStampLength} bytes is read, a longer one is not`, async () => {
    expect(await reasonOf(ofLength(limits.timeStampLength))).toBe(undefined)
    expect(await reasonOf(ofLength(limits.timeStampLength + 1))).toBe('malformed')
  })

  test(`${limits.timeStampCertificates} certificates are read, one more is not`, async () => {
    const others = Array.from({ length: limits.timeStampCertificates - 1 }, () => root.der)
    const most = [signer.der, ...others]
    expect(await reasonOf(stamp({ certificates: most }))).toBe(undefined)
    expect(await reasonOf(stamp({ certificates: [...most, root.der] }))).toBe('malformed')
  })

  test(`${limits.timeStampValues} values are read, one more is not`, async () => {
    const withValues = (count: number): Uint8Array => {
      const values = Array.from({ length: count }, () => integer(1))
      return stamp({ unsigned: [attribute('1.3.6.1.4.1.99999.3', ...values)] })
    }
    const own = countValues(withValues(0))
    expect(await reasonOf(withValues(limits.timeStampValues - own))).toBe(undefined)
    expect(await reasonOf(withValues(limits.timeStampValues - own + 1))).toBe('malformed')
  })

  test(`${limits.timeStampNesting} values open at once are read, one more is not`, async () => {
    const nested = (depth: number): Uint8Array => {
      let value = integer(1)
      for (let i = 0; i < depth; i++) value = sequence(value)
      return stamp({ unsigned: [attribute('1.3.6.1.4.1.99999.3', value)] })
    }
    // Content, its wrapping, signed data, signer infos, the signer, the attributes, one attribute, its values.
    const above = 8
    expect(await reasonOf(nested(limits.timeStampNesting - above))).toBe(undefined)
    expect(await reasonOf(nested(limits.timeStampNesting - above + 1))).toBe('malformed')
  })
})

function countValues(bytes: Uint8Array): number {
  let count = 0
  for (let at = 0; at < bytes.length; count++) {
    const first = bytes[at + 1]!
    const long = first < 0x80 ? 0 : first & 0x7f
    const length = long === 0 ? first : Buffer.from(bytes).readUIntBE(at + 2, long)
    at += 2 + long + ((bytes[at]! & 0x20) === 0 ? length : 0)
  }
  return count
}
