import { CustodyError } from '@custodia/core/errors'
import { limits } from '@custodia/core/wire'
import type { Occurrence } from '@custodia/core/wire'

/** `2026-03-12 09:14:43 UTC`. */
export function formatTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

const pattern =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2})(?::(\d{2})(?::(\d{2}))?)?)? ?(Z|[+-]\d{2}:\d{2})?$/

/**
 * Reads a time as a person puts it down, and how exactly he knows it from how much of it is there:
 * `2026-03-12`, `2026-03-12T09`, `2026-03-12T09:14+01:00`, `2026-03-12T09:14:43Z`. Without an offset it is UTC.
 * Errors: ERR_USAGE.
 */
export function parseOccurrence(text: string): Occurrence {
  const [, day, hour, minute, second, zone = 'Z'] = pattern.exec(text) ?? []
  const time = Date.parse(`${day}T${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}${zone}`)
  if (day === undefined || Number.isNaN(time) || time < 0 || time > limits.time) {
    throw usage(text, 'a time like 2026-03-12T09:14+01:00')
  }
  // Date.parse takes 30 February for 1 or 2 March.
  const offset = parseOffset(zone)
  const isSameDay = new Date(time + offset * 60_000).toISOString().startsWith(day)
  if (!isSameDay) throw usage(text, 'a day that exists')
  const precision =
    second !== undefined
      ? 'second'
      : minute !== undefined
        ? 'minute'
        : hour !== undefined
          ? 'hour'
          : 'day'
  return { time, offset, precision }
}

/** A point in time, in milliseconds since 1970 UTC. Errors: ERR_USAGE. */
export function parseTime(text: string): number {
  return parseOccurrence(text).time
}

function parseOffset(zone: string): number {
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
  return zone.startsWith('-') ? -minutes : minutes
}

const units: { readonly [unit: string]: number } = { s: 1, m: 60, h: 3600, d: 86_400 }

/** Reads a span such as `90s`, `30m`, `12h` or `7d`, in seconds. Errors: ERR_USAGE. */
export function parseSpan(text: string): number {
  const [, count, unit] = /^(\d{1,9})([smhd])$/.exec(text) ?? []
  const seconds = Number(count) * (units[unit ?? ''] ?? NaN)
  if (!Number.isSafeInteger(seconds) || seconds < 1) {
    throw usage(text, 'a span like 90s, 30m, 12h or 7d')
  }
  return seconds
}

function usage(text: string, expected: string): CustodyError<'ERR_USAGE'> {
  const message = `expected ${expected}, found "${text}"`
  return new CustodyError('ERR_USAGE', message, { argument: text })
}
