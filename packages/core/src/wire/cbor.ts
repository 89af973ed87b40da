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
  // A view of our own, because the decoder hangs a property on what it is given.
  return decoder.decode(plainView(bytes)) as CborValue
}

/**
 * Writes a value in its one encoding; the order of a map's keys does not matter. The bytes are new and shared with nobody.
 * Throws ERR_CBOR_VALUE with the path (a JSON Pointer, RFC 6901) of what cannot be written.
 */
export function encodeCbor(value: CborValue): Uint8Array {
  const bytes = new Uint8Array(encoder.encode(prepare(value, undefined, 0)))
  if (bytes.length > limits.bundleItemLength) {
    throw unwritable(
      undefined,
      `the item has ${bytes.length} bytes, more than ${limits.bundleItemLength}`,
    )
  }
  checkCbor(bytes)
  return bytes
}

/** Where a value stands inside the one that is written. Put into words only if something is wrong. */
interface Place {
  readonly parent: Place | undefined
  readonly key: unknown
}

/** Copies a value into what cbor-x writes in the deterministic encoding: keys in order, large integers as BigInt. */
function prepare(value: unknown, place: Place | undefined, depth: number): unknown {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'number') return prepareInteger(value, place)
  if (typeof value === 'string') return prepareText(value, place)
  if (value instanceof Uint8Array) return plainView(value)
  if (!Array.isArray(value) && !(value instanceof Map)) {
    throw unwritable(place, `${typeof value} has no place in the profile`)
  }
  if (depth === limits.nesting) {
    throw unwritable(place, `more than ${limits.nesting} arrays and maps inside each other`)
  }
  if (value instanceof Map) return prepareMap(value, place, depth)
  return Array.from(value, (element: unknown, key) =>
    prepare(element, { parent: place, key }, depth + 1),
  )
}

function prepareInteger(value: number, place: Place | undefined): number | bigint {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    throw unwritable(
      place,
      `${Object.is(value, -0) ? '-0' : value} is not an integer within 2^53-1`,
    )
  }
  // cbor-x writes a number beyond 32 bits as a float, and a BigInt always in 8 bytes.
  return value > 0xffff_ffff || value < -0x1_0000_0000 ? BigInt(value) : value
}

function prepareText(value: string, place: Place | undefined): string {
  if (isPlainAscii(value)) return value
  if (/\p{Surrogate}/u.test(value)) throw unwritable(place, 'the text holds half a surrogate pair')
  if (value.includes('\0')) throw unwritable(place, 'the text holds U+0000')
  if (value.startsWith('\ufeff')) throw unwritable(place, 'the text begins with U+FEFF')
  return value
}

function isPlainAscii(text: string): boolean {
  return /^[\x01-\x7f]*$/.test(text)
}

function prepareMap(
  map: ReadonlyMap<unknown, unknown>,
  parent: Place | undefined,
  depth: number,
): ReadonlyMap<unknown, unknown> {
  const prepared = new Map<unknown, unknown>()
  for (const key of sortKeys([...map.keys()], parent)) {
    const place = { parent, key }
    const preparedKey =
      typeof key === 'number' ? prepareInteger(key, place) : prepareText(key, place)
    prepared.set(preparedKey, prepare(map.get(key), place, depth + 1))
  }
  return prepared
}

/** Bytewise order of the encoded keys, which is that of the keys as written here because their heads are shortest. */
function sortKeys(
  keys: readonly unknown[],
  place: Place | undefined,
): readonly (string | number)[] {
  if (keys.every((key) => typeof key === 'number')) return keys.toSorted(compareIntegers)
  if (!keys.every((key) => typeof key === 'string')) {
    throw unwritable(place, 'the keys of a map are all text or all integers')
  }
  return keys.every(isPlainAscii) ? keys.toSorted(compareAscii) : sortTexts(keys)
}

/** 0, 1, 2 ... before -1, -2 ... */
function compareIntegers(a: number, b: number): number {
  return a < 0 === b < 0 ? Math.abs(a) - Math.abs(b) : a < 0 ? 1 : -1
}

/** Shorter before longer, because the length stands in the head; then by character. */
function compareAscii(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1)
}

function sortTexts(keys: readonly string[]): readonly string[] {
  return keys
    .map((key) => ({ key, bytes: encodeUtf8(key) }))
    .sort((a, b) => a.bytes.length - b.bytes.length || compareBytes(a.bytes, b.bytes))
    .map(({ key }) => key)
}

/** The same bytes as a Uint8Array and nothing more: a Buffer is written and copied in other ways. */
function plainView(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
}

function unwritable(place: Place | undefined, reason: string): CustodyError<'ERR_CBOR_VALUE'> {
  const path = jsonPointer(place)
  const what = path === '' ? 'the value' : `the value at ${path}`
  return new CustodyError('ERR_CBOR_VALUE', `${what} cannot be written as CBOR: ${reason}`, {
    path,
  })
}

function jsonPointer(place: Place | undefined): string {
  if (place === undefined) return ''
  const key = String(place.key).replaceAll('~', '~0').replaceAll('/', '~1')
  return `${jsonPointer(place.parent)}/${key}`
}
