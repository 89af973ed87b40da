/**
 * The part of DER (X.690) that key files need: sequences, integers, octet strings and object identifiers.
 * Reading is strict: definite and shortest lengths, nothing left over. Whatever else throws KeyFormatError.
 */
import { concat, toHex } from '@custodia/core/bytes'
import { KeyFormatError } from './key-format-error.ts'

const tags = {
  integer: 0x02,
  octetString: 0x04,
  null: 0x05,
  objectId: 0x06,
  sequence: 0x30,
} as const

/** One element: its tag byte and what it contains. */
export interface DerElement {
  readonly tag: number
  readonly content: Uint8Array
}

export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return element(tags.sequence, concat(...parts))
}

export function octetString(bytes: Uint8Array): Uint8Array {
  return element(tags.octetString, bytes)
}

/** An integer from 0 to 2^31-1. */
export function integer(value: number): Uint8Array {
  const content = [value >>> 24, value >>> 16, value >>> 8, value].map((part) => part & 0xff)
  while (content.length > 1 && content[0] === 0 && content[1]! < 0x80) content.shift()
  return element(tags.integer, Uint8Array.from(content))
}

/** An object identifier whose content is already encoded. */
export function objectId(content: Uint8Array): Uint8Array {
  return element(tags.objectId, content)
}

function element(tag: number, content: Uint8Array): Uint8Array {
  const { length } = content
  if (length > 0xffff) throw new RangeError(`content must have at most 65535 bytes, not ${length}`)
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return concat(Uint8Array.of(tag, ...head), content)
}

/** The elements that follow each other in `bytes`, which they fill. */
export function readElements(bytes: Uint8Array): readonly DerElement[] {
  const elements: DerElement[] = []
  for (let at = 0; at < bytes.length;) {
    const { start, length } = readHead(bytes, at)
    if (start + length > bytes.length) throw malformed()
    elements.push({ tag: bytes[at]!, content: bytes.subarray(start, start + length) })
    at = start + length
  }
  return elements
}

function readHead(bytes: Uint8Array, at: number): { start: number; length: number } {
  const first = bytes[at + 1] ?? 0xff
  if (first < 0x80) return { start: at + 2, length: first }
  const size = first - 0x80
  if (size < 1 || size > 2 || at + 2 + size > bytes.length) throw malformed()
  const length = size === 1 ? bytes[at + 2]! : bytes[at + 2]! * 256 + bytes[at + 3]!
  if (length < (size === 1 ? 0x80 : 0x100)) throw malformed()
  return { start: at + 2 + size, length }
}

/** The elements of a sequence, of which there may be `most`. */
export function readSequence(element: DerElement | undefined, most: number): readonly DerElement[] {
  const elements = readElements(contentOf(element, tags.sequence))
  if (elements.length > most) throw malformed()
  return elements
}

export function readOctetString(element: DerElement | undefined): Uint8Array {
  return contentOf(element, tags.octetString)
}

/** The content of an object identifier, as hex. */
export function readObjectId(element: DerElement | undefined): string {
  return toHex(contentOf(element, tags.objectId))
}

/** The parameters of an algorithm that has none: NULL, or nothing at all. */
export function readNoParameters(element: DerElement | undefined): void {
  if (element !== undefined && contentOf(element, tags.null).length > 0) throw malformed()
}

/** An integer from 0 to 2^39-1, written in its shortest form. */
export function readInteger(element: DerElement | undefined): number {
  const content = contentOf(element, tags.integer)
  const [first, second = 0] = content
  const isShortest = content.length === 1 || first !== 0 || second >= 0x80
  if (first === undefined || first >= 0x80 || content.length > 5 || !isShortest) throw malformed()
  return content.reduce((value, byte) => value * 256 + byte, 0)
}

function contentOf(element: DerElement | undefined, tag: number): Uint8Array {
  if (element?.tag !== tag) throw malformed()
  return element.content
}

export function malformed(): KeyFormatError {
  return new KeyFormatError('is damaged, or holds no private key: its DER encoding cannot be read')
}
