import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../bytes/index.ts'
import { isCustodyError } from '../errors.ts'
import { limits } from './limits.ts'
import { formatCheckpointText } from './checkpoint.ts'
import { formatNote } from './signed-note.ts'
import { formatTrustFile, parseTrustFile } from './trust-file.ts'
import type { TrustFile } from './trust-file.ts'
import { formatVkey } from './vkey.ts'

const origin = 'lab.example/custody'
const logKey = formatVkey({ name: origin, keyId: 7, type: 1, material: new Uint8Array(32).fill(5) })
const otherKey = formatVkey({
  name: origin,
  keyId: 7,
  type: 1,
  material: new Uint8Array(32).fill(6),
})
const signature = { name: origin, keyId: 7, signature: new Uint8Array(64) }
const text = formatCheckpointText({ origin, size: 3, rootHash: new Uint8Array(32) })
const pinned = new TextDecoder().decode(formatNote({ text, signatures: [signature] }))

const trust: TrustFile = { ledger: 'a'.repeat(64), origin, logKey, completeness: 'C1' }
const witnessKey = (name: string, fill: number): string =>
  formatVkey({ name, keyId: fill, type: 4, material: new Uint8Array(32).fill(fill) })
const witnessPolicy = `log ${logKey}\nwitness a ${witnessKey('a.example', 8)}\nquorum a\n`
const times: Partial<TrustFile> = {
  witnessPolicy,
  operators: new Map([['a', 'Muster']]),
  timeStamps: {
    threshold: 1,
    authorities: [
      { name: 'stamps.example', certificates: [Uint8Array.of(0x30, 0)] },
      {
        name: 'other.example',
        certificates: [Uint8Array.of(0x30, 0)],
        until: Date.UTC(2035, 0, 1),
      },
    ],
  },
  sunset: { Ed25519: Date.UTC(2035, 0, 1), 'SHA-256': Date.UTC(2040, 11, 31) },
}
const authority = { name: 'stamps.example', certificates: ['MAA='] }
const stamps = (...authorities: readonly object[]) => ({ threshold: 1, authorities })
const members = { format: 'custodia/trust/1', ledger: trust.ledger, origin, logKey }

function memberOf(content: string | Uint8Array): string {
  try {
    parseTrustFile(typeof content === 'string' ? encodeUtf8(content) : content)
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_TRUST_FILE') return error.details.member
    throw error
  }
  return 'no error'
}

const withMember = (extra: object): string => JSON.stringify({ ...members, ...extra })

