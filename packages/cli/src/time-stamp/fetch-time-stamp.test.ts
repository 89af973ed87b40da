/** The client against services over real HTTP, which answer well and in every wrong way. */
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { limits } from '@custodia/core/wire'
import { clock, imprinted, signer, stamper } from '../../../../test/support/time-stamps/clock.ts'
import { bits, integer, sequence, text } from '../../../../test/support/time-stamps/der.ts'
import { hashOf } from '../../../../test/support/time-stamps/forged-certificate.ts'
import { granted, token } from '../../../../test/support/time-stamps/forged-token.ts'
import { fetchTimeStamp } from './index.ts'
import type { FetchedTimeStamp } from './index.ts'

type Answer = (request: Buffer, response: ServerResponse, message: IncomingMessage) => void

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A service that answers like this; gives its address. */
async function serve(answer: Answer): Promise<string> {
  const server = createServer((message, response) => {
    const parts: Buffer[] = []
    message.on('data', (part: Buffer) => parts.push(part))
    message.on('end', () => answer(Buffer.concat(parts), response, message))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/stamp?key=secret`
}

interface Asking {
  readonly signal?: AbortSignal
  readonly timeLimit?: number
}

function ask(url: string, options: Asking = {}): Promise<FetchedTimeStamp> {
  const { signal = new AbortController().signal } = options
  return fetchTimeStamp({ imprinted, authority: clock, fetch, url, ...options, signal })
}

/** The nonce stands near the end of a request, before `certReq`. */
const nonceIn = (request: Buffer): bigint =>
  BigInt(`0x${request.subarray(-19, -3).toString('hex')}`)

const stampFor = (request: Buffer, by = signer): Uint8Array =>
  token({ signer: by, imprinted, more: [integer(nonceIn(request))] })

function reply(response: ServerResponse, body: Uint8Array): void {
  response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(body)
}

describe('an authority that stamps', () => {
  test('gives a token that holds', async () => {
    const url = await serve((request, response) => reply(response, granted(stampFor(request))))
    const fetched = await ask(url)
    expect(fetched).toMatchObject({ authority: 'clock', imprintAlgorithm: 'SHA-256', serial: '4d' })
    expect(Buffer.from(fetched.token).includes(Buffer.from(signer.der))).toBe(true)
  })

  test('sees the digest, and neither the bytes nor one nonce twice', async () => {
    const seen: { request: Buffer; method: string | undefined; type: string | undefined }[] = []
    const url = await serve((request, response, { method, headers }) => {
      seen.push({ request, method, type: headers['content-type'] })
      reply(response, granted(stampFor(request)))
    })
    await ask(url)
    await ask(url)
    const [first, second] = seen
    expect(first).toMatchObject({ method: 'POST', type: 'application/timestamp-query' })
    expect(first!.request.includes(Buffer.from(hashOf('sha256', imprinted)))).toBe(true)
    expect(first!.request.includes(Buffer.from(imprinted))).toBe(false)
    expect(nonceIn(first!.request)).not.toBe(nonceIn(second!.request))
  })
})

describe('an answer that proves nothing', () => {
  test.each<[string, (request: Buffer) => Uint8Array, string]>([
    [
      'a token for another request',
      () => granted(token({ signer, imprinted, more: [integer(1)] })),
      'nonce',
    ],
    ['a token for no request', () => granted(token({ signer, imprinted })), 'nonce'],
    ['a token without the answer around it', (request) => stampFor(request), 'malformed'],
    [
      'a token of other bytes',
      (request) =>
        granted(
          token({ signer, imprinted: Buffer.from('else'), more: [integer(nonceIn(request))] }),
        ),
      'imprint',
    ],
    [
      'a token of somebody else',
      (request) => granted(stampFor(request, stamper({ name: 'Self', issuer: undefined }))),
      'unknown-authority',
    ],
    ['nothing', () => new Uint8Array(), 'malformed'],
  ])('%s is refused', async (_what, answer, reason) => {
    const url = await serve((request, response) => reply(response, answer(request)))
    await expect(ask(url)).rejects.toMatchObject({ code: 'ERR_TIME_STAMP', details: { reason } })
  })

  test('a refusal says why, fit to be shown', async () => {
    const refusal = sequence(
      sequence(integer(2), sequence(text('no \u001b[31mcredit')), bits(Buffer.from([0x20]))),
    )
    const url = await serve((_request, response) => reply(response, refusal))
    await expect(ask(url)).rejects.toThrow(
      'the authority gave none: it does not take the request: "no \\u{1b}[31mcredit"',
    )
  })
})

describe('a service that does not answer as it should', () => {
  const refusal = async (answer: Answer, options?: Asking): Promise<unknown> => {
    const url = await serve(answer)
    const error = (await ask(url, options).catch((thrown: unknown) => thrown)) as {
      readonly code?: string
      readonly message: string
      readonly details?: { readonly reason: string; readonly url: string }
    }
    expect(error.code).toBe('ERR_TIME_STAMP_SERVICE')
    expect(`${error.message} ${error.details?.url}`).not.toContain('secret')
    return error.details?.reason
  }

  test.each([404, 500, 204])('status %d', async (status) => {
    expect(await refusal((_request, response) => response.writeHead(status).end())).toBe('status')
  })

  test('it sends to another address, which is not asked', async () => {
    let isAsked = false
    const other = await serve((_request, response) => {
      isAsked = true
      response.end()
    })
    const answer: Answer = (_request, response) =>
      response.writeHead(307, { location: other }).end()
    expect(await refusal(answer)).toBe('status')
    expect(isAsked).toBe(false)
  })

  test('another kind of content', async () => {
    const answer: Answer = (request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(granted(stampFor(request)))
    expect(await refusal(answer)).toBe('type')
  })

  test(`more than ${limits.timeStampLength} bytes, also without an end`, async () => {
    const answer: Answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' })
      const more = (): void => {
        if (!response.destroyed) response.write(Buffer.alloc(16_384), () => setImmediate(more))
      }
      more()
    }
    expect(await refusal(answer)).toBe('too-long')
  })

  test(`${limits.timeStampLength} bytes are read`, async () => {
    const url = await serve((_request, response) =>
      reply(response, Buffer.alloc(limits.timeStampLength)),
    )
    await expect(ask(url)).rejects.toMatchObject({ code: 'ERR_TIME_STAMP' })
  })

  test.each([
    ['no answer', (): void => undefined],
    [
      'half an answer',
      (response: ServerResponse): void => {
        response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).write('0')
      },
    ],
  ])('%s within the time', async (_what, answer) => {
    const slow: Answer = (_request, response) => answer(response)
    expect(await refusal(slow, { timeLimit: 200 })).toBe('too-slow')
  })

  test('a connection that breaks', async () => {
    expect(await refusal((_request, response) => response.destroy())).toBe('unreachable')
  })

  test('nobody there', async () => {
    const url = await serve(() => undefined)
    for (const close of closing.splice(0)) await close()
    await expect(ask(url)).rejects.toMatchObject({ details: { reason: 'unreachable' } })
    await expect(ask(url)).rejects.toThrow('could not be reached (ECONNREFUSED)')
  })

  test('whoever waits may stop, and hears what he said himself', async () => {
    const url = await serve(() => undefined)
    const reason = new Error('enough')
    const controller = new AbortController()
    setTimeout(() => controller.abort(reason), 50)
    await expect(ask(url, { signal: controller.signal })).rejects.toBe(reason)
  })
})

test.each([
  'clock.example',
  'ftp://clock.example/',
  'http://me:secret@clock.example/',
  'file:///etc',
])('%s is no address', async (url) => {
  await expect(ask(url)).rejects.toMatchObject({ code: 'ERR_USAGE' })
})
