import type { Occurrence, Word } from '../../wire/index.ts'

/** How long the stretch is that a claimed time names, by its precision, in milliseconds. */
const stretch: { readonly [P in Word<'precision'>]: number } = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
}

/** The last millisecond at which the act can have happened, if `time` is the first. */
export function latestMoment({ time, precision }: Occurrence): number {
  return time + stretch[precision] - 1
}

/** A time as people read it, in UTC and never without saying so. */
export function utc(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

const units: readonly (readonly [number, string])[] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
]

/** A duration in the largest unit that expresses it exactly. */
export function duration(seconds: number): string {
  const [length, name] = units.find(([unit]) => seconds >= unit && seconds % unit === 0) ?? [
    1,
    'second',
  ]
  const count = seconds / length
  return `${count} ${name}${count === 1 ? '' : 's'}`
}
