import { concat, fromHex, toHex, uint64 } from '../bytes/index.ts'
import { CustodyError } from '../errors.ts'
import { limits } from './limits.ts'

/** One entry of the log (docs/format/leaf.md). Whoever reads the whole log learns from it nothing about the event. */
export interface Leaf {
  /** When the ledger recorded the event: milliseconds since 1970 UTC. */
  readonly recordedAt: number
  /** Ties the leaf to its place in its chain, for those who know the tag secret; 64 hex digits. */
  readonly tag: string
  /** Event id, 64 hex digits. */
  readonly eventId: string
}

/** Bytes of a leaf: version, time, tag, event id. */
export const leafLength = 73

const version = 0x01
const timeOffset = 1
const tagOffset = 9
const eventIdOffset = 41

/** Writes a leaf. A time or id that no leaf can have is a RangeError. */
export function encodeLeaf({ recordedAt, tag, eventId }: Leaf): Uint8Array {
  if (!Number.isSafeInteger(recordedAt) || recordedAt < 0 || recordedAt > limits.time) {
    throw new RangeError(
      `recordedAt is in milliseconds from 0 to ${limits.time}, not ${recordedAt}`,
    )
  }
  return concat(
    Uint8Array.of(version),
    uint64(recordedAt),
    hash('tag', tag),
    hash('eventId', eventId),
  )
}

/** Reads a leaf. Throws ERR_LEAF_MALFORMED with the part. */
export function parseLeaf(bytes: Uint8Array): Leaf {
  if (bytes.length !== leafLength) {
    throw malformed('length', `expected ${leafLength} bytes, found ${bytes.length}`)
  }
  if (bytes[0] !== version) {
    throw malformed('version', `expected ${version}, found ${bytes[0]}`)
  }
  const recordedAt = readTime(bytes)
  if (recordedAt > limits.time) throw malformed('recordedAt', 'the time lies after the year 9999')
  return {
    recordedAt,
    tag: toHex(bytes.subarray(tagOffset, eventIdOffset)),
    eventId: toHex(bytes.subarray(eventIdOffset)),
  }
}

/** Eight bytes, big-endian. Beyond 2^53 this rounds, but never to below it, and so never to within the limit. */
function readTime(bytes: Uint8Array): number {
  let time = 0
  for (let i = timeOffset; i < tagOffset; i++) time = time * 256 + bytes[i]!
  return time
}

function hash(name: string, hex: string): Uint8Array {
  const bytes = fromHex(hex)
  if (bytes?.length !== 32) throw new RangeError(`${name} is 64 lower-case hex digits`)
  return bytes
}

function malformed(part: string, reason: string): CustodyError<'ERR_LEAF_MALFORMED'> {
  return new CustodyError('ERR_LEAF_MALFORMED', `not a leaf: ${part}: ${reason}`, { part })
}
