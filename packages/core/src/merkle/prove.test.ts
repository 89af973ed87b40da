import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  consistencyOf,
  countingLeaves,
  pathOf,
  sha256,
} from '../../../../test/support/reference-tree.ts'
import { toHex } from '../bytes/index.ts'
import { emptyFrontier, extendFrontier, rootFromStored } from './frontier.ts'
import { proveConsistency, proveInclusion } from './prove.ts'
import type { StoredTree } from './stored-hashes.ts'
import { treeHasher } from './tree-hash.ts'

const hasher = treeHasher(sha256)
const leaves = countingLeaves(130)
const tree = storedTree(leaves)

test('inclusion proofs are those of RFC 6962 section 2.1.1', async () => {
  for (let size = 1; size <= 40; size++) {
    for (let index = 0; index < size; index++) {
      const proof = await proveInclusion({ index, size }, tree)
      expect(hexes(proof)).toEqual(hexes(pathOf(index, leaves.slice(0, size))))
    }
  }
})

test('consistency proofs are those of RFC 6962 section 2.1.2', async () => {
  for (let size2 = 1; size2 <= 40; size2++) {
    for (let size1 = 1; size1 <= size2; size1++) {
      const proof = await proveConsistency({ size1, size2 }, tree)
      expect(hexes(proof)).toEqual(hexes(consistencyOf(size1, leaves.slice(0, size2))))
    }
  }
})

// One digest over all subtree hashes and one over all inclusion proofs in them, for the leaves 00 to 81, as published
// in draft-ietf-plants-merkle-tree-certs, "Subtree Test Vectors". Each subtree is a tree of its own.
test('all 12,807 proofs up to size 130 have the digest that others published', async () => {
  const roots = createHash('sha256')
  const proofs = createHash('sha256')
  const trees = [...leaves.keys(), leaves.length].map((start) => storedTree(leaves.slice(start)))
  for (let end = 0; end <= leaves.length; end++) {
    for (const start of subtreeStarts(end)) {
      const size = end - start
      roots.update(`[${start}, ${end}) ${toHex(await rootFromStored(size, trees[start]!))}\n`)
      for (let index = 0; index < size; index++) {
        const proof = await proveInclusion({ index, size }, trees[start]!)
        proofs.update([`${start + index} [${start}, ${end})`, ...hexes(proof)].join(' ') + '\n')
      }
    }
  }
  expect(roots.digest('hex')).toBe(
    'b82806ad4265bb151c1119c0f4db437bb4d1a1f887b3a7fba1cd4ebf552e3e81',
  )
  expect(proofs.digest('hex')).toBe(
    'ac2a8f989e44d99e399db448050ff5f19757df53cfb716aa81015d3955d8163f',
  )
})

test('a proof is read in one batch', async () => {
  let reads = 0
  const counting: StoredTree = {
    readHashes: (indexes) => {
      reads += 1
      return tree.readHashes(indexes)
    },
    hasher,
  }
  await proveInclusion({ index: 77, size: 130 }, counting)
  expect(reads).toBe(1)
  await proveConsistency({ size1: 77, size2: 130 }, counting)
  expect(reads).toBe(2)
  await proveInclusion({ index: 0, size: 1 }, counting)
  expect(reads).toBe(2)
})

test('positions that the tree does not have are refused', async () => {
  const inclusions = [
    [0, 0],
    [5, 5],
    [6, 5],
    [-1, 5],
    [0.5, 5],
    [0, 2 ** 53],
    [NaN, 5],
    [0, NaN],
  ] as const
  for (const [index, size] of inclusions) {
    await expect(proveInclusion({ index, size }, tree)).rejects.toThrow(RangeError)
  }
  const consistencies = [
    [0, 0],
    [0, 5],
    [6, 5],
    [-1, 5],
    [1.5, 5],
    [1, 2 ** 53],
    [NaN, 5],
  ] as const
  for (const [size1, size2] of consistencies) {
    await expect(proveConsistency({ size1, size2 }, tree)).rejects.toThrow(RangeError)
  }
})

function storedTree(leafHashes: readonly Uint8Array[]): StoredTree {
  const { stored } = extendFrontier(emptyFrontier, leafHashes, hasher)
  return { readHashes: async (indexes) => indexes.map((i) => stored[i]!), hasher }
}

/** Where a subtree that ends here can start: at a multiple of the power of two that holds it, 0 and `end` included. */
function subtreeStarts(end: number): number[] {
  const starts = Array.from({ length: end + 1 }, (_, start) => start)
  return starts.filter(
    (start) => start === end || start % 2 ** Math.ceil(Math.log2(end - start)) === 0,
  )
}

function hexes(hashes: readonly Uint8Array[]): string[] {
  return hashes.map(toHex)
}
