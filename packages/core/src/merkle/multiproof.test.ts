import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countingLeaves,
  multiproofOf,
  rootOf,
  sha256,
} from '../../../../test/support/reference-tree.ts'
import { toHex } from '../bytes/index.ts'
import { isCustodyError } from '../errors.ts'
import { checkConsistency } from './check.ts'
import { emptyFrontier, extendFrontier, rootFromStored } from './frontier.ts'
import { checkMultiproof, multiproofHashCount, proveMultiproof } from './multiproof.ts'
import type { MultiproofClaim, MultiproofShape } from './multiproof.ts'
import { proveConsistency, proveInclusion } from './prove.ts'
import { splitStoredHashIndex, type StoredTree } from './stored-hashes.ts'
import { treeHasher } from './tree-hash.ts'

const hasher = treeHasher(sha256)
const leaves = countingLeaves(64)
const roots = leaves.map((_, i) => rootOf(leaves.slice(0, i + 1)))
const { stored } = extendFrontier(emptyFrontier, leaves, hasher)
const tree: StoredTree = { readHashes: async (indexes) => indexes.map((i) => stored[i]!), hasher }
const stranger = sha256(new Uint8Array([1, 2, 3]))

const shapes = (largest: number): fc.Arbitrary<MultiproofShape> =>
  fc
    .integer({ min: 1, max: largest })
    .chain((size) =>
      fc.record({
        size: fc.constant(size),
        indexes: rising(fc.integer({ min: 0, max: size - 1 }), size),
        anchorSizes: rising(fc.integer({ min: 1, max: size }), size),
      }),
    )
    .filter(({ indexes, anchorSizes }) => indexes.length + anchorSizes.length > 0)

describe('against the whole tree', () => {
  test('the proof is what the definition gives, has the counted length, and leads to every root', async () => {
    await fc.assert(
      fc.asyncProperty(shapes(40), async (shape) => {
        const proof = await proveMultiproof(shape, tree)
        expect(hexes(proof)).toEqual(hexes(proofByDefinition(shape)))
        expect(multiproofHashCount(shape)).toBe(proof.length)
        expectRoots(claimOf(shape, proof))
      }),
      { numRuns: 1000 },
    )
  })

  test('every leaf and every anchor alone, and all of them, for all sizes up to 40', async () => {
    for (let size = 1; size <= 40; size++) {
      const all = Array.from({ length: size }, (_, i) => i)
      for (const index of all) {
        for (const shape of [
          { size, indexes: [index], anchorSizes: [] },
          { size, indexes: [], anchorSizes: [index + 1] },
        ]) {
          expectRoots(claimOf(shape, await proveMultiproof(shape, tree)))
        }
      }
      const whole = { size, indexes: all, anchorSizes: all.map((i) => i + 1) }
      expect(await proveMultiproof(whole, tree)).toEqual([])
      expectRoots(claimOf(whole, []))
    }
  })

  test('one leaf takes the hashes of its inclusion proof, in the order of the tree', async () => {
    const one = await proveMultiproof({ size: 7, indexes: [4], anchorSizes: [] }, tree)
    const path = await proveInclusion({ index: 4, size: 7 }, tree)
    expect(hexes(one).toSorted()).toEqual(hexes(path).toSorted())
    expect(hexes(one)).toEqual(hexes([rootOf(leaves.slice(0, 4)), leaves[5]!, leaves[6]!]))
  })

  test('the root of an anchor is the one that a consistency proof shows', async () => {
    const shape = { size: 61, indexes: [], anchorSizes: [37] }
    const { root, anchorRoots } = checkMultiproof(
      claimOf(shape, await proveMultiproof(shape, tree)),
      hasher,
    )
    const proof = await proveConsistency({ size1: 37, size2: 61 }, tree)
    checkConsistency(
      { size1: 37, size2: 61, root1: anchorRoots.get(37)!, root2: root, proof },
      hasher,
    )
  })
})

