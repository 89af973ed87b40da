import { CustodyError } from '../../errors.ts'
import { vkeyTypes } from '../../wire/index.ts'
import { checkVkey } from './note-key.ts'
import { openNote } from './open-note.ts'

/**
 * The time at which a witness cosigned a note, in seconds since 1970 UTC (docs/format/checkpoint.md).
 * It is the witness's word for having seen the tree, never the time of an event.
 * Errors: as `openNote`; ERR_VKEY_MALFORMED if the key is none that cosigns.
 */
export function openCosignature(bytes: Uint8Array, vkey: string): number {
  const key = checkVkey(vkey)
  if (key.type !== vkeyTypes.ed25519Cosignature) {
    throw new CustodyError(
      'ERR_VKEY_MALFORMED',
      `vkey of "${key.name}": expected a key that cosigns, type 04, found type ${key.type.toString(16).padStart(2, '0')}`,
      { part: 'type' },
    )
  }
  const time = openNote(bytes, [vkey]).times.get(key.text)
  if (time === undefined) throw new Error('bug: a verified cosignature without a time')
  return time
}
