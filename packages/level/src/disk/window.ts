import type { DiskFile } from './disk.ts'

/** Reads a file forward in large pieces, as it was long when the reading began. */
export interface Window {
  readonly length: number
  /** Up to `length` bytes from `offset` on; fewer only at the end of the file. Nobody writes into them again. */
  at(offset: number, length: number): Uint8Array
}

// One read for about a thousand entries; four times as much gains nothing.
const pieceLength = 1_048_576

export function createWindow(file: Pick<DiskFile, 'read' | 'length'>): Window {
  const length = file.length()
  let start = 0
  let piece: Uint8Array = new Uint8Array()
  return {
    length,
    at(offset, wanted) {
      const end = Math.max(offset, Math.min(offset + wanted, length))
      if (offset < start || end > start + piece.length) {
        start = offset
        const fresh = new Uint8Array(Math.max(end, Math.min(offset + pieceLength, length)) - offset)
        piece = fresh.subarray(0, file.read(fresh, offset))
      }
      return piece.subarray(offset - start, end - start)
    },
  }
}
