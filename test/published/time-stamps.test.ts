/** Tokens that others made: what their README states of them, and what must not count. */
import { X509Certificate } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openTimeStamp, readTimeStampResponse } from '@custodia/verifier/time-stamp'
import type { TimeStampAuthority } from '@custodia/verifier/time-stamp'
import { readVectors } from './folder.ts'

interface Published {
  readonly name: string
  readonly message_b64?: string
  readonly message_hex?: string
  readonly response_der_b64: string
  readonly token_der_b64: string
  readonly trust_anchor_pem: string
  readonly signer_pem: string
  readonly genTime: string
}

const tokens = readVectors<Published[]>('rfc3161/tokens.json')

const fromBase64 = (text: string): Uint8Array => Buffer.from(text, 'base64')
const der = (pem: string): Uint8Array => new X509Certificate(pem).raw

function imprinted({ message_b64: base64, message_hex: hex }: Published): Uint8Array {
  return base64 === undefined ? Buffer.from(hex ?? '', 'hex') : fromBase64(base64)
}

function trusted(one: Published, pem = one.trust_anchor_pem): readonly TimeStampAuthority[] {
  return [{ name: one.name, certificates: [der(pem)] }]
}

/** The reason for which it does not count; undefined if it does. */
async function reasonOf(
  token: Uint8Array,
  message: Uint8Array,
  authorities: readonly TimeStampAuthority[],
): Promise<string | undefined> {
  try {
    await openTimeStamp(token, message, authorities)
    return undefined
  } catch (error) {
    return (error as { details?: { reason?: string } }).details?.reason
  }
}

test('there are three, by two authorities', () => {
  expect(tokens.map(({ name }) => name)).toEqual([
    'local-openssl-p256',
    'freetsa-ctt (RFC 9921 section 3.1.1 imprint)',
    'freetsa-ttc',
  ])
})

describe.each(tokens)('$name', (one) => {
  const token = fromBase64(one.token_der_b64)
  const response = fromBase64(one.response_der_b64)

  test('holds at its time, though its certificate may have ended since', async () => {
    const opened = await openTimeStamp(token, imprinted(one), trusted(one))
    const ends = new X509Certificate(one.signer_pem).validTo
    expect(opened).toMatchObject({
      authority: one.name,
      genTime: Date.parse(one.genTime),
      signerEnds: Date.parse(ends),
      imprintAlgorithm: 'SHA-256',
    })
  })

  test('holds with its own certificate trusted instead of the root', async () => {
    const authorities = trusted(one, one.signer_pem)
    expect(await reasonOf(token, imprinted(one), authorities)).toBe(undefined)
  })

  test('lies in the answer of its authority, which is no token', async () => {
    expect(Buffer.from(readTimeStampResponse(response))).toEqual(Buffer.from(token))
    expect(await reasonOf(response, imprinted(one), trusted(one))).toBe('not-a-token')
  })

  test('is of no other bytes', async () => {
    const message = Uint8Array.from(imprinted(one))
    message[0]! ^= 1
    expect(await reasonOf(token, message, trusted(one))).toBe('imprint')
  })

  test.each(tokens.filter((other) => other !== one))('is not that of $name', async (other) => {
    expect(await reasonOf(token, imprinted(other), trusted(one))).toBe('imprint')
  })

  test('says nothing to whoever trusts another authority', async () => {
    const other = tokens.find(({ trust_anchor_pem: pem }) => pem !== one.trust_anchor_pem)!
    expect(await reasonOf(token, imprinted(one), trusted(other))).toBe('unknown-authority')
  })
})

test('the imprint is over the CBOR encoding of the signature, not over the signature', async () => {
  const one = tokens[1]!
  const bare = imprinted(one).subarray(2)
  const token = fromBase64(one.token_der_b64)
  expect(await reasonOf(token, bare, trusted(one))).toBe('imprint')
})
