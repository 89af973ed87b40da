/** Checks `from` and `to` of a read against the size: a RangeError beyond it, or if they are no range. */
export function assertEntryRange(from: number, to: number, size: number): void {
  assertRange(from, to)
  if (to > size) throw new RangeError(`entries ${from} to ${to} of ${size} were asked for`)
}

/** Checks that `from` and `to` are counts and not the wrong way round, or a RangeError. */
export function assertRange(from: number, to: number): void {
  assertCount('from', from)
  assertCount('to', to)
  if (from > to) throw new RangeError(`what lies from ${from} to ${to} was asked for`)
}

/** Checks that there is an entry, or a stored hash, with this index. */
export function assertIndex(name: string, index: number, count: number): void {
  assertCount(name, index)
  if (index >= count) throw new RangeError(`${name} ${index} was asked for, there are ${count}`)
}

/** A safe integer of at least 0, or a RangeError. */
export function assertCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${name} is an integer from 0 on, not ${String(value)}`)
  }
}
