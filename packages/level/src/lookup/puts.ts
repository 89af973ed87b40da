import { storedHashCount } from '@custodia/core/merkle'
import type { StoredEntry, StoredHead } from '@custodia/core/store'
import type { Place } from '../journal/segment.ts'
import { keys } from './keys.ts'
import type { Put } from './raw-index.ts'
import {
  encodeDigest,
  encodeEntryValue,
  encodeHead,
  encodeNumbers,
  encodePosition,
} from './values.ts'
import type { IndexedDigest, Position, PrivateSegment } from './values.ts'

/** What the index must know of one entry. */
export interface EntryFacts {
  readonly entry: Pick<StoredEntry, 'index' | 'chain' | 'seq'>
  readonly id: string
  readonly place: Place
  readonly treeHashes: readonly Uint8Array[]
  readonly digests: ReadonlyMap<string, IndexedDigest>
}

/** A mark says nothing but that it is there. */
export const mark: Buffer = Buffer.alloc(0)

export function entryPuts({ entry, id, place, treeHashes, digests }: EntryFacts): readonly Put[] {
  const { index, chain, seq } = entry
  return [
    [keys.entry(index), encodeEntryValue({ place, treeHashes })],
    [keys.event(id), encodeNumbers(index)],
    [keys.eventMark(id), mark],
    [keys.chain(chain, seq), encodeNumbers(index)],
    ...Array.from(digests).flatMap(([digest, known]): Put[] => [
      digestPut(digest, known),
      [keys.digestMark(digest), mark],
    ]),
  ]
}

export function headPuts(heads: ReadonlyMap<string, StoredHead>): readonly Put[] {
  return Array.from(heads, ([chain, head]): Put => [keys.head(chain), encodeHead(head)])
}

export function digestPut(digest: string, known: IndexedDigest): Put {
  return [keys.digest(digest), encodeDigest(known)]
}

export function positionPut(position: Position): Put {
  return [keys.position, encodePosition(position)]
}

/** A journal segment is full, and the next one begins. */
export function segmentPut(
  first: number,
  { length, next }: { readonly length: number; readonly next: number },
): Put {
  return [keys.segment(first), encodeNumbers(length, next)]
}

export function privateSegmentPut(first: number, { generation, length }: PrivateSegment): Put {
  return [keys.privateSegment(first), encodeNumbers(generation, length)]
}

/** The hashes that each leaf completed, from those of several leaves in a row. */
export function hashesByLeaf(
  stored: readonly Uint8Array[],
  firstIndex: number,
): readonly (readonly Uint8Array[])[] {
  const before = storedHashCount(firstIndex)
  const leaves: (readonly Uint8Array[])[] = []
  for (let leaf = firstIndex, at = 0; at < stored.length; leaf++) {
    const end = storedHashCount(leaf + 1) - before
    leaves.push(stored.slice(at, end))
    at = end
  }
  return leaves
}
