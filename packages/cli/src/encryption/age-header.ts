/** The first line of a file in the age format (age-encryption.org/v1). */
export const ageMagic = 'age-encryption.org/v1'

/** The first line of the same in armour, as text. */
export const ageArmour = '-----BEGIN AGE ENCRYPTED FILE-----'

/** No header is longer: it has a few lines for each recipient. */
export const longestHeader = 65_536

/** How the first bytes of a file show what it is. */
export function ageForm(start: Uint8Array): 'binary' | 'armour' | undefined {
  if (startsWith(start, `${ageMagic}\n`)) return 'binary'
  return startsWith(start, ageArmour) ? 'armour' : undefined
}

/** Whether the header ends within these bytes: behind its authentication line. */
export function endsHeader(start: Uint8Array): boolean {
  const text = Buffer.from(start.buffer, start.byteOffset, start.length)
  const last = text.indexOf('\n--- ')
  return last >= 0 && text.includes('\n', last + 1)
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.subarray(0, text.length)).equals(Buffer.from(text))
}
