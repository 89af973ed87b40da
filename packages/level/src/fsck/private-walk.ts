import { asBuffer } from '../disk/numbers.ts'
import type { Place } from '../journal/segment.ts'
import { readPrivateItem } from '../private/private-record.ts'
import { readPrivateHeader } from '../private/private-scan.ts'
import type { PlacedPrivate } from '../private/private-scan.ts'

/** Everything that a private segment holds, damage or not. */
export interface WalkedPrivate {
  /** Undefined if its header is not whole. */
  readonly generation: number | undefined
  readonly records: readonly PlacedPrivate[]
  /** Bytes that are not what was written, in order. */
  readonly damages: readonly Pick<Place, 'offset' | 'length'>[]
  /** Bytes of the file. */
  readonly length: number
}

const itemBegins = Uint8Array.of(0x82, 0x58, 0x20)

/** Reads a private segment to its end: behind damage the next value is looked for that proves itself. */
export function walkPrivate(bytes: Uint8Array, segment: number): WalkedPrivate {
  const header = readPrivateHeader(bytes, segment)
  const records: PlacedPrivate[] = []
  const damages: Pick<Place, 'offset' | 'length'>[] = []
  let offset = header?.end ?? 0
  while (offset < bytes.length) {
    const found = readPrivateItem(bytes, offset)
    if (found === undefined) {
      const next = nextValue(bytes, offset)
      damages.push({ offset, length: next - offset })
      offset = next
    } else {
      const place = { segment, offset, length: found.end - offset }
      records.push({ ...found.record, place })
      offset = found.end
    }
  }
  return { generation: header?.generation, records, damages, length: bytes.length }
}

function nextValue(bytes: Uint8Array, from: number): number {
  const view = asBuffer(bytes)
  for (let at = view.indexOf(itemBegins, from + 1); at >= 0;) {
    if (readPrivateItem(bytes, at) !== undefined) return at
    at = view.indexOf(itemBegins, at + 1)
  }
  return bytes.length
}
