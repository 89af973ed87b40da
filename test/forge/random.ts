import { concat, encodeUtf8, uint64 } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'

/** Bytes that are the same in every run: a stream for each seed. */
export interface SeededRandom {
  bytes(length: number): Uint8Array
  /** An integer from 0 to below `bound`. */
  below(bound: number): number
  pick<T>(list: readonly T[]): T
}

export function seededRandom(seed: string): SeededRandom {
  let counter = 0
  let block = new Uint8Array()
  let used = 0

  function byte(): number {
    if (used === block.length) {
      block = new Uint8Array(sha256(concat(encodeUtf8(seed), uint64(counter++))))
      used = 0
    }
    return block[used++]!
  }

  const random: SeededRandom = {
    bytes: (length) => Uint8Array.from({ length }, byte),
    below(bound) {
      let value = 0
      for (let i = 0; i < 6; i++) value = value * 256 + byte()
      return value % bound
    },
    pick: (list) => list[random.below(list.length)]!,
  }
  return random
}
