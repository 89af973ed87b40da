/** The client of C2SP tlog-witness v1.0.0: has a checkpoint of a ledger cosigned by one witness, ours or another's. */
import type { Ledger } from '@custodia/core'
import { openCosignature } from '@custodia/core/custody'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import {
  displayText,
  formatAddCheckpoint,
  formatNote,
  formatSignatureLines,
  parseCheckpointText,
  parseNote,
  parseSignatureLines,
  parseTreeSize,
  treeSizeType,
  vkeyTypes,
} from '@custodia/core/wire'
import type { Note, PolicyLog } from '@custodia/core/wire'
import { postPatiently } from './post-patiently.ts'
import type { PostOptions, Posted } from './post-patiently.ts'

export interface CosignOptions extends PostOptions {
  /** Size of the checkpoint that this witness cosigned last, if that is known: it saves a question. */
  readonly since?: number
  /** Milliseconds since 1970 UTC. Default: the clock of the machine. */
  readonly now?: () => number
}

/** A cosignature that holds by the key of the witness. */
export interface ReceivedCosignature {
  /** The signature line, to stand at the end of the note. */
  readonly line: Uint8Array
  /** When the witness says that it cosigned, in seconds since 1970 UTC. */
  readonly time: number
}

/**
 * Has a checkpoint cosigned by a witness. `checkpoint` is a note whose first line is that of the log; only this line is
 * sent. What comes back is checked by the witness's key, of type 04.
 *
 * Errors: ERR_WITNESS_REFUSED, ERR_WITNESS_ANSWER, ERR_WITNESS_AHEAD, ERR_WITNESS_UNREACHED, ERR_VKEY_MALFORMED (the key is
 * of another type); the reason of `signal`; those of the ledger.
 */
export async function cosignBy(
  witness: PolicyLog,
  checkpoint: Uint8Array,
  ledger: Pick<Ledger, 'consistency'>,
  options: CosignOptions,
): Promise<ReceivedCosignature> {
  const { name } = witness.vkey
  const target = { name, url: submissionUrl(witness) }
  const note = logSigned(checkpoint)
  const { size } = parseCheckpointText(note.textBytes)
  let oldSize = Math.min(options.since ?? 0, size)
  // Others may have a checkpoint cosigned in between; a witness that never stops naming other sizes is given up.
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const proof = await ledger.consistency(oldSize, size)
    const body = formatAddCheckpoint({ oldSize, proof, checkpoint: formatNote(note) })
    const posted = await postPatiently(target, body, options)
    if (posted.status === 200) return readCosignature(posted.body, { witness, note, options })
    if (posted.status !== 409) throw refused(name, posted)
    const seen = readSize(name, posted, oldSize)
    if (seen > size) throw ahead(name, seen, size)
    oldSize = seen
  }
  throw badAnswer(name, `it named another size ${mostAttempts} times`)
}

const mostAttempts = 4

/** Errors: ERR_VKEY_MALFORMED, ERR_WITNESS_UNREACHED. */
function submissionUrl({ vkey, url }: PolicyLog): URL {
  if (vkey.type !== vkeyTypes.ed25519Cosignature) {
    const message = `vkey of "${vkey.name}": expected a key that cosigns with Ed25519, type 04`
    throw new CustodyError('ERR_VKEY_MALFORMED', message, { part: 'type' })
  }
  const prefix = url === undefined || url.endsWith('/') ? url : `${url}/`
  const parsed = prefix !== undefined && URL.canParse(prefix) ? new URL(prefix) : undefined
  if (parsed !== undefined && isPlain(parsed)) return new URL('add-checkpoint', parsed)
  const found =
    url === undefined ? 'has no address' : `has the address ${displayText(url, 'terminal')}`
  const message = `the witness "${vkey.name}" ${found}: expected one of http or https`
  throw new CustodyError('ERR_WITNESS_UNREACHED', message, { witness: vkey.name })
}

/** Nothing that would be sent beside the path, or is no address for fetch. */
function isPlain({ protocol, username, password, search, hash }: URL): boolean {
  return ['http:', 'https:'].includes(protocol) && username + password + search + hash === ''
}

/** The note with the line of the log alone: cosignatures and time stamps that it has already are nobody's concern here. */
function logSigned(checkpoint: Uint8Array): Note {
  const note = parseNote(checkpoint)
  return { ...note, signatures: note.signatures.slice(0, 1) }
}

function readSize(witness: string, { type, body }: Posted, sent: number): number {
  const size = parseTreeSize(body)
  if (size === undefined || type.split(';')[0]?.trim().toLowerCase() !== treeSizeType)
    throw badAnswer(witness, 'it answered 409 without a tree size')
  if (size === sent) throw badAnswer(witness, `it asked for the size ${size}, which it was sent`)
  return size
}

interface Expected {
  readonly witness: PolicyLog
  readonly note: Note
  readonly options: CosignOptions
}

// A clock of ours that runs behind must not cost a cosignature; one from far ahead would be worth nothing.
const mostAhead = 3600

/** Lines of other keys are passed over. */
function readCosignature(
  body: Uint8Array,
  { witness: { vkey }, note, options: { now = Date.now } }: Expected,
): ReceivedCosignature {
  try {
    const line = parseSignatureLines(body).find(
      ({ name, keyId }) => name === vkey.name && keyId === vkey.keyId,
    )
    if (line === undefined) throw badAnswer(vkey.name, 'it sent no line by its key')
    const signed = formatNote({ text: note.text, signatures: [line] })
    const time = openCosignature(signed, vkey.text)
    if (time === 0 || time > now() / 1000 + mostAhead)
      throw badAnswer(vkey.name, `it cosigned at the time ${time}, which cannot be`)
    return { line: formatSignatureLines([line]), time }
  } catch (error) {
    if (!isCustodyError(error) || error.code === 'ERR_WITNESS_ANSWER') throw error
    throw badAnswer(vkey.name, error.message, error)
  }
}

function refused(witness: string, { status, body }: Posted): CustodyError<'ERR_WITNESS_REFUSED'> {
  const words = displayText(body.subarray(0, 200), 'terminal')
  const message = `the witness "${witness}" answered ${status}: ${words}`
  return new CustodyError('ERR_WITNESS_REFUSED', message, { witness, status })
}

function ahead(witness: string, seen: number, size: number): CustodyError<'ERR_WITNESS_AHEAD'> {
  const message = `the witness "${witness}" has cosigned size ${seen}, and this checkpoint has size ${size}`
  return new CustodyError('ERR_WITNESS_AHEAD', message, { witness, seen, size })
}

function badAnswer(
  witness: string,
  reason: string,
  cause?: unknown,
): CustodyError<'ERR_WITNESS_ANSWER'> {
  const message = `the answer of the witness "${witness}" cannot be used: ${reason}`
  return new CustodyError('ERR_WITNESS_ANSWER', message, { witness }, { cause })
}
