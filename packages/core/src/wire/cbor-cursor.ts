import { decodeUtf8 } from '../bytes/index.ts'
import { majorType } from './cbor-head.ts'

/**
 * Walks over one item that the gate has accepted, and takes it apart where it stands: nothing is allocated by a count
 * that a stranger wrote, and an item of another shape is refused at its first part. Bytes come out as views.
 */
export interface CborCursor {
  /** Enters an array; gives how many elements it has, at most `maximum`. */
  array(part: string, maximum: number): number
  /** Enters an array or a map of exactly this many elements or entries. */
  arrayOf(part: string, count: number): void
  mapOf(part: string, count: number): void
  uint(part: string, minimum?: number, maximum?: number): number
  text(part: string): string
  /** The key of a map. The gate has seen to the order, so a reader of a closed map asks for its keys one by one. */
  key(name: string): void
  bytes(part: string, maximum: number): Uint8Array
  bytesOf(part: string, length: number): Uint8Array
}

/** Makes the error for a part that is not what it must be. */
export type CursorFault = (part: string, expected: string) => Error

export function openCursor(bytes: Uint8Array, fault: CursorFault): CborCursor {
  let position = 0

  function head(part: string, major: number, expected: string): number {
    const initial = bytes[position]
    if (initial === undefined || initial >> 5 !== major) throw fault(part, expected)
    position += 1
    const info = initial & 31
    if (info < 24) return info
    let argument = 0
    for (const end = position + (1 << (info - 24)); position < end; position++) {
      argument = argument * 256 + bytes[position]!
    }
    return argument
  }

  function take(length: number): Uint8Array {
    const taken = bytes.subarray(position, position + length)
    position += length
    return taken
  }

  function exactly(part: string, expected: string, found: number, count: number): void {
    if (found !== count) throw fault(part, expected)
  }

  const cursor: CborCursor = {
    array(part, maximum) {
      const expected = `an array of at most ${maximum}`
      const count = head(part, majorType.array, expected)
      if (count > maximum) throw fault(part, expected)
      return count
    },
    arrayOf(part, count) {
      const expected = `an array of ${count}`
      exactly(part, expected, head(part, majorType.array, expected), count)
    },
    mapOf(part, count) {
      const expected = `a map of ${count}`
      exactly(part, expected, head(part, majorType.map, expected), count)
    },
    uint(part, minimum = 0, maximum = Number.MAX_SAFE_INTEGER) {
      const expected = `an integer from ${minimum} to ${maximum}`
      const value = head(part, majorType.unsigned, expected)
      if (value < minimum || value > maximum) throw fault(part, expected)
      return value
    },
    text(part) {
      const text = decodeUtf8(take(head(part, majorType.text, 'text')))
      if (text === undefined) throw fault(part, 'text in UTF-8')
      return text
    },
    key(name) {
      if (cursor.text(name) !== name) throw fault(name, 'this key, at this place')
    },
    bytes(part, maximum) {
      const expected = `at most ${maximum} bytes`
      const length = head(part, majorType.bytes, expected)
      if (length > maximum) throw fault(part, expected)
      return take(length)
    },
    bytesOf(part, length) {
      const expected = `${length} bytes`
      exactly(part, expected, head(part, majorType.bytes, expected), length)
      return take(length)
    },
  }
  return cursor
}
