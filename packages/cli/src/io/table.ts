/** Lines up columns with two blanks between them. The last column is not padded. */
export function formatTable(
  rows: readonly (readonly string[])[],
  heading?: readonly string[],
): string {
  const all = heading === undefined ? rows : [heading, ...rows]
  const widths: number[] = []
  for (const row of all) {
    row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell))))
  }
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) =>
        i === row.length - 1 ? cell : cell + ' '.repeat(widths[i]! - displayWidth(cell)),
      )
      .join('  ')
      .trimEnd()
  return all.map(line).join('\n')
}

/** Columns a text takes on a terminal: wide East Asian characters take two, combining marks none. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) {
    if (/\p{Mark}/u.test(character)) continue
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1
  }
  return width
}
