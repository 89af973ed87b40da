import { decodeUtf8 } from '../bytes/index.ts'
import { parseDecimal } from '../wire/index.ts'

/**
 * Tree size of a checkpoint: its second line (docs/format/checkpoint.md), nothing else of it is read. Undefined if that
 * line is not a tree size.
 */
export function checkpointSize(note: Uint8Array): number | undefined {
  const end = endOfLine(note, endOfLine(note, 0) + 1)
  const lines = decodeUtf8(note.subarray(0, end))?.split('\n')
  return parseDecimal(lines?.[1] ?? '')
}

/** The size of a checkpoint that is to be kept, or a RangeError: a store does not go back, nor ahead of itself. */
export function checkNewCheckpoint(
  note: Uint8Array,
  { storeSize, before }: { readonly storeSize: number; readonly before: number },
): number {
  const size = checkpointSize(note)
  if (size === undefined) {
    throw new RangeError('the second line of the checkpoint is not a tree size')
  }
  if (size > storeSize) {
    throw new RangeError(`the checkpoint is of size ${size}, the store has ${storeSize} entries`)
  }
  if (size < before) {
    throw new RangeError(`the checkpoint is of size ${size}, the one before is of size ${before}`)
  }
  return size
}

const lineFeed = 0x0a

function endOfLine(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(lineFeed, from)
  return end < 0 ? bytes.length : end
}
