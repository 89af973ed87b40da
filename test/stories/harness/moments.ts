import { mistake } from './story.ts'

const units: { readonly [word: string]: number } = {
  millisecond: 1,
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_592_000_000,
  year: 31_536_000_000,
}

/** `2 days` in milliseconds. */
export function parseSpan(path: string, line: number, text: string): number {
  const [, count, unit] = /^(\d+) ([a-z]+?)s?$/.exec(text) ?? []
  const length = units[unit ?? '']
  if (count === undefined || length === undefined)
    throw mistake(path, line, `"${text}" is no span of time`)
  return Number(count) * length
}

/** `in 2 days`, `3 hours ago`, `now` or `2026-03-12 09:14`, in milliseconds since 1970 UTC. */
export function parseMoment(path: string, line: number, text: string, now: number): number {
  if (text === 'now') return now
  const ahead = /^in (.+)$/.exec(text)?.[1]
  if (ahead !== undefined) return now + parseSpan(path, line, ahead)
  const back = /^(.+) ago$/.exec(text)?.[1]
  if (back !== undefined) return now - parseSpan(path, line, back)
  const time = Date.parse(`${text.replace(' ', 'T')}${text.length === 10 ? 'T00:00' : ''}Z`)
  if (Number.isNaN(time)) throw mistake(path, line, `"${text}" is no time`)
  return time
}
