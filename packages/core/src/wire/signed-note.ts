/**
 * Signed notes: a text, an empty line, and one signature line for each key that signed.
 *
 * The format is C2SP signed-note v1.0.0; docs/format/checkpoint.md section 2 has it with our limits. This file knows
 * lines and characters only. Whether a signature holds is decided elsewhere, over `textBytes`.
 */
import { concat, decodeUtf8, encodeUtf8, fromBase64, toBase64 } from '../bytes/index.ts'
import { CustodyError } from '../errors.ts'
import { limits } from './limits.ts'

/** One signature line. Name and key ID together say which key made it. */
export interface NoteSignature {
  /** The key name, as `isKeyName` allows it. */
  readonly name: string
  /** The key ID, 0 to 2^32-1. It is a hint of 32 bits: a stranger can make a key with any ID. */
  readonly keyId: number
  /** What follows the key ID: at least one byte. Its length and meaning depend on the key. */
  readonly signature: Uint8Array
}

export interface Note {
  /** The signed text. It ends in LF; the empty line that follows it in the note is not part of it. */
  readonly text: string
  /** The same text as it was received: the bytes that are signed. */
  readonly textBytes: Uint8Array
  /** 1 to 64 lines, in the order of the note. Lines of one key may occur more than once. */
  readonly signatures: readonly NoteSignature[]
}

const LF = 0x0a
const linePrefix = '\u2014 '

/**
 * Reads a signed note. What it accepts, `formatNote` writes again byte for byte.
 *
 * Throws ERR_NOTE_MALFORMED; `line` counts from 1, and is 0 when no single line is at fault.
 */
export function parseNote(bytes: Uint8Array): Note {
  if (bytes.length > limits.noteLength)
    throw malformed(0, `${bytes.length} bytes, over ${limits.noteLength}`)
  const split = lastEmptyLine(bytes)
  if (split < 0) throw malformed(0, 'no empty line before the signatures')
  const textBytes = bytes.slice(0, split)
  const text = readText(textBytes, malformed)
  const firstLine = text.split('\n').length + 1
  const signatures = readSignatureLines(bytes.subarray(split + 1), firstLine)
  return { text, textBytes, signatures }
}

/** Reads signature lines that were kept apart from their note, as a witness sends them. Throws like `parseNote`. */
export function parseSignatureLines(bytes: Uint8Array): NoteSignature[] {
  if (bytes.length > limits.noteLength)
    throw malformed(0, `${bytes.length} bytes, over ${limits.noteLength}`)
  return readSignatureLines(bytes, 1)
}

/** Writes a signed note. Text or signatures that no note can hold are a RangeError. */
export function formatNote(note: Pick<Note, 'text' | 'signatures'>): Uint8Array {
  const text = noteTextBytes(note.text)
  const bytes = concat(text, new Uint8Array([LF]), formatSignatureLines(note.signatures))
  if (bytes.length > limits.noteLength)
    throw new RangeError(`a note of ${bytes.length} bytes is too long`)
  return bytes
}

/** Writes 1 to 64 signature lines, to stand after a note that is already signed. A RangeError as `formatNote`. */
export function formatSignatureLines(signatures: readonly NoteSignature[]): Uint8Array {
  if (signatures.length < 1 || signatures.length > limits.noteSignatures) {
    throw new RangeError(
      `a note has 1 to ${limits.noteSignatures} signatures, not ${signatures.length}`,
    )
  }
  return encodeUtf8(signatures.map(formatSignatureLine).join(''))
}

/** The bytes of a text that is to be signed: it must end in LF and hold no other control character. */
export function noteTextBytes(text: string): Uint8Array {
  const bytes = encodeUtf8(text)
  if (decodeUtf8(bytes) !== text) throw new RangeError('the text of a note has a lone surrogate')
  readText(bytes, (_line, reason) => new RangeError(`the text of a note has ${reason}`))
  if (!text.endsWith('\n')) throw new RangeError('the text of a note ends in a line feed')
  return bytes
}

/** Whether a text can name a key: 1 to 255 bytes without Unicode space, control character or plus sign. */
export function isKeyName(name: string): boolean {
  for (const character of name) {
    if (character === '+' || isSpaceOrControl(character.codePointAt(0)!)) return false
  }
  const bytes = encodeUtf8(name)
  return bytes.length > 0 && bytes.length <= limits.nameLength && decodeUtf8(bytes) === name
}

