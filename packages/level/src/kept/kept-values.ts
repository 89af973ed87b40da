import { readUint64, writeUint64 } from '../disk/numbers.ts'
import type { Put } from '../lookup/raw-index.ts'
import { keys } from '../lookup/keys.ts'
import { keptHeader } from './kept-record.ts'

/** Up to where the index has seen the file of kept checkpoints. */
export interface KeptPosition {
  /** Records, and the sizes of which they are. */
  readonly records: number
  readonly count: number
  /** The largest size; 0 if there is none. */
  readonly latest: number
  /** Where the last item begins, and the offset behind it. */
  readonly last: number
  readonly end: number
  /** SHA-256 of the last record, 32 bytes; zeros if there is none. */
  readonly check: Uint8Array
}

/** Where the last record of a size lies in the file. */
export interface KeptPlace {
  readonly size: number
  readonly offset: number
  readonly length: number
}

export const keptAtStart: KeptPosition = {
  records: 0,
  count: 0,
  latest: 0,
  last: keptHeader.length,
  end: keptHeader.length,
  check: new Uint8Array(32),
}

export function keptPositionPut(position: KeptPosition): Put {
  const { records, count, latest, last, end, check } = position
  return [keys.kept, Buffer.concat([numbers(records, count, latest, last, end), check])]
}

/** `ordinal` counts the sizes from 0 on. */
export function keptPlacePut(ordinal: number, { size, offset, length }: KeptPlace): Put {
  return [keys.keptPlace(ordinal), numbers(size, offset, length)]
}

export function decodeKeptPosition(value: Buffer): KeptPosition {
  const [records, count, latest, last, end] = [0, 8, 16, 24, 32].map((at) =>
    readUint64(value, at),
  ) as [number, number, number, number, number]
  return { records, count, latest, last, end, check: new Uint8Array(value.subarray(40)) }
}

export function decodeKeptPlace(value: Buffer): KeptPlace {
  const [size, offset, length] = [0, 8, 16].map((at) => readUint64(value, at)) as [
    number,
    number,
    number,
  ]
  return { size, offset, length }
}

function numbers(...list: readonly number[]): Buffer {
  const value = Buffer.allocUnsafe(8 * list.length)
  list.forEach((number, i) => writeUint64(value, number, 8 * i))
  return value
}
