import { expect, test } from 'vitest'
import { chainAsOf } from './carried-chain.ts'
import { createEventLog } from './event-log.ts'

const hash = (fill: number): Uint8Array => new Uint8Array(32).fill(fill)

test('an event log keeps what it was given, through its growth', () => {
  const log = createEventLog()
  for (let i = 0; i < 1000; i++) {
    const ordinal = log.add({
      index: 2 ** 40 - i,
      recordedAt: i,
      leafHash: hash(i % 256),
      id: hash(255 - (i % 256)),
    })
    expect(ordinal).toBe(i)
  }
  expect(log.size).toBe(1000)
  expect(log.index(999)).toBe(2 ** 40 - 999)
  expect(log.recordedAt(500)).toBe(500)
  expect(log.leafHash(700)).toEqual(hash(700 % 256))
  expect(log.id(700)).toEqual(hash(255 - (700 % 256)))
  expect([...log.byIndex()]).toEqual(Array.from({ length: 1000 }, (_, i) => 999 - i))
})

test('events at one index keep the order of the bundle', () => {
  const log = createEventLog()
  for (const index of [3, 1, 3, 1]) {
    log.add({ index, recordedAt: 0, leafHash: hash(0), id: hash(0) })
  }
  expect([...log.byIndex()]).toEqual([1, 3, 0, 2])
  log.add({ index: 0, recordedAt: 0, leafHash: hash(0), id: hash(0) })
  expect(log.byIndex()[0]).toBe(4)
})

test('a chain as of a size has the events below it', () => {
  const log = createEventLog()
  for (const index of [99, 2, 5, 9]) {
    log.add({ index, recordedAt: 0, leafHash: hash(0), id: hash(0) })
  }
  const chain = { kind: 'item', chain: 'a'.repeat(64), start: 1, end: 4 } as const
  const counts = [0, 2, 3, 5, 6, 9, 10, 2 ** 50].map((size) => chainAsOf(chain, size, log).count)
  expect(counts).toEqual([0, 0, 1, 1, 2, 2, 3, 3])
  expect(chainAsOf(chain, 6, log).last).toBe(2)
  expect(chainAsOf(chain, 1, log).last).toBeUndefined()
})
