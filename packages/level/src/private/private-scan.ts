import { isCustodyError } from '@custodia/core/errors'
import { isCborMap, scanItem } from '@custodia/core/wire'
import type { Disk } from '../disk/disk.ts'
import { readWholeFile } from '../disk/whole-file.ts'
import { decodeOrUndefined } from '../journal/decode.ts'
import { privateHeader } from '../journal/segment.ts'
import type { Place } from '../journal/segment.ts'
import { readPrivateItem } from './private-record.ts'
import type { PrivateRecord } from './private-record.ts'
import { equalBytes } from '@custodia/core/bytes'

export interface PlacedPrivate extends PrivateRecord {
  readonly place: Place
}

/** What a private segment holds. */
export interface ScannedPrivate {
  /** How often the file was written anew; undefined if even its header is not whole. */
  readonly generation: number | undefined
  readonly records: readonly PlacedPrivate[]
  /** Offset behind the last readable item. */
  readonly end: number
  /** Bytes of the file. */
  readonly length: number
  /** Items that are framed well and yet not what was written. */
  readonly damaged: number
}

/** Reads a private segment, or undefined if there is no such file. A damaged value does not hide those behind it. */
export function scanPrivate(
  disk: Disk,
  { path, segment }: { readonly path: string; readonly segment: number },
): ScannedPrivate | undefined {
  const bytes = readWholeFile(disk, path)
  if (bytes === undefined) return undefined
  const header = readPrivateHeader(bytes, segment)
  const records: PlacedPrivate[] = []
  let damaged = 0
  let offset = header?.end ?? 0
  for (;;) {
    const end = header === undefined ? undefined : itemEnd(bytes, offset)
    if (end === undefined) break
    const found = readPrivateItem(bytes, offset)
    if (found === undefined) damaged += 1
    else records.push({ ...found.record, place: { segment, offset, length: end - offset } })
    offset = end
  }
  return { generation: header?.generation, records, end: offset, length: bytes.length, damaged }
}

/** The header with which a private segment begins, or undefined if it is not whole, or of another segment. */
export function readPrivateHeader(
  bytes: Uint8Array,
  segment: number,
): { readonly generation: number; readonly end: number } | undefined {
  const end = itemEnd(bytes, 0)
  if (end === undefined) return undefined
  const map = decodeOrUndefined(bytes.subarray(0, end))
  const generation = isCborMap(map) ? map.get('generation') : undefined
  if (typeof generation !== 'number' || generation < 0) return undefined
  const isOurs = equalBytes(privateHeader(segment, generation), bytes.subarray(0, end))
  return isOurs ? { generation, end } : undefined
}

function itemEnd(bytes: Uint8Array, offset: number): number | undefined {
  if (offset >= bytes.length) return undefined
  try {
    return scanItem(bytes, offset)
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_CBOR_PROFILE') return undefined
    throw error
  }
}
