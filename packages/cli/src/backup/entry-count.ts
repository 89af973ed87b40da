/** How many entries, in words. */
export function entryCount(number: number): string {
  return number === 1 ? '1 entry' : `${number} entries`
}
