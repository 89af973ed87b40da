import { expect, test } from 'vitest'
import { countingLeaves, rootOf, sha256 } from '../../../../test/support/reference-tree.ts'
import { toHex } from '../bytes/index.ts'
import {
  emptyFrontier,
  extendFrontier,
  frontierRoot,
  readFrontier,
  rootFromStored,
  storedHashesForLeaf,
} from './frontier.ts'
import {
  completeSubtrees,
  maxStoredSize,
  readRanges,
  splitStoredHashIndex,
  storedHashCount,
  storedHashIndex,
  type StoredTree,
} from './stored-hashes.ts'
import { treeHasher } from './tree-hash.ts'

const hasher = treeHasher(sha256)
const leaves = countingLeaves(130)
const { stored } = extendFrontier(emptyFrontier, leaves, hasher)
const tree: StoredTree = { readHashes: async (indexes) => indexes.map((i) => stored[i]!), hasher }

test('hashes are numbered as they become known', () => {
  const numbers = (level: number, count: number) =>
    Array.from({ length: count }, (_, i) => storedHashIndex(level, i))
  expect(numbers(0, 9)).toEqual([0, 1, 3, 4, 7, 8, 10, 11, 15])
  expect(numbers(1, 4)).toEqual([2, 5, 9, 12])
  expect(numbers(2, 2)).toEqual([6, 13])
  expect(numbers(3, 1)).toEqual([14])
})

test('every number belongs to one subtree, and no number is left out', () => {
  const seen = new Set<string>()
  for (let number = 0; number < 5000; number++) {
    const { level, index } = splitStoredHashIndex(number)
    expect(storedHashIndex(level, index)).toBe(number)
    seen.add(`${level}/${index}`)
  }
  expect(seen.size).toBe(5000)
})

test('numbers stay exact up to the largest tree that can be stored', () => {
  expect(storedHashCount(maxStoredSize)).toBe(2 ** 53 - 1)
  expect(storedHashIndex(52, 0)).toBe(2 ** 53 - 2)
  expect(splitStoredHashIndex(2 ** 53 - 2)).toEqual({ level: 52, index: 0 })
  const last = storedHashIndex(0, maxStoredSize - 1)
  expect(last).toBe(2 ** 53 - 2 - 52)
  expect(splitStoredHashIndex(last)).toEqual({ level: 0, index: maxStoredSize - 1 })
  const middle = storedHashIndex(20, 2 ** 31 + 12345)
  expect(BigInt(middle)).toBe(exactStoredHashIndex(20n, 2n ** 31n + 12345n))
})

test('numbers beyond it are refused, not rounded', () => {
  expect(() => storedHashIndex(0, maxStoredSize)).toThrow(RangeError)
  expect(() => storedHashIndex(53, 0)).toThrow(RangeError)
  expect(() => storedHashIndex(1, 2 ** 51)).toThrow(RangeError)
  expect(() => storedHashCount(maxStoredSize + 1)).toThrow(RangeError)
  expect(() => splitStoredHashIndex(2 ** 53 - 1)).toThrow(RangeError)
  for (const value of [-1, 0.5, NaN, Infinity]) {
    expect(() => storedHashIndex(0, value)).toThrow(RangeError)
    expect(() => storedHashIndex(value, 0)).toThrow(RangeError)
    expect(() => storedHashCount(value)).toThrow(RangeError)
    expect(() => splitStoredHashIndex(value)).toThrow(RangeError)
  }
})

test('every size has the root that RFC 6962 gives it, kept in memory or read back', async () => {
  let frontier = emptyFrontier
  for (let size = 0; size <= leaves.length; size++) {
    const root = rootOf(leaves.slice(0, size))
    expect(frontierRoot(frontier, hasher)).toEqual(root)
    expect(await rootFromStored(size, tree)).toEqual(root)
    expect(await readFrontier(size, tree)).toEqual(frontier)
    frontier = extendFrontier(frontier, leaves.slice(size, size + 1), hasher).frontier
  }
})

test('appending in batches stores what appending one by one stores', async () => {
  for (let size = 0; size < leaves.length; size++) {
    const from = storedHashCount(size)
    const one = await storedHashesForLeaf({ size, leafHash: leaves[size]! }, tree)
    expect(hexes(one)).toEqual(hexes(stored.slice(from, storedHashCount(size + 1))))
    const before = extendFrontier(emptyFrontier, leaves.slice(0, size), hasher).frontier
    const rest = extendFrontier(before, leaves.slice(size), hasher).stored
    expect(hexes(rest)).toEqual(hexes(stored.slice(from)))
  }
})

test('extending leaves the frontier as it was', () => {
  const { frontier } = extendFrontier(emptyFrontier, leaves.slice(0, 7), hasher)
  const copy = structuredClone(frontier)
  extendFrontier(frontier, leaves.slice(7, 20), hasher)
  expect(frontier).toEqual(copy)
})

test('a leaf hash of another length is refused, wherever it would stand', () => {
  for (const size of [0, 7]) {
    const { frontier } = extendFrontier(emptyFrontier, leaves.slice(0, size), hasher)
    for (const length of [0, 31, 33]) {
      expect(() => extendFrontier(frontier, [new Uint8Array(length)], hasher)).toThrow(TypeError)
    }
  }
})

test('a range that no proof can ask for is refused', () => {
  expect(() => completeSubtrees({ start: 1, end: 3 })).toThrow(RangeError)
  expect(() => completeSubtrees({ start: 0, end: maxStoredSize + 1 })).toThrow(RangeError)
  expect(completeSubtrees({ start: 0, end: maxStoredSize })).toEqual([2 ** 53 - 2])
})

test('many ranges are read in bounded batches and come back in order', async () => {
  const ranges = Array.from({ length: 5000 }, (_, i) => ({ start: i % 130, end: (i % 130) + 1 }))
  const asked: number[] = []
  const readHashes = async (indexes: readonly number[]) => {
    asked.push(indexes.length)
    return indexes.map((i) => stored[i]!)
  }
  const hashes = await readRanges(ranges, { readHashes, hasher })
  expect(hexes(hashes)).toEqual(hexes(ranges.map(({ start }) => leaves[start]!)))
  expect(Math.max(...asked)).toBeLessThanOrEqual(1024)
  expect(asked.length).toBe(5)
})

test('a reader that gives fewer, more or other hashes than asked for is found out', async () => {
  const one = leaves[0]!
  for (const answer of [[], [one, one], [one.slice(1)]]) {
    const broken: StoredTree = { readHashes: async () => answer, hasher }
    await expect(rootFromStored(1, broken)).rejects.toThrow(TypeError)
  }
})

const hexes = (hashes: readonly Uint8Array[]) => hashes.map(toHex)

/** The numbering of golang.org/x/mod/sumdb/tlog, in integers without bounds. */
function exactStoredHashIndex(level: bigint, index: bigint): bigint {
  let n = index
  for (let l = 0n; l < level; l++) n = 2n * n + 1n
  let number = level
  for (; n > 0n; n /= 2n) number += n
  return number
}
