import { toHex } from '@custodia/core/bytes'
import { CustodyError } from '@custodia/core/errors'
import { displayText } from '@custodia/core/wire'
import {
  openTimeStamp,
  readTimeStampResponse,
  timeStampRequest,
} from '@custodia/verifier/time-stamp'
import type { OpenedTimeStamp, TimeStampAuthority } from '@custodia/verifier/time-stamp'
import { post } from './post.ts'
import type { Fetch } from './post.ts'

export interface FetchTimeStampOptions {
  /** Where the authority answers, by HTTP or HTTPS. */
  readonly url: string
  /** The bytes whose time is to be proven. Only their SHA-256 leaves this machine. */
  readonly imprinted: Uint8Array
  /** Whose stamp is expected: one by anybody else is refused. */
  readonly authority: TimeStampAuthority
  /** That of the platform, or another for tests. */
  readonly fetch: Fetch
  /** Ends the wait; its reason is what is thrown then. */
  readonly signal: AbortSignal
  /** Milliseconds until an answer must be there in full. */
  readonly timeLimit?: number
}

export interface FetchedTimeStamp extends OpenedTimeStamp {
  /** DER of the TimeStampToken. */
  readonly token: Uint8Array
}

const nonceLength = 16
const defaultTimeLimit = 30_000

/**
 * Asks an authority for a time stamp (RFC 3161 section 3.4) and gives it back only if it holds: it is by this authority,
 * over these bytes, and made for this request. Nothing is tried twice.
 *
 * Errors: ERR_USAGE for an address that is none, ERR_TIME_STAMP_SERVICE for no usable answer, ERR_TIME_STAMP for an answer
 * that proves nothing.
 */
export async function fetchTimeStamp(options: FetchTimeStampOptions): Promise<FetchedTimeStamp> {
  const { imprinted, authority, fetch, signal, timeLimit = defaultTimeLimit } = options
  const url = readUrl(options.url)
  const nonce = randomNonce()
  const body = timeStampRequest({ imprinted, nonce })
  const answer = await post({ url, body, fetch, signal, timeLimit })
  const token = readTimeStampResponse(answer)
  const opened = await openTimeStamp(token, imprinted, [authority])
  if (opened.nonce !== toHex(nonce)) {
    const message = 'time stamp: it was made for another request than this one'
    throw new CustodyError('ERR_TIME_STAMP', message, { reason: 'nonce' })
  }
  return { ...opened, token }
}

/** Positive and of full length, so that it has one way to be written. */
function randomNonce(): Uint8Array {
  const nonce = globalThis.crypto.getRandomValues(new Uint8Array(nonceLength))
  nonce[0] = (nonce[0]! & 0x7f) | 0x40
  return nonce
}

/** A name and a password would be sent to whoever answers, and shown in errors. */
function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (isHttp && url.username === '' && url.password === '') return url
  const message = `${displayText(text, 'terminal')} is no address of a service: expected http:// or https://, without name and password`
  throw new CustodyError('ERR_USAGE', message, { argument: 'url' })
}