describe('hostile proofs', () => {
  test('no bit of a proof or leaf can be flipped without changing a root', async () => {
    for (const shape of fc.sample(shapes(20), { numRuns: 40, seed: 7 })) {
      const claim = claimOf(shape, await proveMultiproof(shape, tree))
      for (let bit = 0; bit < 256; bit++) {
        for (const [i, hash] of claim.proof.entries()) {
          expectOtherRoot({ ...claim, proof: claim.proof.with(i, flip(hash, bit)) })
        }
        for (const [i, { index, leafHash }] of claim.leaves.entries()) {
          const other = claim.leaves.with(i, { index, leafHash: flip(leafHash, bit) })
          expectOtherRoot({ ...claim, leaves: other })
        }
      }
    }
  })

  test('one hash more or fewer is malformed, wherever it stands', async () => {
    for (const shape of fc.sample(shapes(30), { numRuns: 100, seed: 8 })) {
      const claim = claimOf(shape, await proveMultiproof(shape, tree))
      for (let i = 0; i <= claim.proof.length; i++) {
        expectMalformed({ ...claim, proof: claim.proof.toSpliced(i, 0, stranger) }, 'proof')
        if (i < claim.proof.length)
          expectMalformed({ ...claim, proof: claim.proof.toSpliced(i, 1) }, 'proof')
      }
    }
  })

  test('neither hashes nor leaves can change places', async () => {
    for (const shape of fc.sample(shapes(30), { numRuns: 100, seed: 9 })) {
      const claim = claimOf(shape, await proveMultiproof(shape, tree))
      for (let i = 1; i < claim.proof.length; i++) {
        const [before, after] = [claim.proof[i - 1]!, claim.proof[i]!]
        expectOtherRoot({ ...claim, proof: claim.proof.with(i - 1, after).with(i, before) })
      }
      for (let i = 1; i < claim.leaves.length; i++) {
        const [before, after] = [claim.leaves[i - 1]!, claim.leaves[i]!]
        const swapped = claim.leaves
          .with(i - 1, { index: before.index, leafHash: after.leafHash })
          .with(i, { index: after.index, leafHash: before.leafHash })
        expectOtherRoot({ ...claim, leaves: swapped })
        expectMalformed(
          { ...claim, leaves: claim.leaves.with(i - 1, after).with(i, before) },
          'indexes',
        )
      }
    }
  })

  test('a leaf claimed at another index, or an anchor of another size, does not lead to the roots', async () => {
    const shape = { size: 29, indexes: [3, 17], anchorSizes: [12] }
    const claim = claimOf(shape, await proveMultiproof(shape, tree))
    for (let index = 0; index < 17; index++) {
      if (index === 3) continue
      expectOtherRootOrMalformed({
        ...claim,
        leaves: claim.leaves.with(0, { ...claim.leaves[0]!, index }),
      })
    }
    for (let anchor = 1; anchor <= 29; anchor++) {
      if (anchor !== 12) expectOtherRootOrMalformed({ ...claim, anchorSizes: [anchor] })
    }
  })

  test('numbers that no multiproof can have are refused by checker, counter and prover', async () => {
    const wrong: readonly [MultiproofShape, string][] = [
      [{ size: 0, indexes: [], anchorSizes: [] }, 'size'],
      [{ size: 0, indexes: [0], anchorSizes: [] }, 'size'],
      [{ size: 2 ** 53, indexes: [0], anchorSizes: [] }, 'size'],
      [{ size: 1.5, indexes: [0], anchorSizes: [] }, 'size'],
      [{ size: NaN, indexes: [0], anchorSizes: [] }, 'size'],
      [{ size: 5, indexes: [], anchorSizes: [] }, 'indexes'],
      [{ size: 5, indexes: [5], anchorSizes: [] }, 'indexes'],
      [{ size: 5, indexes: [-1], anchorSizes: [] }, 'indexes'],
      [{ size: 5, indexes: [0.5], anchorSizes: [] }, 'indexes'],
      [{ size: 5, indexes: [NaN, 1], anchorSizes: [] }, 'indexes'],
      [{ size: 5, indexes: [2, 2], anchorSizes: [] }, 'indexes'],
      [{ size: 5, indexes: [2, 1], anchorSizes: [] }, 'indexes'],
      [{ size: 5, indexes: [0], anchorSizes: [0] }, 'anchorSizes'],
      [{ size: 5, indexes: [0], anchorSizes: [6] }, 'anchorSizes'],
      [{ size: 5, indexes: [0], anchorSizes: [3, 3] }, 'anchorSizes'],
      [{ size: 5, indexes: [0], anchorSizes: [3, 2] }, 'anchorSizes'],
      [{ size: 5, indexes: [0], anchorSizes: [2.5] }, 'anchorSizes'],
    ]
    for (const [shape, part] of wrong) {
      const leaves = shape.indexes.map((index) => ({ index, leafHash: stranger }))
      expectMalformed({ size: shape.size, leaves, anchorSizes: shape.anchorSizes, proof: [] }, part)
      expect(() => multiproofHashCount(shape)).toThrow(
        expect.objectContaining({ details: { part } }),
      )
      await expect(proveMultiproof(shape, tree)).rejects.toThrow(RangeError)
    }
  })

  test('hashes of another length are refused', async () => {
    const shape = { size: 9, indexes: [4], anchorSizes: [3] }
    const claim = claimOf(shape, await proveMultiproof(shape, tree))
    for (const hash of [new Uint8Array(), new Uint8Array(31), new Uint8Array(33)]) {
      for (const i of claim.proof.keys())
        expectMalformed({ ...claim, proof: claim.proof.with(i, hash) }, 'proof')
      expectMalformed({ ...claim, leaves: [{ index: 4, leafHash: hash }] }, 'leafHash')
    }
  })
})

