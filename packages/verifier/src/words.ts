/** A number with its noun: `1 entry`, `2 entries`. Without a plural form, an s is added. */
export function count(number: number, one: string, many: string = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}

/** A time as people read it, in UTC and never without saying so. */
export function utc(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
