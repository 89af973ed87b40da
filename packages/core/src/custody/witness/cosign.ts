import { signChecked } from '../../crypto/index.ts'
import type { Signer } from '../../crypto/index.ts'
import {
  cosignatureMessage,
  formatCosignature,
  formatNote,
  formatSignatureLines,
  parseCheckpointText,
  parseNote,
} from '../../wire/index.ts'
import type { CheckpointText, Note, NoteSignature } from '../../wire/index.ts'
import { cosignerKey, openCosignature } from '../checkpoint/index.ts'

/** A checkpoint that a witness has cosigned. */
export interface CosignedCheckpoint extends CheckpointText {
  /** When it was cosigned, in seconds since 1970 UTC. */
  readonly time: number
  /** The note: the lines of the log's keys that held, and the cosignature last. */
  readonly note: Uint8Array
  /** The line with the cosignature alone. */
  readonly line: Uint8Array
}

/** Who cosigns: the name and the key of a witness. */
export interface Cosigner {
  readonly name: string
  readonly signer: Signer
}

/**
 * Cosigns a checkpoint (type 0x04, docs/format/checkpoint.md section 5). `time` is in seconds since 1970 UTC, and a witness
 * never says 0. Errors: ERR_SIGNER.
 */
export async function cosign(
  { text, textBytes, signatures }: Note,
  { name, signer }: Cosigner,
  time: number,
): Promise<CosignedCheckpoint> {
  if (time === 0) throw new RangeError('a witness does not cosign at time 0')
  const signature = await signChecked(signer, cosignatureMessage(time, textBytes))
  const { keyId } = cosignerKey(name, signer.publicKey)
  const line: NoteSignature = { name, keyId, signature: formatCosignature({ time, signature }) }
  return {
    ...parseCheckpointText(textBytes),
    time,
    note: formatNote({ text, signatures: [...signatures, line] }),
    line: formatSignatureLines([line]),
  }
}

/**
 * Opens a checkpoint that a witness keeps: its own cosignature tells whether it is what was kept.
 * Errors: as `openCosignature`; ERR_CHECKPOINT_MALFORMED.
 */
export function openCosigned(note: Uint8Array, vkey: string): CosignedCheckpoint {
  const time = openCosignature(note, vkey)
  const { textBytes, signatures } = parseNote(note)
  const line = formatSignatureLines(signatures.slice(-1))
  return { ...parseCheckpointText(textBytes), time, note, line }
}
