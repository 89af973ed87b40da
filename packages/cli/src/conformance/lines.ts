/** Bytes of the longest line that is read; a longer one is passed over and counts as one unreadable line. */
export const maxLineLength = 16_777_216

const LF = 0x0a

/** Splits a stream at LF. Gives undefined for a line that is too long. A missing last LF is no error. */
export async function* readLines(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array | undefined> {
  let parts: Uint8Array[] = []
  let length = 0
  const take = (): Uint8Array | undefined => {
    const line = length > maxLineLength ? undefined : Buffer.concat(parts)
    parts = []
    length = 0
    return line
  }
  for await (const chunk of source) {
    let start = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      keep(chunk.subarray(start, end))
      yield take()
      start = end + 1
    }
    keep(chunk.subarray(start))
  }
  if (length > 0) yield take()

  function keep(part: Uint8Array): void {
    length += part.length
    // Past the limit nothing is kept: the line only has to be counted to its end.
    if (length <= maxLineLength) parts.push(part)
    else parts = []
  }
}