/** Four bytes, big-endian. Anything but an integer from 0 to 2^32-1 is a RangeError. */
export function keyIdBytes(keyId: number): Uint8Array {
  if (!Number.isInteger(keyId) || keyId < 0 || keyId > 0xffffffff) {
    throw new RangeError(`a key ID is an integer from 0 to 2^32-1, not ${keyId}`)
  }
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, keyId)
  return bytes
}

/** The number in the first four bytes, big-endian. */
export function readKeyId(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0)
}

/** Makes the error for one line of a text format; line 0 stands for the whole. */
export type LineFault = (line: number, reason: string) => Error

/** Text of lines: valid UTF-8 without control characters other than LF. Throws what `fault` makes of the first offence. */
export function readText(bytes: Uint8Array, fault: LineFault): string {
  let line = 1
  for (const byte of bytes) {
    if (byte === LF) line++
    else if (byte < 0x20)
      throw fault(line, `the control character 0x${byte.toString(16).padStart(2, '0')}`)
  }
  const text = decodeUtf8(bytes)
  if (text === undefined) throw fault(invalidLine(bytes), 'bytes that are not UTF-8')
  return text
}

function invalidLine(bytes: Uint8Array): number {
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const found = bytes.indexOf(LF, start)
    const end = found < 0 ? bytes.length : found
    if (decodeUtf8(bytes.subarray(start, end)) === undefined) return line
    start = end + 1
  }
  return line
}

/** Where the LF of the last empty line stands, or -1. */
function lastEmptyLine(bytes: Uint8Array): number {
  for (let i = bytes.length - 1; i > 0; i--) {
    if (bytes[i] === LF && bytes[i - 1] === LF) return i
  }
  return -1
}

function readSignatureLines(bytes: Uint8Array, firstLine: number): NoteSignature[] {
  const text = readText(bytes, (line, reason) => malformed(firstLine + line - 1, reason))
  if (text === '') throw malformed(firstLine, 'no signature line')
  // One line more than allowed is enough to see that there are too many.
  const lines = text.split('\n', limits.noteSignatures + 2)
  if (lines.length > limits.noteSignatures + 1) {
    throw malformed(
      firstLine + limits.noteSignatures,
      `more than ${limits.noteSignatures} signature lines`,
    )
  }
  if (lines.pop() !== '') throw malformed(firstLine + lines.length, 'no line feed at its end')
  return lines.map((line, i) => readSignatureLine(line, firstLine + i))
}

function readSignatureLine(line: string, number: number): NoteSignature {
  if (!line.startsWith(linePrefix))
    throw malformed(number, 'a signature line that does not begin with U+2014 and a space')
  const space = line.indexOf(' ', linePrefix.length)
  if (space < 0) throw malformed(number, 'no space between key name and signature')
  const name = line.slice(linePrefix.length, space)
  if (!isKeyName(name))
    throw malformed(
      number,
      `a key name that is empty, over ${limits.nameLength} bytes, or has a space or +`,
    )
  const blob = fromBase64(line.slice(space + 1))
  if (blob === undefined) throw malformed(number, 'a signature that is not canonical base64')
  if (blob.length < 5)
    throw malformed(number, `a signature of ${blob.length} bytes, where a key ID alone takes 4`)
  return { name, keyId: readKeyId(blob), signature: blob.slice(4) }
}

function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
  if (!isKeyName(name)) throw new RangeError(`${JSON.stringify(name)} cannot name a key`)
  if (signature.length === 0) throw new RangeError('a signature has at least one byte')
  return `${linePrefix}${name} ${toBase64(concat(keyIdBytes(keyId), signature))}\n`
}

/** The characters up to U+0020, and what Go's unicode.IsSpace adds to them: verifiers in Go refuse those in names. */
function isSpaceOrControl(code: number): boolean {
  return code <= 0x20 || otherSpaces.has(code) || (code >= 0x2000 && code <= 0x200a)
}

const otherSpaces: ReadonlySet<number> = new Set([
  0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000,
])

function malformed(line: number, reason: string): CustodyError {
  const where = line === 0 ? 'the note' : `line ${line} of the note`
  return new CustodyError('ERR_NOTE_MALFORMED', `${where} has ${reason}`, { line })
}
