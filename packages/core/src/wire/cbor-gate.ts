import { CustodyError } from '../errors.ts'
import { majorType, smallestArgument } from './cbor-head.ts'
import { limits } from './limits.ts'
import { utf8SequenceLength } from './utf8-sequence.ts'

/**
 * The gate in front of every CBOR decoder (docs/format/cbor.md): one pass over the bytes that accepts exactly the
 * profile. It builds no value, allocates nothing that the input could make large, and its work is linear in the bytes.
 */

export interface GateOptions {
  /** Bytes of the longest item that is accepted. Without it: `limits.bundleItemLength`. */
  readonly maxLength?: number
  /** Accept tag 18 in front, and then only on the four parts of a COSE_Sign1. */
  readonly allowTag18?: boolean
}

/** One array or map that is open. */
interface Level {
  readonly isMap: boolean
  /** Items still to come; a map counts its keys and its values. */
  remaining: number
  /** The key before, as a range of bytes. Empty at first. */
  keyStart: number
  keyEnd: number
}

interface Scan {
  readonly bytes: Uint8Array
  /** Where an item of `maxLength` bytes would end. */
  readonly limit: number
  position: number
  readonly levels: Level[]
}

/**
 * Checks that the bytes are one item of the profile and nothing else. Throws ERR_CBOR_PROFILE with the offset of the
 * first offence.
 */
export function checkCbor(bytes: Uint8Array, options: GateOptions = {}): void {
  const end = scanItem(bytes, 0, options)
  if (end < bytes.length) throw offence(end, 'one item was expected, and more bytes follow it')
}

/**
 * Checks the one item that begins at `offset`, and returns where it ends; what follows is not looked at (RFC 8742
 * sequences). Throws ERR_CBOR_PROFILE; its `reason` is `truncated` if the bytes end before the item does, so that more
 * bytes may mend it, and `profile` if nothing can.
 */
export function scanItem(bytes: Uint8Array, offset: number, options: GateOptions = {}): number {
  if (!(bytes instanceof Uint8Array)) throw new TypeError('CBOR is read from a Uint8Array')
  if (!Number.isSafeInteger(offset) || offset < 0 || offset > bytes.length) {
    throw new RangeError(`an item begins at an offset from 0 to ${bytes.length}, not at ${offset}`)
  }
  const limit = offset + (options.maxLength ?? limits.bundleItemLength)
  const scan: Scan = { bytes, limit, position: offset, levels: [] }
  const isSign1 = options.allowTag18 === true && bytes[offset] === 0xd2
  if (isSign1) enterSign1(scan)
  for (;;) {
    const level = scan.levels[scan.levels.length - 1]
    if (level === undefined) {
      scanValue(scan)
    } else {
      if (isSign1 && scan.levels.length === 1) expectSign1Part(scan, level)
      const isKey = level.isMap && level.remaining % 2 === 0
      level.remaining--
      if (isKey) scanKey(scan, level)
      else scanValue(scan)
    }
    while (scan.levels[scan.levels.length - 1]?.remaining === 0) scan.levels.pop()
    if (scan.levels.length === 0) return scan.position
  }
}

/** Protected header, unprotected header, payload, signature (RFC 9052 section 4.2). */
const sign1Parts = [majorType.bytes, majorType.map, majorType.bytes, majorType.bytes] as const

function enterSign1(scan: Scan): void {
  const start = scan.position++
  demand(scan, scan.position + 1, start)
  if (scan.bytes[scan.position] !== 0x84) {
    throw offence(start, 'tag 18 stands only on a COSE_Sign1, an array of four')
  }
}

function expectSign1Part(scan: Scan, level: Level): void {
  demand(scan, scan.position + 1, scan.position)
  const part = sign1Parts.length - level.remaining
  if (scan.bytes[scan.position]! >> 5 !== sign1Parts[part]) {
    throw offence(scan.position, 'a COSE_Sign1 holds a byte string, a map and two byte strings')
  }
}

function scanValue(scan: Scan): void {
  const start = scan.position
  const major = readMajor(scan)
  if (major === majorType.simple) return scanSimple(scan, start)
  const argument = readArgument(scan, start)
  if (major < majorType.bytes) scanInteger(start, major, argument)
  else if (major < majorType.array) scanString(scan, start, major, argument)
  else if (major < majorType.tag) open(scan, start, major === majorType.map, argument)
  else if (argument === 18) throw offence(start, 'tag 18 stands only at the top of a COSE_Sign1')
  else throw offence(start, 'tags are not in the profile')
}

function scanKey(scan: Scan, level: Level): void {
  const start = scan.position
  const major = readMajor(scan)
  const isText = major === majorType.text
  if (!isText && major > majorType.negative) throw offence(start, 'a map key is an integer or text')
  const isFirst = level.keyEnd === 0
  if (!isFirst && (scan.bytes[level.keyStart]! >> 5 === majorType.text) !== isText) {
    throw offence(start, 'the keys of a map are all text or all integers')
  }
  const argument = readArgument(scan, start)
  if (isText) scanString(scan, start, major, argument)
  else scanInteger(start, major, argument)
  if (!isFirst) expectLaterKey(scan, level, start)
  level.keyStart = start
  level.keyEnd = scan.position
}

