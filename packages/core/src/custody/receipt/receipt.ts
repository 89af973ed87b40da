import { equalBytes } from '../../bytes/index.ts'
import { keyThumbprint, sha256, verifySignature } from '../../crypto/index.ts'
import { CustodyError } from '../../errors.ts'
import { checkInclusion, treeHasher } from '../../merkle/index.ts'
import { parseCheckpointText, parseNote, parseReceipt } from '../../wire/index.ts'
import type { CheckpointText } from '../../wire/index.ts'
import { openCheckpoint } from '../checkpoint/index.ts'
import type { Checkpoint, CheckpointKey } from '../checkpoint/index.ts'
import { buildLeaf, nextCommitment, openEvent, publicSecret } from '../record/index.ts'
import type { OpenedEvent } from '../record/index.ts'

/** A receipt whose parts belong together: the event leads to the root of the tree. Nobody is known yet to have signed. */
export interface ReadReceipt extends OpenedEvent {
  /** Ledger id: of the event's claims, or of the genesis its own. */
  readonly ledger: string
  readonly seq: number
  /** Zero-based place in the log. */
  readonly index: number
  /** When the ledger says that it recorded the event: milliseconds since 1970 UTC. */
  readonly recordedAt: number
  /** 73 bytes. */
  readonly leaf: Uint8Array
  /** The tree that the inclusion proof leads to, with the whole note: the log's signature is not checked. */
  readonly checkpoint: Checkpoint
}

/** A receipt whose checkpoint the log's key signed. */
export interface OpenedReceipt extends ReadReceipt {
  /** Whether the event's own signature was checked, and holds. It is not if no public key was given. */
  readonly isSignerChecked: boolean
}

/** Whose receipt it must be. What is left out is not checked. */
export interface ReceiptKeys extends CheckpointKey {
  /** Ledger id. */
  readonly ledger?: string
  /** The key that must have signed the event, 32 bytes. */
  readonly publicKey?: Uint8Array
}

/**
 * Opens a receipt: the event stands in the log at its place, and the log's key signed that (docs/format/receipt.md).
 * Errors: those of `readReceipt` and `openCheckpoint`; ERR_LEDGER_MISMATCH; ERR_KEY_MISMATCH if another key than the one
 * given signed the event, ERR_SIGNATURE if its signature does not hold.
 */
export function openReceipt(bytes: Uint8Array, keys: ReceiptKeys): OpenedReceipt {
  const receipt = readReceipt(bytes)
  const checkpoint = openCheckpoint(receipt.checkpoint.note, keys)
  const { ledger: expected, publicKey } = keys
  if (expected !== undefined && expected !== receipt.ledger) {
    const message = `the receipt is of the ledger ${receipt.ledger}, expected ${expected}`
    throw new CustodyError('ERR_LEDGER_MISMATCH', message, { expected, found: receipt.ledger })
  }
  if (publicKey !== undefined) checkSigner(receipt, publicKey)
  return { ...receipt, checkpoint, isSignerChecked: publicKey !== undefined }
}

/**
 * Reads a receipt and checks all that needs no key: the event is well formed, its leaf is made from it, its tag is the one
 * that it commits to as far as it says, and the proof leads to the root in the checkpoint.
 * Errors: ERR_RECEIPT_MALFORMED, those of `openEvent`, ERR_NOTE_MALFORMED, ERR_CHECKPOINT_MALFORMED, ERR_PROOF_MALFORMED,
 * ERR_PROOF_MISMATCH, ERR_RECEIPT_TAG.
 */
export function readReceipt(bytes: Uint8Array): ReadReceipt {
  const { recordedAt, secret, event: eventBytes, index, hashes, checkpoint } = parseReceipt(bytes)
  const event = openEvent(eventBytes)
  const { id, chain, payload } = event
  const ledger = event.parsed.header.ledger ?? id
  const { seq } = payload
  const leaf = buildLeaf({ ledgerId: ledger, chainId: chain, seq, recordedAt, secret, id })
  const tree = readTree(checkpoint)
  const { size, rootHash: root } = tree
  checkInclusion({ index, size, leafHash: hasher.leaf(leaf), root, proof: hashes }, hasher)
  checkSecret(event, secret)
  return {
    ...event,
    ledger,
    seq,
    index,
    recordedAt,
    leaf,
    checkpoint: { ...tree, note: checkpoint },
  }
}

const hasher = treeHasher(sha256)

function readTree(note: Uint8Array): CheckpointText {
  return parseCheckpointText(parseNote(note).textBytes)
}

/** The ledger chain has the public secret; the first event of another chain commits to its own (docs/format/leaf.md). */
function checkSecret({ id, kind, payload }: OpenedEvent, secret: Uint8Array): void {
  const isPublic = kind !== 'ledger' || equalBytes(secret, publicSecret)
  const isCommitted = payload.self === undefined || payload.self === nextCommitment(secret)
  if (isPublic && isCommitted) return
  const message = `the log holds the event ${id} under a tag that is not the one of its place`
  throw new CustodyError('ERR_RECEIPT_TAG', message, { event: id })
}

function checkSigner({ parsed }: OpenedEvent, publicKey: Uint8Array): void {
  const { toBeSigned: message, signature, header } = parsed
  const found = keyThumbprint(publicKey)
  if (found !== header.kid) {
    const reason = `the event was signed by the key ${header.kid}, and the key given is ${found}`
    throw new CustodyError('ERR_KEY_MISMATCH', reason, { expected: header.kid, found })
  }
  verifySignature({ publicKey, message, signature })
}
