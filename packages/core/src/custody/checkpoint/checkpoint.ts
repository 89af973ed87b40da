import { signChecked } from '../../crypto/index.ts'
import type { Signer } from '../../crypto/index.ts'
import { CustodyError } from '../../errors.ts'
import {
  formatCheckpointText,
  formatNote,
  noteTextBytes,
  parseCheckpointText,
} from '../../wire/index.ts'
import type { CheckpointText } from '../../wire/index.ts'
import { noteKey } from './note-key.ts'
import { openNote } from './open-note.ts'

/** A checkpoint whose log signature holds. */
export interface Checkpoint extends CheckpointText {
  /** The whole note, as received. */
  readonly note: Uint8Array
}

/** Whose checkpoint it must be. Both come from the genesis or from a trust file, never from the checkpoint. */
export interface CheckpointKey {
  readonly origin: string
  readonly vkey: string
}

/**
 * Opens a checkpoint: the log's key signed it, and it is of this log (docs/format/checkpoint.md).
 * Errors: as `openNote`; ERR_CHECKPOINT_MALFORMED, ERR_CHECKPOINT_ORIGIN.
 */
export function openCheckpoint(note: Uint8Array, { origin, vkey }: CheckpointKey): Checkpoint {
  const { textBytes } = openNote(note, [vkey])
  const text = parseCheckpointText(textBytes)
  if (text.origin !== origin) {
    throw new CustodyError(
      'ERR_CHECKPOINT_ORIGIN',
      `checkpoint line 1: expected the origin "${origin}", found "${text.origin}"`,
      { expected: origin, found: text.origin },
    )
  }
  return { ...text, note }
}

/** A tree, as a log states it. */
export interface TreeState {
  readonly origin: string
  readonly size: number
  readonly rootHash: Uint8Array
}

/** Signs a checkpoint by the log's key, whose name is the origin. Errors: ERR_SIGNER. */
export async function signCheckpoint(tree: TreeState, signer: Signer): Promise<Uint8Array> {
  const text = formatCheckpointText(tree)
  const signature = await signChecked(signer, noteTextBytes(text))
  const { name, keyId } = noteKey(tree.origin, signer.publicKey)
  return formatNote({ text, signatures: [{ name, keyId, signature }] })
}