describe('large trees', () => {
  test('sparse leaves and anchors in trees up to 2^52 leaves lead to the roots of the stored tree', async () => {
    const sizes = [2 ** 31, 2 ** 32 + 1, 2 ** 40, 2 ** 40 + 12345, 2 ** 52 - 1, 2 ** 52]
    for (const size of sizes) {
      const at = (part: number) => Math.floor((size - 1) * part)
      const indexes = [0, 1, at(0.25), at(0.5), at(0.5) + 1, at(0.999), size - 1]
      const anchorSizes = [1, 3, at(0.1), at(0.5), at(0.5) + 1, at(0.7), size]
      const large = sparseTree(
        new Map(indexes.map((index) => [index, sha256(new TextEncoder().encode(`${index}`))])),
      )
      const proof = await proveMultiproof({ size, indexes, anchorSizes }, large.tree)
      expect(proof.length).toBe(multiproofHashCount({ size, indexes, anchorSizes }))
      const known = indexes.map((index) => ({ index, leafHash: large.hashAt(0, index) }))
      const { root, anchorRoots } = checkMultiproof(
        { size, leaves: known, anchorSizes, proof },
        hasher,
      )
      expect(toHex(root)).toBe(toHex(await rootFromStored(size, large.tree)))
      for (const anchor of anchorSizes) {
        expect(toHex(anchorRoots.get(anchor)!)).toBe(
          toHex(await rootFromStored(anchor, large.tree)),
        )
      }
    }
  })

  test('the largest size there can be is walked without rounding', () => {
    const size = 2 ** 53 - 1
    expect(multiproofHashCount({ size, indexes: [0], anchorSizes: [] })).toBe(53)
    expect(multiproofHashCount({ size, indexes: [size - 1], anchorSizes: [] })).toBe(52)
    expect(multiproofHashCount({ size, indexes: [size - 1], anchorSizes: [size - 1] })).toBe(52)
    expect(multiproofHashCount({ size, indexes: [], anchorSizes: [2 ** 52] })).toBe(2)
    expect(multiproofHashCount({ size, indexes: [], anchorSizes: [2 ** 52 + 1] })).toBe(54)
  })

  test('work grows with leaves times depth, not with the size of the tree', () => {
    const size = 2 ** 40
    const indexes = Array.from({ length: 20_000 }, (_, i) => i * 50_000_000)
    const anchorSizes = indexes.map((index) => index + 1)
    let nodes = 0
    const counting = { ...hasher, node: () => (nodes++, stranger) }
    const proof = Array.from(
      { length: multiproofHashCount({ size, indexes, anchorSizes }) },
      () => stranger,
    )
    checkMultiproof(
      { size, leaves: indexes.map((index) => ({ index, leafHash: stranger })), anchorSizes, proof },
      counting,
    )
    expect(nodes).toBeLessThan((indexes.length + anchorSizes.length) * 41)
  })
})

