import { decodeUtf8 } from '@custodia/core/bytes'
import { displayText, limits } from '@custodia/core/wire'
import { childrenOf, readDer, tags } from './der.ts'
import type { DerValue } from './der.ts'
import { refused } from './refused.ts'

const what = 'the answer of the authority'

const granted = 0
const grantedWithChanges = 1

/** Bits of a PKIFailureInfo that RFC 3161 section 2.4.2 gives a meaning. */
const failures: readonly (readonly [bit: number, meaning: string])[] = [
  [0, 'it does not know the hash'],
  [2, 'it does not take the request'],
  [5, 'it cannot read the request'],
  [14, 'it has no clock at present'],
  [15, 'it does not know the policy'],
  [16, 'it does not know an extension'],
  [17, 'it does not know what else was asked'],
  [25, 'it has a fault'],
]

/** Characters of what an authority says about a refusal that are shown. */
const mostShown = 200

/**
 * The token in a granted TimeStampResp (RFC 3161 section 2.4.2), byte for byte; it is not checked here. Throws
 * ERR_TIME_STAMP `refused` with what the authority says about it, made fit to be shown, or `malformed`.
 */
export function readTimeStampResponse(bytes: Uint8Array): Uint8Array {
  if (bytes.length > limits.timeStampLength) {
    throw refused('malformed', `${what} has more than ${limits.timeStampLength} bytes`)
  }
  const outer = readDer(bytes, what)
  const [info, token, ...more] = outer.tag === tags.sequence ? childrenOf(outer, what) : []
  if (info?.tag !== tags.sequence || more.length > 0) throw malformed()
  const [status, ...explained] = childrenOf(info, what)
  if (status?.tag !== tags.integer || status.content.length !== 1) throw malformed()
  const code = status.content[0]!
  if (code !== granted && code !== grantedWithChanges) {
    throw refused('refused', `the authority gave none${explain(explained)}`)
  }
  if (token?.tag !== tags.sequence) throw malformed()
  return Uint8Array.from(token.bytes)
}

function explain(explained: readonly DerValue[]): string {
  const texts = explained.find(({ tag }) => tag === tags.sequence)
  const bits = explained.find(({ tag }) => tag === tags.bitString)
  const said = (texts === undefined ? [] : childrenOf(texts, what)).map(
    ({ content }) => decodeUtf8(content) ?? '',
  )
  const meanings = failures.filter(([bit]) => isSet(bits, bit)).map(([, meaning]) => meaning)
  const text = said.join(' ').slice(0, mostShown)
  const quoted = text === '' ? [] : [displayText(text, 'terminal')]
  const all = [...meanings, ...quoted].join(': ')
  return all === '' ? '' : `: ${all}`
}

/** The first byte of a bit string says how many bits at its end are not used. */
function isSet(bits: DerValue | undefined, bit: number): boolean {
  const byte = bits?.content[1 + Math.floor(bit / 8)] ?? 0
  return ((byte >> (7 - (bit % 8))) & 1) === 1
}

function malformed(): Error {
  return refused('malformed', `${what} cannot be read`)
}
