import { Decoder } from 'cbor-x/decode'
import { Encoder } from 'cbor-x/encode'
import type { CodecOptions } from 'cbor-x/encode'
import { compareBytes, encodeUtf8 } from '../bytes/index.ts'
import { CustodyError } from '../errors.ts'
import { checkCbor } from './cbor-gate.ts'
import type { GateOptions } from './cbor-gate.ts'
import { limits } from './limits.ts'

/** What the profile can hold (docs/format/cbor.md). Numbers are safe integers; the keys of a map are of one kind. */
export type CborValue =
  number | string | boolean | null | Uint8Array | readonly CborValue[] | CborMap

export type CborMap = ReadonlyMap<string | number, CborValue>

export function isCborMap(value: CborValue | undefined): value is CborMap {
  return value instanceof Map
}

export function isCborArray(value: CborValue | undefined): value is readonly CborValue[] {
  return Array.isArray(value)
}

// Maps as Map: integer keys stay integers, and a key such as `__proto__` is a key like any other.
// int64AsNumber would round beyond 2^53; the gate lets nothing beyond it through.
const options: CodecOptions = {
  useRecords: false,
  mapsAsObjects: false,
  variableMapSize: true,
  tagUint8Array: false,
  useTag259ForMaps: false,
  int64AsNumber: true,
  copyBuffers: true,
  structuredClone: false,
  bundleStrings: false,
  pack: false,
  useSelfDescribedHeader: false,
}
const decoder = new Decoder({ ...options })
const encoder = new Encoder({ ...options })

/**
 * Reads one item of the profile. Nothing in the value shares memory with the bytes. Throws ERR_CBOR_PROFILE with the
 * offset of the first offence.
 */
export function decodeCbor(bytes: Uint8Array, gate: GateOptions = {}): CborValue {
  checkCbor(bytes, { ...gate, allowTag18: false })
  // A view of our own: the decoder hangs a property on what it is given, and would copy a Buffer's parts as Buffers.
  const view = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
  return decoder.decode(view) as CborValue
}

/**
 * Writes a value in its one encoding; the order of a map's keys does not matter. The bytes are new and shared with nobody.
 * Throws ERR_CBOR_VALUE with the path (a JSON Pointer, RFC 6901) of what cannot be written.
 */
export function encodeCbor(value: CborValue): Uint8Array {
  const bytes = new Uint8Array(encoder.encode(prepare(value, '', 0)))
  if (bytes.length > limits.bundleItemLength) {
    throw unwritable('', `the item has ${bytes.length} bytes, more than ${limits.bundleItemLength}`)
  }
  checkCbor(bytes)
  return bytes
}

/** Copies a value into what cbor-x writes in the deterministic encoding: keys in order, large integers as BigInt. */
function prepare(value: unknown, path: string, depth: number): unknown {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'number') return prepareInteger(value, path)
  if (typeof value === 'string') return prepareText(value, path)
  if (value instanceof Uint8Array)
    return new Uint8Array(value.buffer, value.byteOffset, value.length)
  if (!Array.isArray(value) && !(value instanceof Map)) {
    throw unwritable(path, `${typeof value} has no place in the profile`)
  }
  if (depth === limits.nesting) {
    throw unwritable(path, `more than ${limits.nesting} arrays and maps inside each other`)
  }
  if (value instanceof Map) return prepareMap(value, path, depth)
  return Array.from(value, (element: unknown, i) => prepare(element, `${path}/${i}`, depth + 1))
}

function prepareInteger(value: number, path: string): number | bigint {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    throw unwritable(path, `${Object.is(value, -0) ? '-0' : value} is not an integer within 2^53-1`)
  }
  // cbor-x writes a number beyond 32 bits as a float, and a BigInt always in 8 bytes.
  return value > 0xffff_ffff || value < -0x1_0000_0000 ? BigInt(value) : value
}

function prepareText(value: string, path: string): string {
  if (/\p{Surrogate}/u.test(value)) throw unwritable(path, 'the text holds half a surrogate pair')
  if (value.includes('\0')) throw unwritable(path, 'the text holds U+0000')
  if (value.startsWith('\ufeff')) throw unwritable(path, 'the text begins with U+FEFF')
  return value
}

function prepareMap(
  map: ReadonlyMap<unknown, unknown>,
  path: string,
  depth: number,
): Map<unknown, unknown> {
  const keys = [...map.keys()]
  const at = (key: unknown): string =>
    `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
  const entry = (key: unknown): [unknown, unknown] => [
    typeof key === 'number' ? prepareInteger(key, at(key)) : key,
    prepare(map.get(key), at(key), depth + 1),
  ]
  if (keys.every((key) => typeof key === 'number')) return new Map(sortIntegers(keys).map(entry))
  if (!keys.every((key) => typeof key === 'string')) {
    throw unwritable(path, 'the keys of a map are all text or all integers')
  }
  for (const key of keys) prepareText(key, at(key))
  return new Map(sortTexts(keys).map(entry))
}

/** 0, 1, 2 ... before -1, -2 ...: the order of their encodings. */
function sortIntegers(keys: readonly number[]): readonly number[] {
  const rank = (key: number): number => (key < 0 ? 1 : 0)
  return keys.toSorted((a, b) => rank(a) - rank(b) || Math.abs(a) - Math.abs(b))
}

/** Shorter before longer, because the head with the length stands in front; then bytewise. */
function sortTexts(keys: readonly string[]): readonly string[] {
  return keys
    .map((key) => ({ key, bytes: encodeUtf8(key) }))
    .sort((a, b) => a.bytes.length - b.bytes.length || compareBytes(a.bytes, b.bytes))
    .map(({ key }) => key)
}

function unwritable(path: string, reason: string): CustodyError<'ERR_CBOR_VALUE'> {
  const place = path === '' ? 'the value' : `the value at ${path}`
  return new CustodyError('ERR_CBOR_VALUE', `${place} cannot be written as CBOR: ${reason}`, {
    path,
  })
}
