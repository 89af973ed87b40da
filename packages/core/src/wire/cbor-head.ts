/** Major types of RFC 8949 section 3.1. */
export const majorType = {
  unsigned: 0,
  negative: 1,
  bytes: 2,
  text: 3,
  array: 4,
  map: 5,
  tag: 6,
  simple: 7,
} as const

/** The smallest argument that needs 1, 2, 4 and 8 bytes behind the initial byte. */
export const smallestArgument = [24, 0x100, 0x1_0000, 0x1_0000_0000] as const

/** The shortest head of an item: its initial byte and the argument, a safe integer of at least 0. */
export function cborHead(major: number, argument: number): Uint8Array {
  if (!Number.isSafeInteger(argument) || argument < 0) {
    throw new RangeError(`an argument is an integer from 0 to 2^53-1, not ${argument}`)
  }
  if (argument < 24) return Uint8Array.of((major << 5) | argument)
  let power = 3
  while (argument < smallestArgument[power]!) power--
  const head = new Uint8Array(1 + (1 << power))
  head[0] = (major << 5) | (24 + power)
  for (let i = head.length - 1, rest = argument; i > 0; i--, rest = Math.floor(rest / 256)) {
    head[i] = rest % 256
  }
  return head
}
