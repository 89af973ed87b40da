import { decodeCbor, encodeCbor, isCborArray, isCborMap } from '@custodia/core/wire'
import type { CborMap, CborValue } from '@custodia/core/wire'
import { isCustodyError } from '@custodia/core/errors'
import type { CustodyError } from '@custodia/core/errors'

/** Makes the error of one kind of file: which part is wrong, and how. */
export type Malformed = (part: string, reason: string) => CustodyError

/** How one kind of file is told from others, and what it may hold. */
export interface CborFileKind {
  readonly format: string
  readonly members: readonly string[]
  readonly malformed: Malformed
}

/** Reads the members of a file that is one CBOR map with text keys. Throws what `malformed` makes. */
export interface CborFileReader {
  bytes(name: string): Uint8Array
  bytesOf(name: string, length: number): Uint8Array
  text(name: string): string
  integer(name: string): number
  list(name: string): readonly CborValue[]
  byteStrings(name: string): readonly Uint8Array[]
  has(name: string): boolean
  map(name: string): CborMap
}

export function encodeCborFile(format: string, members: CborMap): Uint8Array {
  return encodeCbor(new Map<string | number, CborValue>([['format', format], ...members]))
}

export function readCborFile(bytes: Uint8Array, kind: CborFileKind): CborFileReader {
  const map = decodeMap(bytes, kind)
  const { format, members, malformed } = kind
  if (map.get('format') !== format) throw malformed('format', `expected "${format}"`)
  for (const name of map.keys()) {
    if (name !== 'format' && !members.includes(String(name))) {
      throw malformed(String(name), 'no such member is known')
    }
  }
  return memberReader(map, malformed)
}

export function memberReader(map: CborMap, malformed: Malformed): CborFileReader {
  const read = <T extends CborValue>(
    name: string,
    expected: string,
    is: (value: CborValue | undefined) => value is T,
  ): T => {
    const value = map.get(name)
    if (!is(value)) throw malformed(name, `expected ${expected}`)
    return value
  }
  const bytes = (name: string): Uint8Array => read(name, 'bytes', isBytes)
  return {
    bytes,
    bytesOf(name, length) {
      const value = bytes(name)
      if (value.length !== length) {
        throw malformed(name, `expected ${length} bytes, found ${value.length}`)
      }
      return value
    },
    text: (name) => read(name, 'text', isText),
    integer: (name) => read(name, 'an integer from 0', isCount),
    list: (name) => read(name, 'a list', isCborArray),
    byteStrings: (name) => read(name, 'a list of byte strings', isByteStrings),
    has: (name) => map.has(name),
    map: (name) => read(name, 'a map', isCborMap),
  }
}

function decodeMap(bytes: Uint8Array, { malformed }: CborFileKind): CborMap {
  try {
    const value = decodeCbor(bytes)
    if (isCborMap(value)) return value
  } catch (error) {
    if (!isCustodyError(error)) throw error
    throw malformed('file', error.message)
  }
  throw malformed('file', 'expected a map')
}

function isBytes(value: CborValue | undefined): value is Uint8Array {
  return value instanceof Uint8Array
}

function isText(value: CborValue | undefined): value is string {
  return typeof value === 'string'
}

function isCount(value: CborValue | undefined): value is number {
  return typeof value === 'number' && value >= 0
}

function isByteStrings(value: CborValue | undefined): value is readonly Uint8Array[] {
  return isCborArray(value) && value.every(isBytes)
}
