import { CustodyError } from '@custodia/core/errors'
import type { CustodyErrorDetails } from '@custodia/core/errors'
import { displayText, limits } from '@custodia/core/wire'

export type Fetch = typeof globalThis.fetch

interface Post {
  readonly url: URL
  readonly body: Uint8Array
  readonly fetch: Fetch
  readonly signal: AbortSignal
  /** In milliseconds. */
  readonly timeLimit: number
}

type Reason = CustodyErrorDetails['ERR_TIME_STAMP_SERVICE']['reason']

const query = 'application/timestamp-query'
const reply = 'application/timestamp-reply'

/**
 * Sends a request to one address and no other, also where the answer names one, and reads an answer that is bounded in
 * length and time. Throws ERR_TIME_STAMP_SERVICE, or the reason of the signal.
 */
export async function post({ url, body, fetch, signal, timeLimit }: Post): Promise<Uint8Array> {
  const end = AbortSignal.timeout(timeLimit)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': query, accept: reply },
      body: Uint8Array.from(body),
      redirect: 'manual',
      signal: AbortSignal.any([signal, end]),
    })
    return await readAnswer(url, response)
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof CustodyError) throw error
    if (end.aborted) {
      throw failure(url, 'too-slow', `did not answer within ${timeLimit / 1_000} seconds`)
    }
    throw failure(url, 'unreachable', `could not be reached${codeOf(error)}`, error)
  }
}

async function readAnswer(url: URL, response: Response): Promise<Uint8Array> {
  const { status, headers, body } = response
  if (status !== 200) {
    await body?.cancel()
    throw failure(url, 'status', `answered with status ${status}, expected 200`)
  }
  const type = headers.get('content-type') ?? 'nothing'
  if (type.split(';')[0]?.trim().toLowerCase() !== reply) {
    await body?.cancel()
    const found = displayText(type.slice(0, 100), 'terminal')
    throw failure(url, 'type', `answered with content of type ${found}, expected ${reply}`)
  }
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.length
    if (length > limits.timeStampLength) {
      throw failure(url, 'too-long', `answered with more than ${limits.timeStampLength} bytes`)
    }
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** Such as ECONNREFUSED: the platform hides it in the cause. */
function codeOf(error: unknown): string {
  const { cause } = error as { readonly cause?: { readonly code?: unknown } }
  return typeof cause?.code === 'string' ? ` (${cause.code})` : ''
}

function failure(
  url: URL,
  reason: Reason,
  what: string,
  cause?: unknown,
): CustodyError<'ERR_TIME_STAMP_SERVICE'> {
  // Without the query: a key to the service may stand in it.
  const shown = `${url.origin}${url.pathname}`
  const options = cause === undefined ? undefined : { cause }
  const message = `time-stamp service ${displayText(shown, 'terminal')} ${what}`
  return new CustodyError('ERR_TIME_STAMP_SERVICE', message, { url: shown, reason }, options)
}
