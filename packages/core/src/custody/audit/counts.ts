import { mostListed } from './query.ts'

/** Entries as they are counted: how many there are, and the first of them. */
export interface Counted {
  count: number
  readonly first: string[]
}

export function noneCounted(): Counted {
  return { count: 0, first: [] }
}

export function countIn(counted: Counted, event: string): void {
  counted.count += 1
  if (counted.first.length < mostListed) counted.first.push(event)
}

/** The value under a key, put there if there is none. */
export function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
