/** How many numbers of a rising list are below `limit`. */
export function countBelow(rising: readonly number[], limit: number): number {
  return countBefore(rising, limit, (value) => value)
}

/** How many entries of a list, sorted by rising position, stand before `index`. Logarithmic; at once for the end. */
export function countBefore<T>(
  list: readonly T[],
  index: number,
  position: (entry: T) => number,
): number {
  if (list.length === 0 || position(list[list.length - 1]!) < index) return list.length
  let low = 0
  let high = list.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (position(list[middle]!) < index) low = middle + 1
    else high = middle
  }
  return low
}

/** The entries of such a list before `index`, in a list of their own. */
export function entriesBefore<T>(
  list: readonly T[],
  index: number,
  position: (entry: T) => number,
): readonly T[] {
  return list.slice(0, countBefore(list, index, position))
}

/** The last entry before `index`. */
export function lastBefore<T>(
  list: readonly T[],
  index: number,
  position: (entry: T) => number,
): T | undefined {
  return list[countBefore(list, index, position) - 1]
}

/** Adds an entry to the list under a key. */
export function append<K, T>(lists: Map<K, T[]>, key: K, entry: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [entry])
  else list.push(entry)
}
