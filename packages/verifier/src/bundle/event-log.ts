/**
 * What is kept of every event until the end: its place in the log, its leaf hash and its id, in typed arrays that grow
 * with what was really read. About 90 bytes an event.
 */
export interface EventLog {
  readonly size: number
  /** Gives the ordinal of the event: its place among the events of the bundle, from 0. */
  add(entry: LoggedEvent): number
  index(ordinal: number): number
  recordedAt(ordinal: number): number
  /** Views of 32 bytes; they stay right only until the next `add`. */
  leafHash(ordinal: number): Uint8Array
  id(ordinal: number): Uint8Array
  /** Ordinals by rising log index. */
  byIndex(): Uint32Array
}

export interface LoggedEvent {
  /** Position in the log. */
  readonly index: number
  /** Milliseconds since 1970 UTC. */
  readonly recordedAt: number
  /** 32 bytes each. */
  readonly leafHash: Uint8Array
  readonly id: Uint8Array
}

const hashLength = 32

export function createEventLog(): EventLog {
  let capacity = 64
  let size = 0
  let indexes = new Float64Array(capacity)
  let times = new Float64Array(capacity)
  let leafHashes = new Uint8Array(capacity * hashLength)
  let ids = new Uint8Array(capacity * hashLength)
  let order: Uint32Array | undefined

  function grow(): void {
    capacity *= 2
    indexes = grown(indexes, new Float64Array(capacity))
    times = grown(times, new Float64Array(capacity))
    leafHashes = grown(leafHashes, new Uint8Array(capacity * hashLength))
    ids = grown(ids, new Uint8Array(capacity * hashLength))
  }

  function hashAt(hashes: Uint8Array, ordinal: number): Uint8Array {
    return hashes.subarray(ordinal * hashLength, (ordinal + 1) * hashLength)
  }

  return {
    get size() {
      return size
    },
    add({ index, recordedAt, leafHash, id }) {
      if (size === capacity) grow()
      order = undefined
      indexes[size] = index
      times[size] = recordedAt
      leafHashes.set(leafHash, size * hashLength)
      ids.set(id, size * hashLength)
      return size++
    },
    index: (ordinal) => indexes[ordinal]!,
    recordedAt: (ordinal) => times[ordinal]!,
    leafHash: (ordinal) => hashAt(leafHashes, ordinal),
    id: (ordinal) => hashAt(ids, ordinal),
    byIndex() {
      order ??= Uint32Array.from({ length: size }, (_, ordinal) => ordinal).sort(
        (a, b) => indexes[a]! - indexes[b]! || a - b,
      )
      return order
    },
  }
}

function grown<A extends Float64Array | Uint8Array>(from: A, to: A): A {
  to.set(from)
  return to
}
