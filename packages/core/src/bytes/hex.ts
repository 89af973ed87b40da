const digits = '0123456789abcdef'
const pairs = Array.from({ length: 256 }, (_, byte) => digits[byte >> 4]! + digits[byte & 15]!)

/** Lower-case hexadecimal, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i++) text += pairs[bytes[i]!]!
  return text
}

const noDigit = 16
const digitValues = new Uint8Array(128).fill(noDigit)
for (let value = 0; value < 16; value++) digitValues[digits.charCodeAt(value)] = value

/**
 * Reads lower-case hexadecimal, and nothing else: no upper case, no blanks, no odd length.
 * Returns undefined for any other text, so that each caller can say what it was reading.
 */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0) return undefined
  const bytes = new Uint8Array(text.length / 2)
  for (let i = 0; i < bytes.length; i++) {
    const high = digitValues[text.charCodeAt(2 * i)] ?? noDigit
    const low = digitValues[text.charCodeAt(2 * i + 1)] ?? noDigit
    if (high === noDigit || low === noDigit) return undefined
    bytes[i] = high * 16 + low
  }
  return bytes
}
