import { setTimeout as delay } from 'node:timers/promises'
import { CustodyError } from '@custodia/core/errors'

export interface PostOptions {
  /** Default: that of Node. */
  readonly fetch?: typeof fetch
  readonly signal: AbortSignal
  /** Milliseconds between two attempts; their number is that of the attempts after the first. Default 1, 2 and 4 seconds. */
  readonly pauses?: readonly number[]
  /** Milliseconds that one attempt may take. Default 10,000. */
  readonly patience?: number
}

export interface Posted {
  readonly status: number
  /** The content type, empty if there is none. */
  readonly type: string
  readonly body: Uint8Array
}

export interface PostTarget {
  /** Whose address it is, for errors. */
  readonly name: string
  readonly url: URL
}

/**
 * Sends a request that may be sent twice, and again after a pause if the connection was lost or the server could not answer
 * (408, 429, 5xx). Nothing is followed elsewhere. Errors: ERR_WITNESS_UNREACHED; the reason of `signal`.
 */
export async function postPatiently(
  target: PostTarget,
  body: Uint8Array,
  options: PostOptions,
): Promise<Posted> {
  const { signal, pauses = [1000, 2000, 4000] } = options
  for (let attempt = 0; ; attempt++) {
    signal.throwIfAborted()
    const outcome = await postOnce(target.url, body, options)
    if (!(outcome instanceof Error)) return outcome
    signal.throwIfAborted()
    const pause = pauses[attempt]
    if (pause === undefined) throw unreached(target, attempt + 1, outcome)
    await delay(pause, undefined, { signal }).catch(() => signal.throwIfAborted())
  }
}

/** An answer, or why another attempt may help. */
async function postOnce(
  url: URL,
  body: Uint8Array,
  { fetch: post = fetch, signal, patience = 10_000 }: PostOptions,
): Promise<Posted | Error> {
  try {
    const response = await post(url, {
      method: 'POST',
      body: Buffer.from(body),
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    })
    const { status, headers } = response
    const answer = await readBounded(response)
    if (status === 408 || status === 429 || status >= 500) return new Error(`it answered ${status}`)
    return { status, type: headers.get('content-type') ?? '', body: answer }
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** Bytes of an answer that are read; many times what a witness has to say. */
const mostAnswer = 65_536

/** The first bytes of a body: what is longer is cut off, and then is no signature line. */
async function readBounded({ body }: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  if (body === null) return new Uint8Array()
  for await (const part of body) {
    parts.push(part)
    length += part.length
    if (length > mostAnswer) break
  }
  return new Uint8Array(Buffer.concat(parts).subarray(0, mostAnswer))
}

function unreached(
  { name, url }: PostTarget,
  attempts: number,
  cause: Error,
): CustodyError<'ERR_WITNESS_UNREACHED'> {
  const why = reasonOf(cause.cause) ?? cause.message
  const times = attempts === 1 ? 'once' : `${attempts} times`
  const message = `the witness "${name}" at ${url.href} was asked ${times}: ${why}`
  return new CustodyError('ERR_WITNESS_UNREACHED', message, { witness: name }, { cause })
}

/** What the machine says beneath "fetch failed"; of several addresses that were tried it says only the code. */
function reasonOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined
  if (cause.message !== '') return cause.message
  return 'code' in cause ? String(cause.code) : undefined
}
