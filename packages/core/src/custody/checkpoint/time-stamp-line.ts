import { concat, encodeUtf8, equalBytes } from '../../bytes/index.ts'
import { sha256 } from '../../crypto/index.ts'
import { formatNote, timeStampLineId, isKeyName, parseNote, readKeyId } from '../../wire/index.ts'
import type { Note, NoteSignature } from '../../wire/index.ts'

/** A token of RFC 3161 that stands in a note as a signature line (docs/format/checkpoint.md, "Time stamp"). */
export interface TimeStampLine {
  /** What whoever fetched it calls the authority. It is nobody's word. */
  readonly name: string
  /** The token as received, DER. */
  readonly token: Uint8Array
}

/** The line in which a note carries a token. A name that no key can have, or a token of no bytes, is a RangeError. */
export function timeStampLine({ name, token }: TimeStampLine): NoteSignature {
  if (!isKeyName(name)) throw new RangeError(`${JSON.stringify(name)} cannot name a key`)
  if (token.length === 0) throw new RangeError('a token has at least one byte')
  return { name, keyId: timeStampKeyId(name), signature: token }
}

/** The tokens that a note carries, in its order. Nothing is known of them yet. */
export function timeStampLines({ signatures }: Pick<Note, 'signatures'>): readonly TimeStampLine[] {
  return signatures
    .filter(({ name, keyId }) => keyId === timeStampKeyId(name))
    .map(({ name, signature }) => ({ name, token: signature }))
}

/**
 * The note as the log signed it: its text and its first line. Time stamps are over its SHA-256, so that lines can be added
 * later. Errors: ERR_NOTE_MALFORMED.
 */
export function logSignedNote(note: Uint8Array): Uint8Array {
  const { text, signatures } = parseNote(note)
  return formatNote({ text, signatures: signatures.slice(0, 1) })
}

/**
 * Whether a signer who was shown a note with this SHA-256 was shown this one, or an earlier state of it: lines are only
 * ever added at its end. Gives the note as it was shown. Errors: ERR_NOTE_MALFORMED.
 */
export function noteAsShown(note: Uint8Array, digest: Uint8Array): Uint8Array | undefined {
  const { text, signatures } = parseNote(note)
  for (let lines = signatures.length; lines > 0; lines--) {
    const shown = formatNote({ text, signatures: signatures.slice(0, lines) })
    if (equalBytes(sha256(shown), digest)) return shown
  }
  return undefined
}

const typeByte = Uint8Array.of(0xff)

/** Type 0xff of C2SP signed-note: a longer identifier follows. */
function timeStampKeyId(name: string): number {
  const identifier = encodeUtf8(timeStampLineId)
  return readKeyId(sha256(concat(encodeUtf8(`${name}\n`), typeByte, identifier)))
}
