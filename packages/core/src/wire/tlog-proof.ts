/**
 * An inclusion proof together with the checkpoint that it leads to, as one text file (`.tlog-proof`).
 *
 * The format is C2SP tlog-proof v1 as of commit 5ba5ee8 (it has no tagged version); docs/format/checkpoint.md
 * section 6. Tools of other people read it. Nothing is computed here.
 */
import { concat, encodeUtf8, fromBase64, toBase64 } from '../bytes/index.ts'
import { CustodyError } from '../errors.ts'
import { parseDecimal } from './checkpoint.ts'
import { limits } from './limits.ts'
import { readText } from './signed-note.ts'

export interface TlogProof {
  /** Bytes that nothing vouches for; absent when there are none. */
  readonly extra?: Uint8Array
  /** Zero-based index of the leaf. */
  readonly index: number
  /** The inclusion proof, 32 bytes each, the sibling of the leaf first. At most 63. */
  readonly hashes: readonly Uint8Array[]
  /** The checkpoint with its signatures, byte for byte. `parseNote` reads it. */
  readonly checkpoint: Uint8Array
}

const header = 'c2sp.org/tlog-proof@v1'
const LF = 0x0a
// What other readers take; more than any line can have that is right.
const longestLine = 65_535

/** Reads a proof. What it accepts, `formatTlogProof` writes again byte for byte. Throws ERR_PROOF_MALFORMED. */
export function parseTlogProof(bytes: Uint8Array): TlogProof {
  const next = lineReader(bytes)
  if (next().line !== header) throw malformed('line 1', `the first line is not ${header}`)
  let { line, rest } = next()
  let extra: Uint8Array | undefined
  if (line.startsWith('extra ')) {
    extra = readExtra(line.slice(6))
    ;({ line, rest } = next())
  }
  const index = line.startsWith('index ') ? parseDecimal(line.slice(6)) : undefined
  if (index === undefined)
    throw malformed('index', 'where the index should stand, there is no number from 0 to 2^53-1')
  const hashes: Uint8Array[] = []
  for ({ line, rest } = next(); line !== ''; { line, rest } = next())
    hashes.push(readHash(line, hashes.length))
  if (rest.length === 0) throw malformed('checkpoint', 'the checkpoint is missing')
  if (rest.length > limits.noteLength)
    throw malformed('checkpoint', `the checkpoint is over ${limits.noteLength} bytes`)
  return { ...(extra && { extra }), index, hashes, checkpoint: rest.slice() }
}

/** Writes a proof. Parts that none can hold are a RangeError. */
export function formatTlogProof({ extra, index, hashes, checkpoint }: TlogProof): Uint8Array {
  if (!Number.isSafeInteger(index) || index < 0)
    throw new RangeError(`an index is 0 to 2^53-1, not ${index}`)
  if (hashes.length > limits.proofHashes || hashes.some((hash) => hash.length !== 32)) {
    throw new RangeError(`a proof has at most ${limits.proofHashes} hashes of 32 bytes`)
  }
  if (extra && (extra.length === 0 || extra.length > limits.proofExtraLength)) {
    throw new RangeError(
      `extra data have 1 to ${limits.proofExtraLength} bytes, not ${extra.length}`,
    )
  }
  if (checkpoint.length === 0 || checkpoint.length > limits.noteLength) {
    throw new RangeError(
      `a checkpoint has 1 to ${limits.noteLength} bytes, not ${checkpoint.length}`,
    )
  }
  const extraLine = extra ? [`extra ${toBase64(extra)}`] : []
  const lines = [header, ...extraLine, `index ${index}`, ...hashes.map(toBase64), '']
  return concat(encodeUtf8(lines.join('\n') + '\n'), checkpoint)
}

/** Takes one line after the other; a line longer than any that can be right is never decoded. */
function lineReader(bytes: Uint8Array): () => { readonly line: string; readonly rest: Uint8Array } {
  let start = 0
  let number = 0
  return () => {
    const part = `line ${++number}`
    const window = bytes.subarray(start, start + longestLine + 1)
    const length = window.indexOf(LF)
    if (length < 0)
      throw malformed(part, `${part} does not end, or is longer than ${longestLine} bytes`)
    const line = readText(window.subarray(0, length), (_line, reason) =>
      malformed(part, `${part} has ${reason}`),
    )
    start += length + 1
    return { line, rest: bytes.subarray(start) }
  }
}

function readExtra(text: string): Uint8Array {
  const extra = fromBase64(text)
  if (extra === undefined || extra.length === 0 || extra.length > limits.proofExtraLength) {
    throw malformed(
      'extra',
      `the extra data are not canonical base64 of 1 to ${limits.proofExtraLength} bytes`,
    )
  }
  return extra
}

function readHash(text: string, count: number): Uint8Array {
  if (count === limits.proofHashes)
    throw malformed('hashes', `the proof has more than ${limits.proofHashes} hashes`)
  const hash = fromBase64(text)
  if (hash?.length !== 32)
    throw malformed('hashes', `hash ${count} is not the canonical base64 of 32 bytes`)
  return hash
}

function malformed(part: string, reason: string): CustodyError {
  return new CustodyError('ERR_PROOF_MALFORMED', `the proof cannot be read: ${reason}`, { part })
}
