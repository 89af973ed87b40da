/** Byte strings packed into few large blocks: what is held until later costs little more than its bytes. */
export interface ByteHeap {
  /** Bytes held. */
  readonly length: number
  /** Copies the bytes and gives a handle. */
  add(bytes: Uint8Array): number
  /** A view of the bytes. */
  get(handle: number): Uint8Array
}

/** No byte string is longer: an event has at most half of it. */
const blockLength = 65_536

export function createByteHeap(): ByteHeap {
  const blocks: Uint8Array[] = []
  /** For each handle: its block, and where it begins and ends there. */
  const places: number[] = []
  let used = blockLength
  let length = 0

  return {
    get length() {
      return length
    },
    add(bytes) {
      if (bytes.length > blockLength) throw new RangeError(`at most ${blockLength} bytes are held`)
      if (used + bytes.length > blockLength) {
        blocks.push(new Uint8Array(blockLength))
        used = 0
      }
      blocks.at(-1)!.set(bytes, used)
      places.push(blocks.length - 1, used, used + bytes.length)
      used += bytes.length
      length += bytes.length
      return places.length / 3 - 1
    },
    get(handle) {
      const [block, start, end] = places.slice(3 * handle, 3 * handle + 3)
      return blocks[block!]!.subarray(start, end)
    },
  }
}
