import type { KeptPlace } from './kept-values.ts'

/** The places of kept checkpoints in the order of their sizes. */
export interface KeptPlaces {
  readonly count: number
  readonly at: (ordinal: number) => KeptPlace
}

/** The first ordinal whose size is at least this one; `count` if there is none. */
export function ordinalFrom({ count, at }: KeptPlaces, size: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (at(middle).size < size) low = middle + 1
    else high = middle
  }
  return low
}

/** The ordinal of exactly this size, or undefined. */
export function ordinalOf(places: KeptPlaces, size: number): number | undefined {
  const ordinal = ordinalFrom(places, size)
  return ordinal < places.count && places.at(ordinal).size === size ? ordinal : undefined
}
