/**
 * The text of a checkpoint: origin, tree size and root hash of a log, one to a line.
 *
 * The format is C2SP tlog-checkpoint v1.0.0; docs/format/checkpoint.md section 4. A checkpoint is this text in a
 * signed note.
 */
import { encodeUtf8, fromBase64, toBase64 } from '../bytes/index.ts'
import { CustodyError } from '../errors.ts'
import { limits } from './limits.ts'
import { readText } from './signed-note.ts'

export interface CheckpointText {
  /** The name of the log, 1 to 255 bytes. It may be any line of text. */
  readonly origin: string
  /** Leaves in the tree, 0 to 2^53-1. */
  readonly size: number
  /** 32 bytes. */
  readonly rootHash: Uint8Array
  /** Further lines, none of them empty. Our own checkpoints have none; nothing is read from other people's. */
  readonly extensions: readonly string[]
}

/**
 * Reads the text of a note as a checkpoint. What it accepts, `formatCheckpointText` writes again byte for byte.
 * A size beyond 2^53-1 is refused, never rounded. Throws ERR_CHECKPOINT_MALFORMED; `line` counts from 1, and is 0
 * when no single line is at fault.
 */
export function parseCheckpointText(textBytes: Uint8Array): CheckpointText {
  if (textBytes.length > limits.noteLength)
    throw malformed(0, `it is longer than ${limits.noteLength} bytes`)
  const text = readText(textBytes, (line, reason) => malformed(line, `it has ${reason}`))
  const lines = text.split('\n')
  if (lines.pop() !== '') throw malformed(lines.length + 1, 'it does not end in a line feed')
  const [origin, size, root, ...extensions] = lines
  if (origin === undefined || size === undefined || root === undefined) {
    throw malformed(0, 'it has fewer than the three lines origin, size and root')
  }
  if (!isLine(origin)) throw malformed(1, `the origin is empty or over ${limits.nameLength} bytes`)
  const empty = extensions.indexOf('')
  if (empty >= 0) throw malformed(empty + 4, 'an extension line is empty')
  return { origin, size: readSize(size), rootHash: readRoot(root), extensions }
}

/** Writes the text of a checkpoint, to be signed as a note. Parts that none can hold are a RangeError. */
export function formatCheckpointText(
  checkpoint: Omit<CheckpointText, 'extensions'> & Partial<CheckpointText>,
): string {
  const { origin, size, rootHash, extensions = [] } = checkpoint
  if (!isLine(origin) || origin.includes('\n'))
    throw new RangeError('an origin is a line of 1 to 255 bytes')
  if (!Number.isSafeInteger(size) || size < 0)
    throw new RangeError(`a tree size is 0 to 2^53-1, not ${size}`)
  if (rootHash.length !== 32)
    throw new RangeError(`a root hash has 32 bytes, not ${rootHash.length}`)
  if (extensions.some((line) => line === '' || line.includes('\n'))) {
    throw new RangeError('an extension is a line of at least one character')
  }
  return [origin, size, toBase64(rootHash), ...extensions].join('\n') + '\n'
}

/**
 * A decimal number from 0 to 2^53-1, in the one form without sign, blank or leading zero. Undefined for any other
 * text, so that each caller can say what it was reading.
 */
export function parseDecimal(text: string): number | undefined {
  if (!/^(?:0|[1-9][0-9]*)$/.test(text)) return undefined
  // Above 2^53-1 a number may have been rounded, but never to a safe integer.
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : undefined
}

function isLine(text: string): boolean {
  return text !== '' && encodeUtf8(text).length <= limits.nameLength
}

function readSize(text: string): number {
  const size = parseDecimal(text)
  if (size === undefined)
    throw malformed(2, 'the size is not a decimal number from 0 to 2^53-1 in its shortest form')
  return size
}

function readRoot(text: string): Uint8Array {
  const root = fromBase64(text)
  if (root?.length !== 32)
    throw malformed(3, 'the root hash is not the canonical base64 of 32 bytes')
  return root
}

function malformed(line: number, reason: string): CustodyError {
  const where = line === 0 ? 'the checkpoint' : `line ${line} of the checkpoint`
  return new CustodyError('ERR_CHECKPOINT_MALFORMED', `${where} cannot be read: ${reason}`, {
    line,
  })
}
