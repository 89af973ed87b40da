import { encodeCbor } from '@custodia/core/wire'

/** Journal and private values lie in segments of one kind each, named by the index of their first entry. */
export type SegmentKind = 'journal' | 'private'

/** Where an item lies: in which segment, and where in its file. */
export interface Place {
  /** Index of the first entry of the segment. */
  readonly segment: number
  readonly offset: number
  readonly length: number
}

const version = 1
// 2^53 has 16 digits: names sort as their numbers do.
const digits = 16

export function segmentName(kind: SegmentKind, first: number): string {
  return `${String(first).padStart(digits, '0')}.${kind}`
}

/** Index of the first entry, or undefined if the name is not that of a segment. */
export function segmentFirst(kind: SegmentKind, name: string): number | undefined {
  const first = Number.parseInt(name, 10)
  return Number.isSafeInteger(first) && segmentName(kind, first) === name ? first : undefined
}

/** The first item of a journal segment, and the same for every one but for its number. */
export function journalHeader(first: number): Uint8Array {
  return encodeCbor(
    new Map<string, string | number>([
      ['format', 'custodia-journal'],
      ['version', version],
      ['first', first],
    ]),
  )
}

/** The first item of a private segment. The generation counts how often the file was written anew. */
export function privateHeader(first: number, generation: number): Uint8Array {
  return encodeCbor(
    new Map<string, string | number>([
      ['format', 'custodia-private'],
      ['version', version],
      ['first', first],
      ['generation', generation],
    ]),
  )
}
