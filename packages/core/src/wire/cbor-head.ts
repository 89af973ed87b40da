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

/** Bytes of the shortest head with this argument. */
export function headLength(argument: number): number {
  if (argument < 24) return 1
  let power = 3
  while (argument < smallestArgument[power]!) power--
  return 1 + (1 << power)
}

/** Writes the shortest head at `at`; gives the offset behind it. The argument is a safe integer of at least 0. */
export function writeHead(target: Uint8Array, at: number, major: number, argument: number): number {
  const end = at + headLength(argument)
  if (argument < 24) {
    target[at] = (major << 5) | argument
    return end
  }
  target[at] = (major << 5) | (24 + Math.log2(end - at - 1))
  for (let i = end - 1, rest = argument; i > at; i--, rest = Math.floor(rest / 256))
    target[i] = rest % 256
  return end
}

/** Bytes of a byte string with its head. */
export function byteStringLength(content: Uint8Array): number {
  return headLength(content.length) + content.length
}

/** Writes a byte string at `at`; gives the offset behind it. */
export function writeByteString(target: Uint8Array, at: number, content: Uint8Array): number {
  const start = writeHead(target, at, majorType.bytes, content.length)
  target.set(content, start)
  return start + content.length
}
