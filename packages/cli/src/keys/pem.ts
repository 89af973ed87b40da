/** The text around a key: RFC 7468, with lines before it that other programs pass over. */
import { fromBase64, toBase64 } from '@custodia/core/bytes'
import { KeyFormatError } from './key-format-error.ts'

/** A PEM file, its key still in base64. */
export interface PemFile {
  /** The lines before the key. */
  readonly header: readonly string[]
  /** What stands after BEGIN. */
  readonly label: string
  readonly base64: string
}

export function formatPem(header: readonly string[], label: string, content: Uint8Array): string {
  const lines = toBase64(content).match(/.{1,64}/g) ?? []
  return [...header, `-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

/** Reads a text with exactly one PEM block, after which nothing but blanks may follow. Throws KeyFormatError. */
export function parsePem(text: string): PemFile {
  const lines = text.split('\n').map((line) => line.trimEnd())
  const begin = lines.findIndex((line) => line.startsWith('-----BEGIN '))
  if (begin < 0) throw new KeyFormatError('holds no key: no line begins with "-----BEGIN"')
  const label = /^-----BEGIN ([A-Z0-9 ]+)-----$/.exec(lines[begin]!)?.[1]
  const end = lines.indexOf(`-----END ${label}-----`, begin)
  if (label === undefined || end < 0) throw new KeyFormatError('ends in the middle of a key')
  if (lines.slice(end + 1).some((line) => line !== '')) {
    throw new KeyFormatError('holds more than one key, or something after the key')
  }
  return { header: lines.slice(0, begin), label, base64: lines.slice(begin + 1, end).join('') }
}

/** The bytes of the key. Throws KeyFormatError. */
export function pemContent(file: PemFile): Uint8Array {
  const content = fromBase64(file.base64)
  if (content !== undefined) return content
  throw new KeyFormatError('is damaged: what stands between BEGIN and END is not base64')
}
