import { sha256 } from '../../crypto/index.ts'
import {
  emptyFrontier,
  extendFrontier,
  hashLength,
  rootFromStored,
  treeHasher,
} from '../../merkle/index.ts'
import type { Frontier } from '../../merkle/index.ts'

/** The tree of a log that is read from its first leaf on, with all its hashes: 64 bytes a leaf. */
export interface LogTree {
  /** Leaves added; none comes after a leaf that is not known. */
  readonly size: number
  /** Adds the next leaf. */
  add(leafHash: Uint8Array): void
  /** Root of the first `size` leaves, 32 bytes; at least one, and none that is not there yet. */
  rootAt(size: number): Promise<Uint8Array>
}

const hasher = treeHasher(sha256)

export function leafHash(leaf: Uint8Array): Uint8Array {
  return hasher.leaf(leaf)
}

export function createLogTree(): LogTree {
  let frontier: Frontier = emptyFrontier
  const stored = createHashList()
  return {
    get size() {
      return frontier.size
    },
    add(hash) {
      const extended = extendFrontier(frontier, [hash], hasher)
      for (const known of extended.stored) stored.push(known)
      frontier = extended.frontier
    },
    rootAt: (size) =>
      rootFromStored(size, {
        hasher,
        readHashes: (indexes) => Promise.resolve(indexes.map((index) => stored.at(index))),
      }),
  }
}

const hashesInPiece = 32_768

/** Hashes one behind the other, in pieces of a megabyte: a million small arrays would weigh three times as much. */
function createHashList(): { push(hash: Uint8Array): void; at(index: number): Uint8Array } {
  const pieces: Uint8Array[] = []
  let length = 0
  const place = (index: number): readonly [piece: Uint8Array, offset: number] => [
    pieces[Math.floor(index / hashesInPiece)]!,
    (index % hashesInPiece) * hashLength,
  ]
  return {
    push(hash) {
      if (length % hashesInPiece === 0) pieces.push(new Uint8Array(hashesInPiece * hashLength))
      const [piece, offset] = place(length)
      piece.set(hash, offset)
      length += 1
    },
    at(index) {
      const [piece, offset] = place(index)
      return piece.subarray(offset, offset + hashLength)
    },
  }
}
