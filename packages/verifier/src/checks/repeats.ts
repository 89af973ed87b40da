/** Remembers values of one width with the log index of their event, and finds those that stand in two places. */
export interface Repeats {
  readonly size: number
  add(value: Uint8Array, index: number): void
  /** Calls back for each value that was there before, with the index of the one before it. */
  each(
    found: (repeat: {
      readonly before: number
      readonly index: number
      readonly value: Uint8Array
    }) => void,
  ): void
}

/** `width` in bytes; each value takes that many and eight more. */
export function createRepeats(width: number): Repeats {
  let capacity = 64
  let size = 0
  let values = new Uint8Array(capacity * width)
  let indexes = new Float64Array(capacity)

  function compare(a: number, b: number): number {
    for (let i = 0; i < width; i++) {
      const difference = values[width * a + i]! - values[width * b + i]!
      if (difference !== 0) return difference
    }
    return 0
  }

  function grow(): void {
    capacity *= 2
    const [moreValues, moreIndexes] = [new Uint8Array(capacity * width), new Float64Array(capacity)]
    moreValues.set(values)
    moreIndexes.set(indexes)
    values = moreValues
    indexes = moreIndexes
  }

  return {
    get size() {
      return size
    },
    add(value, index) {
      if (size === capacity) grow()
      values.set(value, width * size)
      indexes[size++] = index
    },
    each(found) {
      // Sorted, not hashed: whoever chooses the values cannot make this slow.
      const order = Uint32Array.from({ length: size }, (_, i) => i).sort(
        (a, b) => compare(a, b) || indexes[a]! - indexes[b]!,
      )
      for (let i = 1; i < size; i++) {
        const [before, here] = [order[i - 1]!, order[i]!]
        if (compare(before, here) !== 0) continue
        const value = values.subarray(width * here, width * (here + 1))
        found({ before: indexes[before]!, index: indexes[here]!, value })
      }
    },
  }
}
