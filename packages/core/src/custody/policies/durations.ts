const units: { readonly [unit: string]: number } = {
  second: 1,
  minute: 60,
  hour: 3_600,
  day: 86_400,
}

/** Reads `4 hours`, `1 day` or `90 seconds`, in seconds; undefined for anything else. */
export function parseDuration(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined
  const [, count, unit, plural] = /^(0|[1-9]\d{0,9}) (second|minute|hour|day)(s?)$/.exec(text) ?? []
  if (count === undefined || (plural === '') !== (count === '1')) return undefined
  return Number(count) * units[unit ?? '']!
}
