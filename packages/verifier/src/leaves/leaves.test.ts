import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from '@custodia/core/crypto'
import { extendFrontier, emptyFrontier, frontierRoot, treeHasher } from '@custodia/core/merkle'
import { encodeLeaf, leafLength } from '@custodia/core/wire'
import { createLeafExamination, cutLeaves } from './examine-leaves.ts'
import { createTagTable } from './tag-table.ts'

const hasher = treeHasher(sha256)
const hex = (n: number): string => n.toString(16).padStart(64, '0')
const leaf = (tag: number, recordedAt = 0): Uint8Array =>
  encodeLeaf({ recordedAt, tag: hex(tag), eventId: hex(tag) })
const tagOf = (bytes: Uint8Array): Uint8Array => bytes.subarray(9, 41)

function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const hashes = leaves.map((one) => hasher.leaf(one))
  return frontierRoot(extendFrontier(emptyFrontier, hashes, hasher).frontier, hasher)
}

test('a table of tags answers as a map does', () => {
  const tags = fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 5000 })
  fc.assert(
    fc.property(tags, (all) => {
      const table = createTagTable()
      const known = new Map<number, number>()
      for (const [i, tag] of all.entries()) {
        expect(table.add(tagOf(leaf(tag)))).toBe(known.get(tag))
        if (!known.has(tag)) known.set(tag, i)
      }
      for (const tag of [0, 1, 2, 3001]) expect(table.find(tagOf(leaf(tag)))).toBe(known.get(tag))
      expect(table.size).toBe(all.length)
    }),
    { numRuns: 20 },
  )
})

test('tags that were chosen to begin alike do not slow the table down', () => {
  const table = createTagTable()
  const tag = new Uint8Array(32)
  const view = new DataView(tag.buffer)
  for (let i = 0; i < 200_000; i++) {
    view.setUint32(28, i)
    expect(table.add(tag)).toBeUndefined()
  }
  view.setUint32(28, 77)
  expect(table.find(tag)).toBe(77)
})

test('all leaves of a log give its root and no fault', () => {
  const leaves = Array.from({ length: 300 }, (_, i) => leaf(i, i))
  const examined = createLeafExamination()
  for (let i = 0; i < 300; i += 70) expect(examined.add(leaves.slice(i, i + 70))).toBe(true)
  expect(examined.size).toBe(300)
  expect(examined.isRoot(rootOf(leaves))).toBe(true)
  expect(examined.isRoot(rootOf(leaves.slice(1)))).toBe(false)
  expect(examined.faults).toEqual([])
  expect(examined.lastTime).toBe(299)
  expect(examined.find(tagOf(leaves[7]!))).toBe(7)
  expect(examined.find(tagOf(leaf(300)))).toBeUndefined()
})

test('a tag that stands twice, a clock that goes back and bytes that are no leaf are found', () => {
  const malformed = leaf(3, 9)
  malformed[0] = 2
  const examined = createLeafExamination()
  examined.add([leaf(1, 5), leaf(2, 4), leaf(1, 9), malformed])
  expect(examined.faults).toEqual([
    { index: 1, kind: 'time' },
    { index: 2, kind: 'repeated', earlier: 0 },
    { index: 3, kind: 'malformed' },
  ])
})

test('what is kept of faults is bounded, and all are counted', () => {
  const examined = createLeafExamination()
  examined.add(Array.from({ length: 150 }, () => leaf(1)))
  expect(examined.faults).toHaveLength(100)
  expect(examined.faultCount).toBe(149)
})

test('no more leaves are taken than a verifier examines', () => {
  const examined = createLeafExamination(3)
  expect(examined.add([leaf(1), leaf(2)])).toBe(true)
  expect(examined.add([leaf(3), leaf(4)])).toBe(false)
  expect(examined.size).toBe(2)
})

test('a file of leaves is cut at every 73 bytes, however it comes', async () => {
  const leaves = Array.from({ length: 9000 }, (_, i) => leaf(i))
  const bytes = new Uint8Array(leaves.length * leafLength + 5)
  for (const [i, one] of leaves.entries()) bytes.set(one, i * leafLength)
  for (const step of [17, 100_000, bytes.length]) {
    const found: Uint8Array[] = []
    for await (const part of cutLeaves(chunks(bytes, step))) found.push(...part)
    expect(found).toHaveLength(leaves.length + 1)
    expect(found.at(-1)).toHaveLength(5)
    expect(
      found.slice(0, -1).every((one, i) => one.every((byte, j) => byte === leaves[i]![j])),
    ).toBe(true)
  }
})

async function* chunks(bytes: Uint8Array, step: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += step) yield bytes.subarray(i, i + step)
}
