/**
 * Length in bytes of the UTF-8 sequence that begins at `at` and ends before `end`: 1 to 4, or 0 if there is no valid one.
 * Valid is what the Unicode Standard's table 3-7 lists: shortest forms only, no surrogates, nothing above U+10FFFF.
 */
export function utf8SequenceLength(bytes: Uint8Array, at: number, end: number): 0 | 1 | 2 | 3 | 4 {
  const lead = bytes[at]!
  if (lead < 0x80) return 1
  if (lead < 0xc2 || lead > 0xf4) return 0
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  if (at + length > end) return 0
  const second = bytes[at + 1]!
  if (second < lowestSecond(lead) || second > highestSecond(lead)) return 0
  for (let i = at + 2; i < at + length; i++) {
    if ((bytes[i]! & 0xc0) !== 0x80) return 0
  }
  return length
}

/** Excludes forms that are longer than needed. */
function lowestSecond(lead: number): number {
  return lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
}

/** Excludes surrogates and what lies above U+10FFFF. */
function highestSecond(lead: number): number {
  return lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
}
