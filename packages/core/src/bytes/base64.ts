const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** RFC 4648 section 4, with padding. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    text += alphabet[group >> 18]! + alphabet[(group >> 12) & 63]!
    text += left > 1 ? alphabet[(group >> 6) & 63]! : '='
    text += left > 2 ? alphabet[group & 63]! : '='
  }
  return text
}

/**
 * Reads RFC 4648 section 4 with padding, and only its one canonical form: what it accepts encodes back to the same text.
 * Returns undefined for any other text, so that each caller can say what it was reading.
 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let written = 0
  for (let i = 0; i < text.length; i += 4) {
    let group = 0
    for (let k = 0; k < 4; k++) {
      const isPadding = i + k >= text.length - padding
      const value = isPadding ? 0 : alphabet.indexOf(text[i + k]!)
      if (value < 0) return undefined
      group = (group << 6) | value
    }
    for (let shift = 16; shift >= 0 && written < bytes.length; shift -= 8) {
      bytes[written++] = (group >> shift) & 255
    }
  }
  return toBase64(bytes) === text ? bytes : undefined
}