function claimOf(
  { size, indexes, anchorSizes }: MultiproofShape,
  proof: Uint8Array[],
): MultiproofClaim {
  return {
    size,
    leaves: indexes.map((index) => ({ index, leafHash: leaves[index]! })),
    anchorSizes,
    proof,
  }
}

function proofByDefinition({ size, indexes, anchorSizes }: MultiproofShape): Uint8Array[] {
  return multiproofOf(leaves.slice(0, size), new Set(indexes), new Set(anchorSizes))
}

function leadsToItsRoots(claim: MultiproofClaim): boolean {
  const { root, anchorRoots } = checkMultiproof(claim, hasher)
  const pairs = [
    [root, roots[claim.size - 1]!],
    ...[...anchorRoots].map(([m, found]) => [found, roots[m - 1]!]),
  ]
  return pairs.every(([found, expected]) => toHex(found!) === toHex(expected!))
}

function expectRoots(claim: MultiproofClaim): void {
  const { anchorRoots } = checkMultiproof(claim, hasher)
  expect([...anchorRoots.keys()]).toEqual(claim.anchorSizes)
  expect(leadsToItsRoots(claim)).toBe(true)
}

function expectOtherRoot(claim: MultiproofClaim): void {
  if (leadsToItsRoots(claim)) expect.unreachable('a changed claim led to the same roots')
}

function expectOtherRootOrMalformed(claim: MultiproofClaim): void {
  try {
    expectOtherRoot(claim)
  } catch (error) {
    if (!isCustodyError(error)) throw error
  }
}

function expectMalformed(claim: MultiproofClaim, part: string): void {
  try {
    checkMultiproof(claim, hasher)
  } catch (error) {
    if (!isCustodyError(error) || error.code !== 'ERR_PROOF_MALFORMED') throw error
    expect(error.details).toEqual({ part })
    return
  }
  expect.unreachable('a malformed claim was accepted')
}

/** A tree of equal leaves with a few others in it: any hash in it is quickly known, however large the tree. */
function sparseTree(others: ReadonlyMap<number, Uint8Array>) {
  const equal = [stranger]
  for (let level = 1; level <= 53; level++)
    equal.push(hasher.node(equal[level - 1]!, equal[level - 1]!))
  const hashAt = (level: number, index: number): Uint8Array => {
    const [start, end] = [index * 2 ** level, (index + 1) * 2 ** level]
    if (![...others.keys()].some((leaf) => leaf >= start && leaf < end)) return equal[level]!
    if (level === 0) return others.get(index)!
    return hasher.node(hashAt(level - 1, 2 * index), hashAt(level - 1, 2 * index + 1))
  }
  const readHashes = async (numbers: readonly number[]) =>
    numbers.map((number) => {
      const { level, index } = splitStoredHashIndex(number)
      return hashAt(level, index)
    })
  return { hashAt, tree: { readHashes, hasher } satisfies StoredTree }
}

function rising(number: fc.Arbitrary<number>, maxLength: number): fc.Arbitrary<number[]> {
  return fc.uniqueArray(number, { maxLength }).map((numbers) => numbers.toSorted((a, b) => a - b))
}

function flip(hash: Uint8Array, bit: number): Uint8Array {
  const flipped = hash.slice()
  flipped[bit >> 3]! ^= 1 << (bit & 7)
  return flipped
}

function hexes(hashes: readonly Uint8Array[]): string[] {
  return hashes.map(toHex)
}
