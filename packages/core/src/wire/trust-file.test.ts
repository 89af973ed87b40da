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
const signature = { name: origin, keyId: 7, signature: new Uint8Array(64) }
const text = formatCheckpointText({ origin, size: 3, rootHash: new Uint8Array(32) })
const pinned = new TextDecoder().decode(formatNote({ text, signatures: [signature] }))

const trust: TrustFile = { ledger: 'a'.repeat(64), origin, logKey, completeness: 'C1' }
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
    const full: TrustFile = { ...trust, completeness: 'C0', maximumAge: 86_400, pinned }
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

  test('a name in the error is shown with escapes', () => {
    expect(() => parseTrustFile(encodeUtf8(withMember({ '\u202e': 1 })))).toThrow('\\u{202e}')
  })

  test('what no trust file can hold is not written', () => {
    expect(() => formatTrustFile({ ...trust, ledger: 'x' })).toThrow('ledger')
  })
})
