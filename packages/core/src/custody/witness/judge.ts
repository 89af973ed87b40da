/**
 * What a witness answers to a request, by C2SP tlog-witness v1.0.0, `add-checkpoint`. The checks stand here in the order in
 * which the specification has them. Nothing is signed, kept or read from a clock.
 */
import { equalBytes } from '../../bytes/index.ts'
import { sha256 } from '../../crypto/index.ts'
import { isCustodyError } from '../../errors.ts'
import type { CustodyErrorCode } from '../../errors.ts'
import { checkConsistency, emptyRoot, treeHasher } from '../../merkle/index.ts'
import { limits, parseAddCheckpoint, parseCheckpointText, parseNote } from '../../wire/index.ts'
import type { CheckpointText, Note } from '../../wire/index.ts'
import { openNote } from '../checkpoint/index.ts'
import type { KnownLogs } from './known-logs.ts'

/** Why a witness does not cosign. The status is that of HTTP. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 409 | 422
  /** For people. It may hold text of the request. */
  readonly reason: string
  /** With 409: the size of the checkpoint that was cosigned last, or 0. */
  readonly size?: number
}

/** A request of a known log, signed by one of its keys. */
export interface OpenedRequest extends CheckpointText {
  readonly oldSize: number
  readonly proof: readonly Uint8Array[]
  /** The checkpoint with one line for each key of the log that signed; other lines are dropped. */
  readonly signed: Note
}

/** A tree that was cosigned. */
export type CosignedTree = Pick<CheckpointText, 'size' | 'rootHash'>

/** Reads the body of a request: is it one (400), of a log that is known (404), signed by its key (403)? */
export function openRequest(body: Uint8Array, logs: KnownLogs): OpenedRequest | Refusal {
  const read = tryTo(400, () => {
    const { oldSize, proof, checkpoint } = parseAddCheckpoint(body)
    const note = parseNote(checkpoint)
    return { oldSize, proof, checkpoint, ...parseCheckpointText(note.textBytes) }
  })
  if ('status' in read) return read
  const { checkpoint, ...request } = read
  const vkeys = logs.get(request.origin)
  if (vkeys === undefined)
    return { status: 404, reason: 'the log of this origin is not known here' }
  const signed = tryTo(403, () => signedByLog(checkpoint, vkeys))
  if ('status' in signed) return signed
  if (hasRoom(signed)) return { ...request, signed }
  return { status: 400, reason: 'the checkpoint is too long for one more signature line' }
}

// A name, a key ID and an Ed25519 cosignature with its time.
const lineLength = 4 + limits.nameLength + 1 + 104 + 1

/** Whether the note with the cosignature is one that can still be read. */
function hasRoom({ textBytes, signatures }: Note): boolean {
  const lines = signatures.length + 1
  const length = textBytes.length + 1 + lines * lineLength
  return lines <= limits.noteSignatures && length <= limits.noteLength
}

/**
 * Judges a request by the tree of its log that was cosigned last, or undefined if none was. Gives why it is refused (400,
 * 409, 422), or undefined if the checkpoint is to be cosigned.
 */
export function judgeRequest(
  { oldSize, size, rootHash, proof }: OpenedRequest,
  last: CosignedTree | undefined,
): Refusal | undefined {
  if (oldSize > size)
    return { status: 400, reason: `the old size ${oldSize} is above the size ${size}` }
  const lastSize = last?.size ?? 0
  if (oldSize !== lastSize)
    return { status: 409, reason: `size ${lastSize} was cosigned last`, size: lastSize }
  const hasher = treeHasher(sha256)
  if (size === 0 && !equalBytes(rootHash, emptyRoot()))
    return { status: 422, reason: 'a tree without leaves has another root hash' }
  if (last === undefined || oldSize === 0)
    return proof.length === 0
      ? undefined
      : { status: 422, reason: 'a proof from size 0 has no hashes' }
  const claim = { size1: oldSize, size2: size, root1: last.rootHash, root2: rootHash, proof }
  const proven = tryTo(422, () => {
    checkConsistency(claim, hasher)
    return {}
  })
  return 'status' in proven ? proven : undefined
}

/** The note with the lines of the log's own keys alone, each key once. */
function signedByLog(checkpoint: Uint8Array, vkeys: readonly string[]): Note {
  const { text, textBytes, signatures, verified } = openNote(checkpoint, vkeys)
  const lines = verified.map(({ name, keyId }) =>
    signatures.find((line) => line.name === name && line.keyId === keyId)!,
  )
  return { text, textBytes, signatures: lines }
}

const faults: readonly CustodyErrorCode[] = [
  'ERR_ADD_CHECKPOINT_MALFORMED',
  'ERR_NOTE_MALFORMED',
  'ERR_NOTE_UNVERIFIED',
  'ERR_CHECKPOINT_MALFORMED',
  'ERR_PROOF_MALFORMED',
  'ERR_PROOF_MISMATCH',
]

function tryTo<T>(status: Refusal['status'], work: () => T): T | Refusal {
  try {
    return work()
  } catch (error) {
    if (!isCustodyError(error) || !faults.includes(error.code)) throw error
    return { status, reason: error.message }
  }
}
