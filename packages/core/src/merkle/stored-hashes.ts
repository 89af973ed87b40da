/**
 * Where the hashes of complete subtrees are kept.
 *
 * Each hash of a complete subtree gets a number, and they are numbered in the order in which they become known: when a
 * leaf is appended, its own hash comes first, then the hash of each subtree that it completes, smallest first. So
 * appending never changes what is stored, and a store needs no more than a list. The numbering is that of
 * golang.org/x/mod/sumdb/tlog.
 *
 *     level 2              6
 *     level 1      2               5
 *     level 0    0   1           3   4           7
 *     leaf       0   1           2   3           4
 */
import { assertHash, type TreeHasher } from './tree-hash.ts'
import type { LeafRange } from './ranges.ts'

/** Reads stored hashes by their numbers, in the order asked for, 32 bytes each. It rejects if one is missing. */
export type HashReader = (storedIndexes: readonly number[]) => Promise<readonly Uint8Array[]>

/** A tree that can be read: where its hashes are, and how to join them. */
export interface StoredTree {
  readonly readHashes: HashReader
  readonly hasher: TreeHasher
}

/** The largest tree whose stored hashes can be numbered below 2^53. */
export const maxStoredSize: number = 2 ** 52

/** Number of the hash of the `index`-th complete subtree of 2^level leaves. */
export function storedHashIndex(level: number, index: number): number {
  assertCount('level', level, 52)
  assertCount('index', index, maxStoredSize / 2 ** level - 1)
  const lastLeaf = (index + 1) * 2 ** level - 1
  return storedHashCount(lastLeaf) + level
}

/** Which subtree a stored hash belongs to: the inverse of `storedHashIndex`. */
export function splitStoredHashIndex(storedIndex: number): { level: number; index: number } {
  assertCount('stored index', storedIndex, 2 * maxStoredSize - 2)
  // About two hashes are stored for each leaf, so the leaf that stored this one is at most a few places further.
  let leaf = Math.floor(storedIndex / 2)
  let first = storedHashCount(leaf)
  for (;;) {
    const next = first + 1 + completedSubtrees(leaf)
    if (storedIndex < next) break
    leaf += 1
    first = next
  }
  const level = storedIndex - first
  return { level, index: Math.floor(leaf / 2 ** level) }
}

/** How many hashes are stored for a tree of this size: less than two for each leaf. */
export function storedHashCount(size: number): number {
  assertCount('tree size', size, maxStoredSize)
  let count = 2 * size
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count -= rest % 2
  return count
}

/** Hashes of the given subtrees of the stored tree, in their order. */
export async function readRanges(
  ranges: readonly LeafRange[],
  tree: StoredTree,
): Promise<Uint8Array[]> {
  const hashes: Uint8Array[] = []
  for (let done = 0; done < ranges.length; done += rangesPerRead) {
    const batch = ranges.slice(done, done + rangesPerRead).map(completeSubtrees)
    const stored = await readAll(batch.flat(), tree.readHashes)
    let used = 0
    for (const { length } of batch) {
      hashes.push(joinFromRight(stored.slice(used, used + length), tree.hasher))
      used += length
    }
  }
  return hashes
}

// Bounds what one call asks of a store: a range in the middle of a tree is one hash, the last one at most 52.
const rangesPerRead = 1024

/** Joins the hashes of adjacent subtrees, larger ones first, into the hash of them all. At least one. */
export function joinFromRight(hashes: readonly Uint8Array[], hasher: TreeHasher): Uint8Array {
  return hashes.reduceRight((right, left) => hasher.node(left, right))
}

/** Numbers of the complete subtrees that make up a range, left to right. A range of a proof needs no others. */
export function completeSubtrees({ start, end }: LeafRange): number[] {
  assertCount('tree size', end, maxStoredSize)
  const indexes: number[] = []
  let level = 0
  let width = 1
  for (; width * 2 <= end - start; width *= 2) level += 1
  for (let next = start; next < end; next += width) {
    for (; width > end - next; width /= 2) level -= 1
    indexes.push(storedHashIndex(level, next / width))
  }
  return indexes
}

/** Reads stored hashes and makes sure that the reader kept its contract. */
export async function readAll(
  indexes: readonly number[],
  readHashes: HashReader,
): Promise<readonly Uint8Array[]> {
  if (indexes.length === 0) return []
  const hashes = await readHashes(indexes)
  if (hashes.length !== indexes.length) {
    throw new TypeError(
      `the hash reader was asked for ${indexes.length} hashes and gave ${hashes.length}`,
    )
  }
  hashes.forEach(assertHash)
  return hashes
}

/** How many subtrees are complete with this leaf and were not before it. */
function completedSubtrees(leaf: number): number {
  let count = 0
  for (let rest = leaf; rest % 2 === 1; rest = (rest - 1) / 2) count += 1
  return count
}

function assertCount(name: string, value: number, max: number): void {
  if (!Number.isSafeInteger(value) || value < 0 || value > max) {
    throw new RangeError(`${name} must be an integer from 0 to ${max}, not ${value}`)
  }
}
