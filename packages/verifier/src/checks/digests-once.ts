import { fromHex, toHex } from '@custodia/core/bytes'
import type { Collector } from '../collector.ts'

/** Remembers every sealed digest that is shown, in 36 bytes each, and finds those that stand in two places. */
export interface DigestCheck {
  /** Takes a digest, 64 hex digits, and the log index of its event. */
  add(digest: string, index: number): void
  finish(collector: Collector): void
}

export function createDigestCheck(): DigestCheck {
  let capacity = 64
  let size = 0
  let digests = new Uint8Array(capacity * 32)
  let indexes = new Float64Array(capacity)

  function compare(a: number, b: number): number {
    for (let i = 0; i < 32; i++) {
      const difference = digests[32 * a + i]! - digests[32 * b + i]!
      if (difference !== 0) return difference
    }
    return 0
  }

  return {
    add(digest, index) {
      if (size === capacity) {
        capacity *= 2
        const [moreDigests, moreIndexes] = [
          new Uint8Array(capacity * 32),
          new Float64Array(capacity),
        ]
        moreDigests.set(digests)
        moreIndexes.set(indexes)
        digests = moreDigests
        indexes = moreIndexes
      }
      digests.set(fromHex(digest)!, 32 * size)
      indexes[size++] = index
    },
    finish(collector) {
      collector.look('disclosure.once', size)
      // Sorted, not hashed: whoever chooses the digests cannot make this slow.
      const order = Uint32Array.from({ length: size }, (_, i) => i).sort(
        (a, b) => compare(a, b) || indexes[a]! - indexes[b]!,
      )
      for (let i = 1; i < size; i++) {
        const [before, here] = [order[i - 1]!, order[i]!]
        if (compare(before, here) !== 0) continue
        collector.find('disclosure.shared', {
          place: { index: indexes[here]! },
          expected: `a digest that entry ${indexes[before]} has not`,
          found: toHex(digests.subarray(32 * here, 32 * here + 32)),
        })
      }
    },
  }
}
