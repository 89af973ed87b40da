import { decodeUtf8, equalBytes } from '../bytes/index.ts'
import { limits, parseDecimal } from '../wire/index.ts'

/**
 * Tree size of a checkpoint: its second line (docs/format/checkpoint.md), nothing else of it is read. Undefined if that
 * line is not a tree size.
 */
export function checkpointSize(note: Uint8Array): number | undefined {
  const end = endOfLine(note, endOfLine(note, 0) + 1)
  const lines = decodeUtf8(note.subarray(0, end))?.split('\n')
  return parseDecimal(lines?.[1] ?? '')
}

/** What a checkpoint must fit to that is to be kept. */
export interface CheckpointContext {
  /** Entries in the store. */
  readonly storeSize: number
  /** Size of the latest checkpoint; undefined if none is kept. */
  readonly latest: number | undefined
  /** The kept checkpoint of exactly this size, or undefined. */
  readonly keptAt: (size: number) => Uint8Array | undefined
}

/** A checkpoint that may be kept. */
export interface CheckedCheckpoint {
  readonly size: number
  /** `new`: of a size that none was kept of. `longer`: lines were added. `same`: it is kept as it is. */
  readonly change: 'new' | 'longer' | 'same'
}

/**
 * Checks everything that the contract asks of a checkpoint, for those who write a store: it does not go back, nor ahead of the
 * store, nor change what is kept. A RangeError says what does not fit.
 */
export function checkNewCheckpoint(
  note: Uint8Array,
  { storeSize, latest, keptAt }: CheckpointContext,
): CheckedCheckpoint {
  const size = sizeOfNew(note)
  if (size > storeSize) {
    throw new RangeError(`the checkpoint is of size ${size}, the store has ${storeSize} entries`)
  }
  const kept = keptAt(size)
  if (kept === undefined) {
    if (latest === undefined || size > latest) return { size, change: 'new' }
    throw new RangeError(`the checkpoint is of size ${size}, and one of size ${latest} is kept`)
  }
  if (!equalBytes(note.subarray(0, kept.length), kept)) {
    throw new RangeError(`the checkpoint does not begin with the one of size ${size} that is kept`)
  }
  return { size, change: note.length > kept.length ? 'longer' : 'same' }
}

function sizeOfNew(note: Uint8Array): number {
  if (note.length > limits.noteLength) {
    throw new RangeError(
      `a checkpoint has at most ${limits.noteLength} bytes, this one has ${note.length}`,
    )
  }
  const size = checkpointSize(note)
  if (size === undefined) {
    throw new RangeError('the second line of the checkpoint is not a tree size')
  }
  return size
}

const lineFeed = 0x0a

function endOfLine(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(lineFeed, from)
  return end < 0 ? bytes.length : end
}
