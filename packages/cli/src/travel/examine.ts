import { toHex } from '@custodia/core/bytes'
import { sha256Hex } from '@custodia/core/crypto'
import { openDisclosure, openEvent } from '@custodia/core/custody'
import type { OpenedEvent } from '@custodia/core/custody'
import { CustodyError } from '@custodia/core/errors'
import { assembleSign1, parseCheckpointText, parseNote, readSealedValue } from '@custodia/core/wire'
import type { SeenAnchor } from './seen-file.ts'
import type { ContextEvent, PreparedFile } from './prepared-file.ts'

/** What a prepared file asks its signer to sign, found in the bytes that would be signed and in nothing else. */
export interface ExaminedEvent {
  /** Without signature: its id is not the id that it will have. */
  readonly event: OpenedEvent
  /** Every value under a label, sealed or in clear. */
  readonly opened: ReadonlyMap<string, unknown>
  /** The checkpoint of the ledger under which the signature will stand. */
  readonly anchor: SeenAnchor
  /** SHA-256 of the bytes to be signed. */
  readonly reservation: string
}

/**
 * Judges a prepared file by itself: the event is well formed and of the ledger that the file names, every sealed value is
 * opened, and the checkpoint is the one to which the event anchors.
 * Errors: ERR_PREPARED_MALFORMED, ERR_EVENT_MALFORMED, ERR_EVENT_FIELD, ERR_CBOR_PROFILE, ERR_DISCLOSURE_MALFORMED,
 * ERR_DISCLOSURE_MISMATCH, ERR_NOTE_MALFORMED, ERR_CHECKPOINT_MALFORMED, ERR_ANCHOR_REFUSED.
 */
export function examinePrepared(file: PreparedFile): ExaminedEvent {
  const event = openUnsigned(file)
  const { header, toBeSigned } = event.parsed
  if (header.ledger !== file.ledger) {
    throw malformed('ledger', 'the event is for another ledger than the file says')
  }
  const opened = openAll(event, file.disclosures)
  const missing = [...event.payload.sealed.keys()].find((label) => !opened.has(label))
  if (missing !== undefined) {
    const message = `the file does not open the sealed value "${missing}", so it cannot be read before signing`
    throw new CustodyError('ERR_DISCLOSURE_MISMATCH', message, { label: missing })
  }
  return { event, opened, anchor: anchorOf(event, file), reservation: sha256Hex(toBeSigned) }
}

function openUnsigned({ protectedBytes, payloadBytes }: PreparedFile): OpenedEvent {
  const signature = new Uint8Array(64)
  return openEvent(assembleSign1({ protectedBytes, payloadBytes, signature }))
}

/** Opens sealed values; a disclosure that opens nothing of the event, or under another label, is an error. */
export function openAll(
  { payload }: Pick<OpenedEvent, 'payload'>,
  disclosures: readonly Uint8Array[],
): ReadonlyMap<string, unknown> {
  const opened = new Map<string, unknown>(payload.clear)
  for (const disclosure of disclosures) {
    const { label, digest, value } = openDisclosure(disclosure)
    if (payload.sealed.get(label) !== digest) {
      const message = `a disclosure does not open the digest that stands under "${label}" in the event`
      throw new CustodyError('ERR_DISCLOSURE_MISMATCH', message, { label })
    }
    opened.set(label, readSealedValue(payload.type, label, value))
  }
  return opened
}

/** The anchor in the event, if the checkpoint in the file is the one that it names. */
function anchorOf({ payload }: OpenedEvent, file: PreparedFile): SeenAnchor {
  const { anchor } = payload
  if (anchor === undefined) throw malformed('payload', 'the event has no anchor')
  const { origin, size, rootHash } = parseCheckpointText(parseNote(file.checkpoint).textBytes)
  if (origin !== file.origin) {
    throw malformed('checkpoint', 'it is of another log than the file says')
  }
  const isSame = anchor.size === size && anchor.root === toHex(rootHash)
  const isSameNote = anchor.note === undefined || anchor.note === sha256Hex(file.checkpoint)
  if (!isSame || !isSameNote) {
    const message =
      'the event anchors to another checkpoint than the one in the file, so nobody was shown it'
    throw new CustodyError('ERR_ANCHOR_REFUSED', message, { reason: 'mismatch' })
  }
  return { size: anchor.size, root: anchor.root }
}

/** An event that a prepared event refers to, with the values that the file opens. */
export interface ExaminedContext {
  readonly event: OpenedEvent
  readonly opened: ReadonlyMap<string, unknown>
}

/** The context events by their ids. An id is the hash of the event's bytes, so none can stand for another. */
export function examineContext(
  context: readonly ContextEvent[],
): ReadonlyMap<string, ExaminedContext> {
  return new Map(
    context.map(({ event: bytes, disclosures }) => {
      const event = openEvent(bytes)
      return [event.id, { event, opened: openAll(event, disclosures) }]
    }),
  )
}

function malformed(part: string, reason: string): CustodyError<'ERR_PREPARED_MALFORMED'> {
  return new CustodyError('ERR_PREPARED_MALFORMED', `not a prepared event: ${part}: ${reason}`, {
    part,
  })
}
