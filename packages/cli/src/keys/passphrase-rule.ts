import { decodeUtf8, encodeUtf8 } from '@custodia/core/bytes'

/** Bytes of a passphrase in UTF-8: as many as OpenSSL takes. */
export const passphraseLimit = 1023

/**
 * Why a text cannot be a passphrase, completing "the passphrase ...", or undefined. What is accepted can be typed at a
 * prompt and given to OpenSSL, so that a key can always be opened without this program.
 */
export function passphraseFault(text: string): string | undefined {
  if (text === '') return 'is empty'
  if (/[\0\r\n]/.test(text)) return 'has more than one line, or a NUL character'
  const bytes = encodeUtf8(text)
  if (bytes.length > passphraseLimit) return `has more than ${passphraseLimit} bytes`
  return decodeUtf8(bytes) === text ? undefined : 'is not well-formed Unicode'
}
