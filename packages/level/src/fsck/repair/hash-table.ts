/** Hashes of 32 bytes by the index of an entry: a million of them are 33 MB. */
export interface HashTable {
  get(index: number): Uint8Array | undefined
  set(index: number, hash: Uint8Array): void
}

const hashLength = 32
const hashesInPiece = 32_768

export function createHashTable(): HashTable {
  const pieces = new Map<number, { readonly hashes: Uint8Array; readonly isSet: Uint8Array }>()
  return {
    get(index) {
      const piece = pieces.get(Math.floor(index / hashesInPiece))
      const at = index % hashesInPiece
      if (piece?.isSet[at] !== 1) return undefined
      return piece.hashes.subarray(at * hashLength, (at + 1) * hashLength)
    },
    set(index, hash) {
      const number = Math.floor(index / hashesInPiece)
      const piece = pieces.get(number) ?? {
        hashes: new Uint8Array(hashesInPiece * hashLength),
        isSet: new Uint8Array(hashesInPiece),
      }
      pieces.set(number, piece)
      piece.hashes.set(hash, (index % hashesInPiece) * hashLength)
      piece.isSet[index % hashesInPiece] = 1
    },
  }
}
