/**
 * What a log sends a witness to have a checkpoint cosigned, and what the witness answers.
 *
 * The format is C2SP tlog-witness v1.0.0, call `add-checkpoint`; docs/witness.md. The answer 200 is signature lines, which
 * `parseSignatureLines` reads. The answer 409 is a tree size. Nothing is judged here.
 */
import { concat, decodeUtf8, encodeUtf8, fromBase64, toBase64 } from '../bytes/index.ts'
import { CustodyError } from '../errors.ts'
import { parseDecimal } from './checkpoint.ts'
import { limits } from './limits.ts'
import { readText } from './signed-note.ts'

export interface AddCheckpoint {
  /** Size of the checkpoint from which the proof starts: the one that the witness cosigned last, or 0. */
  readonly oldSize: number
  /** RFC 6962 consistency proof from the old size to that of the checkpoint: at most 63 hashes of 32 bytes. */
  readonly proof: readonly Uint8Array[]
  /** The checkpoint with its signatures, byte for byte. `parseNote` reads it. */
  readonly checkpoint: Uint8Array
}

const LF = 0x0a
// "old", a blank, 16 digits, a line feed; then a hash in base64 and a line feed.
const headLength = 21 + limits.proofHashes * 45

/**
 * Reads the body of a request. What it accepts, `formatAddCheckpoint` writes again byte for byte. Whether the checkpoint is
 * one is not looked at. Throws ERR_ADD_CHECKPOINT_MALFORMED; `line` counts from 1, and is 0 when no single line is at fault.
 */
export function parseAddCheckpoint(bytes: Uint8Array): AddCheckpoint {
  if (bytes.length > limits.addCheckpointLength)
    throw malformed(0, `it is longer than ${limits.addCheckpointLength} bytes`)
  const end = emptyLine(bytes.subarray(0, headLength + 1))
  const window = bytes.subarray(0, end < 0 ? headLength : end)
  const head = readText(window, (line, reason) => malformed(line, `it has ${reason}`))
  const [first, ...lines] = head.split('\n')
  const oldSize = readOldSize(first)
  if (lines.length > limits.proofHashes)
    throw malformed(limits.proofHashes + 2, `there are more than ${limits.proofHashes} hashes`)
  if (end < 0) throw malformed(0, 'no empty line stands between the proof and the checkpoint')
  const proof = lines.map((line, i) => readHash(line, i + 2))
  const checkpoint = bytes.slice(end + 2)
  if (checkpoint.length === 0) throw malformed(0, 'the checkpoint is missing')
  if (checkpoint.length > limits.noteLength)
    throw malformed(0, `the checkpoint is over ${limits.noteLength} bytes`)
  return { oldSize, proof, checkpoint }
}

/** Writes the body of a request. Parts that none can hold are a RangeError. */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): Uint8Array {
  if (!Number.isSafeInteger(oldSize) || oldSize < 0)
    throw new RangeError(`a tree size is 0 to 2^53-1, not ${oldSize}`)
  if (proof.length > limits.proofHashes || proof.some((hash) => hash.length !== 32))
    throw new RangeError(`a proof has at most ${limits.proofHashes} hashes of 32 bytes`)
  if (checkpoint.length === 0 || checkpoint.length > limits.noteLength)
    throw new RangeError(
      `a checkpoint has 1 to ${limits.noteLength} bytes, not ${checkpoint.length}`,
    )
  const lines = [`old ${oldSize}`, ...proof.map(toBase64), '']
  return concat(encodeUtf8(lines.join('\n') + '\n'), checkpoint)
}

/** The content type of the answer 409, whose body is `formatTreeSize`. */
export const treeSizeType = 'text/x.tlog.size'

/** Writes the body of the answer 409: the size of the checkpoint that the witness cosigned last. */
export function formatTreeSize(size: number): string {
  if (!Number.isSafeInteger(size) || size < 0)
    throw new RangeError(`a tree size is 0 to 2^53-1, not ${size}`)
  return `${size}\n`
}

/** Reads the body of the answer 409; undefined for any other bytes, so that each caller can say what it was reading. */
export function parseTreeSize(bytes: Uint8Array): number | undefined {
  const text = bytes.length > 17 ? undefined : decodeUtf8(bytes)
  return text?.endsWith('\n') === true ? parseDecimal(text.slice(0, -1)) : undefined
}

/** Where the line feed stands after which the first empty line follows, or -1. */
function emptyLine(bytes: Uint8Array): number {
  for (let i = bytes.indexOf(LF); i >= 0; i = bytes.indexOf(LF, i + 1)) {
    if (bytes[i + 1] === LF) return i
  }
  return -1
}

function readOldSize(line: string | undefined): number {
  const size = line?.startsWith('old ') === true ? parseDecimal(line.slice(4)) : undefined
  if (size === undefined)
    throw malformed(1, 'it is not "old" and a decimal number from 0 to 2^53-1 in its shortest form')
  return size
}

function readHash(text: string, line: number): Uint8Array {
  const hash = fromBase64(text)
  if (hash?.length !== 32) throw malformed(line, 'it is not the canonical base64 of 32 bytes')
  return hash
}

function malformed(line: number, reason: string): CustodyError<'ERR_ADD_CHECKPOINT_MALFORMED'> {
  const where = line === 0 ? 'the request' : `line ${line} of the request`
  const message = `${where} cannot be read: ${reason}`
  return new CustodyError('ERR_ADD_CHECKPOINT_MALFORMED', message, { line })
}
