import { limits } from '@custodia/core/wire'
import { refused } from './refused.ts'

/** One value of ASN.1 in DER: its tag, all its bytes, and those after its head. */
export interface DerValue {
  readonly tag: number
  readonly bytes: Uint8Array
  readonly content: Uint8Array
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  /** Constructed, context-specific. */
  context0: 0xa0,
  context1: 0xa1,
  context4: 0xa4,
} as const

/**
 * The gate before every reader of ASN.1: exactly one value, lengths definite and as short as can be, strings in one
 * piece, nothing behind. So two readers cannot see two different things in one token. One pass; throws ERR_TIME_STAMP
 * `malformed`.
 */
export function readDer(bytes: Uint8Array, what: string): DerValue {
  const whole = readValue(bytes, 0, what)
  if (whole.bytes.length !== bytes.length) throw malformed(what, 'there are bytes behind its end')
  const ends: number[] = []
  let values = 0
  let at = 0
  while (at < bytes.length) {
    if (++values > limits.timeStampValues) throw malformed(what, 'it has too many parts')
    const { tag, bytes: all, content } = readValue(bytes.subarray(0, ends.at(-1)), at, what)
    if ((tag & 0x20) === 0) {
      at += all.length
    } else {
      ends.push(at + all.length)
      at += all.length - content.length
      if (ends.length > limits.timeStampNesting) throw malformed(what, 'it is nested too deeply')
    }
    while (ends.at(-1) === at) ends.pop()
  }
  return whole
}

/** The values in a constructed one. The bytes went through the gate. */
export function childrenOf({ content }: DerValue, what: string): DerValue[] {
  const children: DerValue[] = []
  for (let at = 0; at < content.length;) {
    const child = readValue(content, at, what)
    children.push(child)
    at += child.bytes.length
  }
  return children
}

function readValue(bytes: Uint8Array, at: number, what: string): DerValue {
  const tag = bytes[at]
  const first = bytes[at + 1]
  if (tag === undefined || first === undefined) throw malformed(what, 'it ends too early')
  if (!isAllowed(tag)) throw malformed(what, `it has a part of kind 0x${tag.toString(16)}`)
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (lengthBytes > 3 || first === 0x80) throw malformed(what, 'a length is not in DER')
  let length = first < 0x80 ? first : 0
  for (let i = 0; i < lengthBytes; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0)
  if (lengthBytes > 0 && length < Math.max(0x80, 256 ** (lengthBytes - 1))) {
    throw malformed(what, 'a length is not in DER')
  }
  const start = at + 2 + lengthBytes
  if (start + length > bytes.length) throw malformed(what, 'it ends too early')
  return {
    tag,
    bytes: bytes.subarray(at, start + length),
    content: bytes.subarray(start, start + length),
  }
}

/** Of the universal tags, sequences and sets are constructed and nothing else; tags of several bytes do not occur. */
function isAllowed(tag: number): boolean {
  if ((tag & 0x1f) === 0x1f || tag === 0) return false
  const isUniversal = (tag & 0xc0) === 0
  const isConstructed = (tag & 0x20) !== 0
  const isMany = (tag & 0x1f) === 0x10 || (tag & 0x1f) === 0x11
  return !isUniversal || isConstructed === isMany
}

/** An object identifier in dotted decimal; '' for a value that is none. */
export function oidOf(value: DerValue | undefined): string {
  if (value?.tag !== tags.objectIdentifier || value.content.length > 32) return ''
  const arcs: number[] = []
  let arc = 0
  for (const byte of value.content) {
    arc = arc * 128 + (byte & 0x7f)
    if (byte >= 0x80) continue
    arcs.push(arc)
    arc = 0
  }
  const [first = 0, ...rest] = arcs
  const root = Math.min(Math.floor(first / 40), 2)
  return [root, first - root * 40, ...rest].join('.')
}

function malformed(what: string, how: string): Error {
  return refused('malformed', `${what} is not well formed: ${how}`)
}
