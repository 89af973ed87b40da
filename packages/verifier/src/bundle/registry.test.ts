import { expect, test } from 'vitest'
import { limits } from '@custodia/core/wire'
import { createByteHeap } from './byte-heap.ts'
import { createRegistry } from './registry.ts'
import { StopReading } from './stop-reading.ts'

const place = (index: number) =>
  ({
    index,
    recordedAt: 0,
    chain: { kind: 'party', chain: 'a'.repeat(64) },
    seq: 0,
    offset: index,
    openings: undefined,
  }) as const

test('events come out by index, with the bytes that went in', () => {
  const registry = createRegistry()
  for (const index of [5, 1, 3]) registry.hold(new Uint8Array(20_000).fill(index), place(index))
  const released = [...registry.release()]
  expect(released.map(({ index, bytes }) => [index, bytes[0], bytes.length])).toEqual([
    [1, 1, 20_000],
    [3, 3, 20_000],
    [5, 5, 20_000],
  ])
  expect([...registry.release()]).toEqual([])
})

test('as many bytes are held as the format allows, and not one more', () => {
  const registry = createRegistry()
  const block = new Uint8Array(65_536)
  for (let held = 0; held < limits.bundleRegistryLength; held += block.length) {
    registry.hold(block, place(held))
  }
  expect(() => registry.hold(Uint8Array.of(1), place(7))).toThrow(StopReading)
})

test('a heap gives back every byte string, and refuses what passes a block', () => {
  const heap = createByteHeap()
  const handles = Array.from({ length: 300 }, (_, i) => heap.add(new Uint8Array(997).fill(i)))
  expect(handles.map((handle) => heap.get(handle)[996])).toEqual(handles.map((_, i) => i % 256))
  expect(heap.length).toBe(300 * 997)
  expect(() => heap.add(new Uint8Array(65_537))).toThrow(RangeError)
})
