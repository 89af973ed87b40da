export interface Noun {
  readonly one: string
  readonly many: string
}

/** `3 of 40 items (7.5 %)`. */
export function share(count: number, of: number, noun: Noun): string {
  return `${count} of ${plural(of, noun)} (${percent(count, of)})`
}

/** To one place, and never rounded up to all or down to none. */
export function percent(count: number, of: number): string {
  const tenths = Math.round((count * 1000) / of)
  const honest = count === 0 || count === of ? tenths : Math.min(999, Math.max(1, tenths))
  return `${honest / 10} %`
}

export function plural(count: number, { one, many }: Noun): string {
  return `${count} ${count === 1 ? one : many}`
}

/** `taken, stored and counted`. */
export function list(words: readonly string[]): string {
  const [last = '', ...before] = [...words].reverse()
  return before.length === 0 ? last : `${before.reverse().join(', ')} and ${last}`
}
