import { verifySignature } from '../../crypto/index.ts'
import { CustodyError, isCustodyError } from '../../errors.ts'
import { cosignatureMessage, parseCosignature, parseNote, vkeyTypes } from '../../wire/index.ts'
import type { Note, NoteSignature, Vkey } from '../../wire/index.ts'
import { checkVkey } from './note-key.ts'

/** A note whose text at least one of the given keys signed. */
export interface OpenedNote extends Note {
  /** The keys that signed, each once, in the order of the note. */
  readonly verified: readonly Vkey[]
  /** The time in each cosignature that holds, in seconds since 1970 UTC, by vkey text. */
  readonly times: ReadonlyMap<string, number>
}

/**
 * Opens a signed note with the keys that the caller trusts (C2SP signed-note v1.0.0).
 *
 * Signatures by other keys are passed over. A signature by one of these keys that does not hold makes the whole note
 * worthless, and so does the lack of any that holds: both are ERR_NOTE_UNVERIFIED. ML-DSA-44 keys verify nothing here.
 * Errors: ERR_NOTE_MALFORMED, ERR_VKEY_MALFORMED, ERR_PUBLIC_KEY, ERR_NOTE_UNVERIFIED.
 */
export function openNote(bytes: Uint8Array, vkeys: readonly string[]): OpenedNote {
  const note = parseNote(bytes)
  const keys = vkeys.map(checkVkey)
  const verified = new Set<Vkey>()
  const times = new Map<string, number>()
  for (const line of note.signatures) {
    const key = keys.find(({ name, keyId }) => name === line.name && keyId === line.keyId)
    if (key === undefined || key.type === vkeyTypes.mldsa44Cosignature) continue
    const time = checkLine(note, line, key)
    verified.add(key)
    if (time !== undefined && !times.has(key.text)) times.set(key.text, time)
  }
  if (verified.size === 0) {
    throw unverified(keys[0]?.name ?? '', 'no signature by any of the keys given')
  }
  return { ...note, verified: [...verified], times }
}

/** Checks one signature line; gives the time that a cosignature states. */
function checkLine(note: Note, line: NoteSignature, key: Vkey): number | undefined {
  try {
    if (key.type === vkeyTypes.ed25519) {
      const { signature } = line
      verifySignature({ publicKey: key.material, message: note.textBytes, signature })
      return undefined
    }
    const { time, signature } = parseCosignature(line.signature, vkeyTypes.ed25519Cosignature)
    const message = cosignatureMessage(time, note.textBytes)
    verifySignature({ publicKey: key.material, message, signature })
    return time
  } catch (error) {
    if (!isCustodyError(error)) throw error
    throw unverified(line.name, `the signature by "${line.name}" does not hold: ${error.message}`)
  }
}

function unverified(name: string, reason: string): CustodyError<'ERR_NOTE_UNVERIFIED'> {
  return new CustodyError('ERR_NOTE_UNVERIFIED', `note: ${reason}`, { name })
}
