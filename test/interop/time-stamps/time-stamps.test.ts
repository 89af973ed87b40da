/** Real authorities, made with `openssl ts` and asked over HTTP; and `openssl` on the tokens that we take and refuse. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import {
  openTimeStamp,
  readTimeStampResponse,
  timeStampRequest,
} from '@custodia/verifier/time-stamp'
import { fetchTimeStamp } from '../../../packages/cli/src/time-stamp/index.ts'
import {
  chained,
  imprinted,
  reasonOf,
  root,
  signer,
  stamp,
  stamper,
} from '../../support/time-stamps/clock.ts'
import {
  extendedKeyUsage,
  forStamping,
  keyUsage,
  purposes,
  stamped,
  year,
} from '../../support/time-stamps/forged-certificate.ts'
import { ids, named, namedBySha1 } from '../../support/time-stamps/forged-token.ts'
import { makeAuthority, verifiesToken } from '../../support/time-stamps/openssl-authority.mjs'
import type { AuthorityOptions } from '../../support/time-stamps/openssl-authority.d.mts'

const nest = mkdtempSync(join(tmpdir(), 'custodia-time-stamps-'))
afterAll(() => rmSync(nest, { recursive: true }))

let folders = 0
const folder = (): string => join(nest, String(++folders))
const note = Buffer.from('the note of a log\n')
const signal = new AbortController().signal

const kinds: readonly Omit<AuthorityOptions, 'directory'>[] = [
  { kind: 'P-256', namedBy: 'sha256' },
  { kind: 'RSA-2048', namedBy: 'sha512', withChain: true },
  { kind: 'P-256', namedBy: 'sha1', withChain: true },
  { kind: 'RSA-2048', namedBy: 'sha1' },
]

describe.each(kinds)('an authority of %j', (kind) => {
  const authority = makeAuthority({ ...kind, directory: folder() })
  const trusted = { name: 'here', certificates: [authority.root] }

  test('stamps over HTTP what openssl and we take', async () => {
    const { url, close } = await authority.serve()
    const before = Date.now()
    const fetched = await fetchTimeStamp({
      url,
      imprinted: note,
      authority: trusted,
      fetch,
      signal,
    })
    await close()
    expect(fetched).toMatchObject({
      authority: 'here',
      accuracy: 1_501,
      imprintAlgorithm: 'SHA-256',
    })
    expect(fetched.genTime).toBeGreaterThanOrEqual(before)
    expect(fetched.genTime).toBeLessThanOrEqual(Date.now())
    const { token } = fetched
    const shared = { directory: folder(), token, root: authority.root }
    expect(verifiesToken({ ...shared, imprinted: note })).toBe(true)
    expect(verifiesToken({ ...shared, imprinted: Buffer.from('another') })).toBe(false)
  })

  test.each(['sha256', 'sha384', 'sha512'])('stamps what openssl asks by %s', async (hash) => {
    const token = readTimeStampResponse(authority.answer(authority.query(note, `-${hash}`)))
    const opened = await openTimeStamp(token, note, [trusted])
    expect(opened.imprintAlgorithm.replace('-', '').toLowerCase()).toBe(hash)
  })

  test('counts by its root, by what stands between, and by its own certificate', async () => {
    const token = readTimeStampResponse(authority.answer(authority.query(note, '-sha256')))
    for (const certificate of [authority.root, authority.between, authority.clock]) {
      const by = [{ name: 'here', certificates: [certificate] }]
      expect(await openTimeStamp(token, note, by)).toMatchObject({ authority: 'here' })
    }
  })

  test('gives no certificate that was not asked for: then its own must be trusted', async () => {
    const query = Buffer.from(authority.query(note, '-sha256'))
    // The last value of a request says that certificates are to come along.
    const without = query.subarray(0, -3)
    without[1]! -= 3
    const token = readTimeStampResponse(authority.answer(without))
    await expect(openTimeStamp(token, note, [trusted])).rejects.toMatchObject({
      details: { reason: 'signer' },
    })
    const own = [{ name: 'here', certificates: [authority.clock] }]
    expect(await openTimeStamp(token, note, own)).toMatchObject({ authority: 'here' })
  })
})

test('openssl reads our request', () => {
  const authority = makeAuthority({ directory: folder() })
  const nonce = Buffer.from('c0ffee0102030405', 'hex')
  const text = authority.describe(timeStampRequest({ imprinted: note, nonce }))
  expect(text).toContain('Version: 1\nHash Algorithm: sha256\n')
  expect(text).toContain('Nonce: 0xC0FFEE0102030405\nCertificate required: yes\n')
})

test('an authority that does not take our hash refuses, and we say what it says', () => {
  const authority = makeAuthority({ directory: folder(), digests: 'sha512' })
  const request = timeStampRequest({ imprinted: note, nonce: Buffer.alloc(8, 1) })
  expect(() => readTimeStampResponse(authority.answer(request))).toThrow(
    'the authority gave none: it does not know the hash: "Message digest algorithm is not supported."',
  )
})

test('a token whose certificate has ended since counts; openssl needs to be told the time', async () => {
  const ends = Date.now() + 4_000
  const authority = makeAuthority({ directory: folder(), ends })
  const token = readTimeStampResponse(authority.answer(authority.query(note, '-sha256')))
  while (Date.now() < ends + 1_000) await setTimeout(200)
  const opened = await openTimeStamp(token, note, [
    { name: 'here', certificates: [authority.root] },
  ])
  expect(opened.genTime).toBeLessThan(opened.signerEnds)
  expect(opened.signerEnds).toBeLessThan(Date.now())
  const shared = { directory: folder(), token, imprinted: note, root: authority.root }
  expect(verifiesToken(shared)).toBe(false)
  expect(verifiesToken({ ...shared, time: opened.genTime })).toBe(true)
})

describe('tokens that the tests forge', () => {
  const twin = stamper({ key: signer.key })
  const both = [signer.der, twin.der]
  const plain = [keyUsage(0x80)]
  const loose = [keyUsage(0x80), extendedKeyUsage(false, purposes.timeStamping)]
  const ended = { from: stamped - year, to: stamped - 1_000 }

  const verdict = (token: Uint8Array): boolean =>
    verifiesToken({ directory: folder(), token, imprinted, root: root.der, time: stamped })

  test.each<[string, Uint8Array]>([
    ['a good one', stamp()],
    ['named by SHA-1', stamp({ naming: [namedBySha1(signer)] })],
    ['named by SHA-512', stamp({ naming: [named(signer, 'sha512')] })],
    ['over SHA-512', stamp({ imprintHash: 'sha512', hash: 'sha512' })],
    ['with others on board', stamp({ certificates: [twin.der, signer.der] })],
  ])('openssl and we take %s', async (_what, token) => {
    expect([verdict(token), await reasonOf(token)]).toEqual([true, undefined])
  })

  test.each<[string, Uint8Array]>([
    ['of other bytes', stamp({ imprinted: Buffer.from('another') })],
    ['of another content', stamp({ contentType: ids.data })],
    ['with two signatures', stamp({ signatures: 2 })],
    ['stripped', stamp({ certificates: [] })],
    ['that names the twin', stamp({ certificates: both, naming: [named(twin)] })],
    ['that names no signer', stamp({ naming: [] })],
    ['by a certificate without a purpose', chained(stamper({ extensions: plain }))],
    ['by a certificate whose purpose is not critical', chained(stamper({ extensions: loose }))],
    ['by a certificate that had ended', chained(stamper(ended))],
    [
      'by a stranger',
      chained(stamper({ issuer: undefined, name: 'Self', extensions: forStamping })),
    ],
    ['signed otherwise', stamp({ over: (attributes) => attributes.subarray(1) })],
  ])('openssl and we refuse one %s', async (_what, token) => {
    expect([verdict(token), await reasonOf(token)]).toEqual([false, expect.any(String)])
  })

  test.each<[string, Uint8Array, string]>([
    ['SHA-1 as the imprint', stamp({ imprintHash: 'sha1' }), 'algorithm'],
    ['SHA-1 below the signature', stamp({ hash: 'sha1' }), 'algorithm'],
  ])('openssl takes, and we refuse, %s', async (_what, token, reason) => {
    expect([verdict(token), await reasonOf(token)]).toEqual([true, reason])
  })
})
