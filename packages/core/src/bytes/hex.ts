const digits = '0123456789abcdef'

/** Lower-case hexadecimal, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += digits[byte >> 4]! + digits[byte & 15]!
  return text
}

/**
 * Reads lower-case hexadecimal, and nothing else: no upper case, no blanks, no odd length.
 * Returns undefined for any other text, so that each caller can say what it was reading.
 */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0) return undefined
  const bytes = new Uint8Array(text.length / 2)
  for (let i = 0; i < bytes.length; i++) {
    const high = digits.indexOf(text[2 * i]!)
    const low = digits.indexOf(text[2 * i + 1]!)
    if (high < 0 || low < 0) return undefined
    bytes[i] = high * 16 + low
  }
  return bytes
}