describe('a trust file', () => {
  test('reads back as written', () => {
    const full: TrustFile = { ...trust, completeness: 'C4', maximumAge: 86_400, pinned, ...times }
    expect(parseTrustFile(formatTrustFile(full))).toEqual(full)
    expect(parseTrustFile(formatTrustFile(trust))).toEqual(trust)
  })

  test('C1 is what it asks for when it says nothing', () => {
    expect(parseTrustFile(encodeUtf8(JSON.stringify(members)))).toEqual(trust)
  })

  test('the vkey of the log is the first one in the text', () => {
    const written = new TextDecoder().decode(formatTrustFile({ ...trust, pinned }))
    expect(written.indexOf(logKey)).toBeGreaterThan(0)
    expect(written.indexOf(logKey)).toBeLessThan(written.indexOf('pinned'))
    expect(written.endsWith('}\n')).toBe(true)
  })

  test.each<[string, string | Uint8Array, string]>([
    ['nothing', '', ''],
    ['no JSON', '{', ''],
    ['a list', '[]', ''],
    ['null', 'null', ''],
    ['a byte order mark', `\ufeff${JSON.stringify(members)}`, ''],
    ['bytes that are not UTF-8', Uint8Array.of(0xff), ''],
    ['carriage returns', JSON.stringify(members, null, 2).replaceAll('\n', '\r\n'), ''],
    ['a comment', `${JSON.stringify(members)} // mine`, ''],
    ['an unknown member', withMember({ witness: 1 }), 'witness'],
    ['__proto__', JSON.stringify(members).replace('{', '{"__proto__":1,'), '__proto__'],
    ['no format', JSON.stringify({ ...members, format: undefined }), 'format'],
    ['a later format', withMember({ format: 'custodia/trust/2' }), 'format'],
    ['no ledger', JSON.stringify({ ...members, ledger: undefined }), 'ledger'],
    ['a ledger in upper case', withMember({ ledger: 'A'.repeat(64) }), 'ledger'],
    ['a ledger that is a number', withMember({ ledger: 1 }), 'ledger'],
    ['an origin with a space', withMember({ origin: 'lab custody' }), 'origin'],
    ['no log key', JSON.stringify({ ...members, logKey: undefined }), 'logKey'],
    ['a log key that is none', withMember({ logKey: 'abc' }), 'logKey'],
    [
      'a witness key as log key',
      withMember({
        logKey: formatVkey({ name: origin, keyId: 7, type: 4, material: new Uint8Array(32) }),
      }),
      'logKey',
    ],
    ['a log key of another name', withMember({ origin: 'other.example' }), 'logKey'],
    ['C2', withMember({ completeness: 'C2' }), 'completeness'],
    ['an age of 0', withMember({ maximumAge: 0 }), 'maximumAge'],
    ['an age of a half', withMember({ maximumAge: 1.5 }), 'maximumAge'],
    ['an age as text', withMember({ maximumAge: '60' }), 'maximumAge'],
    ['a pin that is no note', withMember({ pinned: 'x' }), 'pinned'],
    ['a policy that is none', withMember({ witnessPolicy: 'quorum' }), 'witnessPolicy'],
    ['a policy that is no text', withMember({ witnessPolicy: 1 }), 'witnessPolicy'],
    [
      'a policy for another log',
      withMember({ witnessPolicy: witnessPolicy.replace(logKey, otherKey) }),
      'witnessPolicy',
    ],
    [
      "the log's own key as a witness",
      withMember({ witnessPolicy: `witness a ${witnessKey('a.example', 5)}\nquorum a\n` }),
      'witnessPolicy',
    ],
    ['operators without a policy', withMember({ operators: { a: 'Muster' } }), 'operators'],
    [
      'the operator of a witness that is not there',
      withMember({ witnessPolicy, operators: { b: 'Muster' } }),
      'operators',
    ],
    [
      'an operator without a name',
      withMember({ witnessPolicy, operators: { a: '' } }),
      'operators',
    ],
    ['time stamps of nobody', withMember({ timeStamps: stamps() }), 'timeStamps'],
    [
      'a threshold above the authorities',
      withMember({ timeStamps: { threshold: 2, authorities: [authority] } }),
      'timeStamps',
    ],
    [
      'a threshold of 0',
      withMember({ timeStamps: { threshold: 0, authorities: [authority] } }),
      'timeStamps',
    ],
    ['one authority twice', withMember({ timeStamps: stamps(authority, authority) }), 'timeStamps'],
    [
      'an authority with a space in its name',
      withMember({ timeStamps: stamps({ ...authority, name: 'a b' }) }),
      'timeStamps',
    ],
    [
      'an authority without a certificate',
      withMember({ timeStamps: stamps({ ...authority, certificates: [] }) }),
      'timeStamps',
    ],
    [
      'a certificate that is no base64',
      withMember({ timeStamps: stamps({ ...authority, certificates: ['-----'] }) }),
      'timeStamps',
    ],
    [
      'an unknown member of an authority',
      withMember({ timeStamps: stamps({ ...authority, url: 'x' }) }),
      'timeStamps',
    ],
    [
      'a day that is none',
      withMember({ timeStamps: stamps({ ...authority, until: '2035-02-30' }) }),
      'timeStamps',
    ],
    ['the end of an unknown algorithm', withMember({ sunset: { MD5: '2035-01-01' } }), 'sunset'],
    ['a sunset with a time', withMember({ sunset: { Ed25519: '2035-01-01T00:00' } }), 'sunset'],
    ['a pin of another log', withMember({ pinned: pinned.replace(origin, 'other') }), 'pinned'],
  ])('%s is refused', (_, content, member) => {
    expect(memberOf(content)).toBe(member)
  })

  test('a member that stands twice is refused, however it is written', () => {
    const json = JSON.stringify(members)
    expect(memberOf(json.replace('{', `{"ledger":"${'b'.repeat(64)}",`))).toBe('ledger')
    expect(memberOf(json.replace('{', `{"l\\u0065dger":"${'b'.repeat(64)}",`))).toBe('ledger')
    expect(memberOf(json.replace('{', '{"ledger" : "x",'))).toBe('ledger')
  })

  test('braces and quotes inside a value confuse nobody', () => {
    expect(memberOf(withMember({ origin: '}{"ledger":' }))).toBe('origin')
    expect(memberOf(withMember({ origin: '\\"ledger\\":' }))).toBe('origin')
  })

  test('its length is bounded', () => {
    const padded = (length: number): string => JSON.stringify(members).padEnd(length, ' ')
    expect(memberOf(padded(limits.trustFileLength))).toBe('no error')
    expect(memberOf(padded(limits.trustFileLength + 1))).toBe('')
  })

  test('authorities and their certificates are bounded', () => {
    const some = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ ...authority, name: `a${i}` }))
    const certified = (count: number) =>
      stamps({ ...authority, certificates: Array(count).fill('MAA=') })
    expect(memberOf(withMember({ timeStamps: stamps(...some(limits.trustAuthorities)) }))).toBe(
      'no error',
    )
    expect(memberOf(withMember({ timeStamps: stamps(...some(limits.trustAuthorities + 1)) }))).toBe(
      'timeStamps',
    )
    expect(memberOf(withMember({ timeStamps: certified(limits.trustCertificates) }))).toBe(
      'no error',
    )
    expect(memberOf(withMember({ timeStamps: certified(limits.trustCertificates + 1) }))).toBe(
      'timeStamps',
    )
  })

  test('a name in the error is shown with escapes', () => {
    expect(() => parseTrustFile(encodeUtf8(withMember({ '\u202e': 1 })))).toThrow('\\u{202e}')
  })

  test('what no trust file can hold is not written', () => {
    expect(() => formatTrustFile({ ...trust, ledger: 'x' })).toThrow('ledger')
  })
})
