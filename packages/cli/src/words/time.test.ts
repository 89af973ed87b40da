import { describe, expect, it } from 'vitest'
import { formatTime, parseOccurrence, parseSpan } from './time.ts'

describe('parseOccurrence', () => {
  it.each([
    ['2026-03-12', Date.UTC(2026, 2, 12), 0, 'day'],
    ['2026-03-12+02:00', Date.UTC(2026, 2, 11, 22), 120, 'day'],
    ['2026-03-12T09', Date.UTC(2026, 2, 12, 9), 0, 'hour'],
    ['2026-03-12T09:14+01:00', Date.UTC(2026, 2, 12, 8, 14), 60, 'minute'],
    ['2026-03-12 09:14:43-03:30', Date.UTC(2026, 2, 12, 12, 44, 43), -210, 'second'],
    ['2026-03-12T09:14:43Z', Date.UTC(2026, 2, 12, 9, 14, 43), 0, 'second'],
  ])('%s', (text, time, offset, precision) => {
    expect(parseOccurrence(text)).toEqual({ time, offset, precision })
  })

  it.each(['', 'today', '2026-02-30', '2026-13-01', '12.3.2026', '2026-03-12T25', '1969-01-01'])(
    'refuses "%s"',
    (text) => {
      expect(() => parseOccurrence(text)).toThrow(expect.objectContaining({ code: 'ERR_USAGE' }))
    },
  )
})

describe('parseSpan', () => {
  it('knows seconds, minutes, hours and days', () => {
    expect(['90s', '30m', '12h', '7d'].map(parseSpan)).toEqual([90, 1800, 43_200, 604_800])
  })

  it.each(['', '0d', '5', 'd', '-1d', '1w', '1.5h'])('refuses "%s"', (text) => {
    expect(() => parseSpan(text)).toThrow(expect.objectContaining({ code: 'ERR_USAGE' }))
  })
})

it('formats a time in UTC, to the second', () => {
  expect(formatTime(Date.UTC(2026, 2, 12, 9, 14, 43, 500))).toBe('2026-03-12 09:14:43 UTC')
})
