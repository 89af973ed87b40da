import { TSTInfo } from 'pkijs'
import { toHex } from '@custodia/core/bytes'
import { strongHash } from './hashes.ts'
import type { StrongHash } from './hashes.ts'
import { childrenOf, readDer, tags } from './der.ts'
import type { DerValue } from './der.ts'
import { reading, refused } from './refused.ts'

/** What an authority states in a token (RFC 3161 section 2.4.2). */
export interface StampedInfo {
  /** Milliseconds since 1970 UTC; smaller parts of a second are dropped. */
  readonly genTime: number
  /** How far the time may be off either way, in milliseconds, rounded up. */
  readonly accuracy?: number
  readonly imprintAlgorithm: StrongHash
  readonly imprint: Uint8Array
  /** The number of the token, in hex; the nonce of the request, if there was one, likewise. */
  readonly serial: string
  readonly nonce?: string
}

const what = 'what the token states'

/** Reads a TSTInfo. Throws ERR_TIME_STAMP `malformed`, `algorithm` or `extension`. */
export function readStampedInfo(content: Uint8Array): StampedInfo {
  const fields = childrenOf(readDer(content, what), what)
  const info = reading(what, () => TSTInfo.fromBER(Uint8Array.from(content)))
  if (info.version !== 1) throw refused('malformed', 'it is of an unknown version')
  if (info.extensions?.some(({ critical }) => critical) === true) {
    throw refused('extension', 'it demands something that is not understood here')
  }
  const { hashAlgorithm, hashedMessage } = info.messageImprint
  const imprintAlgorithm = strongHash(hashAlgorithm.algorithmId)
  if (imprintAlgorithm === undefined) {
    throw refused('algorithm', 'what was stamped is named by a hash that is too weak or not known')
  }
  const [, , , serial, time, ...options] = fields
  const nonce = options.find(({ tag }) => tag === tags.integer)
  const accuracy = options.find(({ tag }) => tag === tags.sequence)
  return {
    genTime: readTime(time),
    ...(accuracy === undefined ? {} : { accuracy: readAccuracy(accuracy) }),
    imprintAlgorithm,
    imprint: hashedMessage.valueBlock.valueHexView,
    serial: integerHex(serial),
    ...(nonce === undefined ? {} : { nonce: integerHex(nonce) }),
  }
}

const generalizedTime = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/

/** A time without Z would be one of an unknown place; one that no calendar has would be another after conversion. */
function readTime(value: DerValue | undefined): number {
  const isTime = value?.tag === tags.generalizedTime
  const match = isTime ? generalizedTime.exec(String.fromCharCode(...value.content)) : null
  if (match === null) throw refused('malformed', 'its time is not one of UTC')
  const [, year, month, day, hour, minute, second, fraction = ''] = match
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0')
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}Z`
  const time = Date.parse(text)
  if (!(time >= 0) || new Date(time).toISOString() !== text) {
    throw refused('malformed', 'its time is in no calendar')
  }
  return time
}

const thousandths = [0x80, 0x81] as const

/** Seconds, and thousandths and millionths from 1 to 999. */
function readAccuracy(value: DerValue): number {
  const parts = childrenOf(value, what)
  const seconds = parts[0]?.tag === tags.integer ? parts.shift() : undefined
  const millis = parts[0]?.tag === thousandths[0] ? parts.shift() : undefined
  const micros = parts[0]?.tag === thousandths[1] ? parts.shift() : undefined
  const numbers = [seconds, millis, micros].map((part) => (part === undefined ? 0 : numberOf(part)))
  const [whole = 0, thousand = 0, million = 0] = numbers
  if (parts.length > 0 || thousand > 999 || million > 999) {
    throw refused('malformed', 'how exact its time is cannot be read')
  }
  return whole * 1_000 + thousand + (million > 0 ? 1 : 0)
}

/** At most four bytes and not negative: 68 years are inexact enough. */
function numberOf({ content }: DerValue): number {
  if (content.length === 0 || content.length > 4 || content[0]! >= 0x80) {
    throw refused('malformed', 'how exact its time is cannot be read')
  }
  return content.reduce((number, byte) => number * 256 + byte, 0)
}

/** An integer as its bytes in hex, without the byte that only keeps it positive. */
export function integerHex(value: DerValue | undefined): string {
  if (value?.tag !== tags.integer || value.content.length === 0 || value.content.length > 64) {
    throw refused('malformed', 'a number in it cannot be read')
  }
  const { content } = value
  const isPadded = content.length > 1 && content[0] === 0
  return toHex(isPadded ? content.subarray(1) : content)
}