/** Bytewise order of the encoded keys (RFC 8949 section 4.2.1). */
function expectLaterKey(scan: Scan, before: Level, start: number): void {
  const { bytes } = scan
  const shared = Math.min(before.keyEnd - before.keyStart, scan.position - start)
  for (let i = 0; i < shared; i++) {
    const difference = bytes[start + i]! - bytes[before.keyStart + i]!
    if (difference > 0) return
    if (difference < 0) throw offence(start, 'map keys are not in bytewise order')
  }
  // Neither of two different encoded keys begins with the other, so these are equal.
  throw offence(start, 'a map key stands there twice')
}

function readMajor(scan: Scan): number {
  demand(scan, scan.position + 1, scan.position)
  return scan.bytes[scan.position]! >> 5
}

/** Reads the head at `start` and moves behind it. */
function readArgument(scan: Scan, start: number): number {
  const info = scan.bytes[start]! & 31
  scan.position = start + 1
  if (info < 24) return info
  if (info === 31) throw offence(start, 'indefinite lengths are not in the profile')
  if (info > 27) throw offence(start, 'the head has a reserved form')
  const end = scan.position + (1 << (info - 24))
  demand(scan, end, start)
  let argument = 0
  // Beyond 2^53 this rounds, but never to below 2^53, so that the comparison behind it is exact.
  while (scan.position < end) argument = argument * 256 + scan.bytes[scan.position++]!
  if (argument < smallestArgument[info - 24]!) {
    throw offence(start, 'the head is longer than its number needs')
  }
  if (argument > Number.MAX_SAFE_INTEGER) {
    throw offence(start, 'integers and lengths beyond 2^53-1 are not in the profile')
  }
  return argument
}

function scanInteger(start: number, major: number, argument: number): void {
  if (major === majorType.negative && argument === Number.MAX_SAFE_INTEGER) {
    throw offence(start, 'integers below -(2^53-1) are not in the profile')
  }
}

function scanString(scan: Scan, start: number, major: number, length: number): void {
  const end = scan.position + length
  demand(scan, end, start)
  if (major === majorType.text) scanText(scan.bytes, scan.position, end)
  scan.position = end
}

function scanText(bytes: Uint8Array, start: number, end: number): void {
  if (
    end - start >= 3 &&
    bytes[start] === 0xef &&
    bytes[start + 1] === 0xbb &&
    bytes[start + 2] === 0xbf
  ) {
    throw offence(start, 'text does not begin with U+FEFF')
  }
  let i = start
  while (i < end) {
    const byte = bytes[i]!
    if (byte === 0) throw offence(i, 'text holds no U+0000')
    const length = byte < 0x80 ? 1 : utf8SequenceLength(bytes, i, end)
    if (length === 0) throw offence(i, 'the text is not valid UTF-8')
    i += length
  }
}

function open(scan: Scan, start: number, isMap: boolean, count: number): void {
  if (scan.levels.length === limits.nesting) {
    throw offence(start, `more than ${limits.nesting} arrays and maps are open at once`)
  }
  const remaining = isMap ? 2 * count : count
  // Each item has one byte at least. Whether they are there shows one by one: nothing is allocated by the count.
  expectWithin(scan, scan.position + remaining, start)
  scan.levels.push({ isMap, remaining, keyStart: 0, keyEnd: 0 })
}

function scanSimple(scan: Scan, start: number): void {
  const info = scan.bytes[start]! & 31
  scan.position = start + 1
  if (info === 20 || info === 21 || info === 22) return
  if (info === 23) throw offence(start, 'undefined is not in the profile')
  if (info === 31) throw offence(start, 'indefinite lengths are not in the profile')
  if (info >= 25 && info <= 27)
    throw offence(start, 'floating-point numbers are not in the profile')
  throw offence(start, 'simple values other than true, false and null are not in the profile')
}

/** Makes sure that the bytes up to `end` may be there and are there, before anything uses them. */
function demand(scan: Scan, end: number, start: number): void {
  expectWithin(scan, end, start)
  if (end > scan.bytes.length) {
    throw new CustodyError(
      'ERR_CBOR_PROFILE',
      `not acceptable CBOR at offset ${scan.bytes.length}: the bytes end before the item does`,
      { offset: scan.bytes.length, reason: 'truncated' },
    )
  }
}

function expectWithin(scan: Scan, end: number, start: number): void {
  if (end > scan.limit) throw offence(start, 'the item is longer than is accepted here')
}

function offence(offset: number, sentence: string): CustodyError<'ERR_CBOR_PROFILE'> {
  return new CustodyError(
    'ERR_CBOR_PROFILE',
    `not acceptable CBOR at offset ${offset}: ${sentence}`,
    {
      offset,
      reason: 'profile',
    },
  )
}
