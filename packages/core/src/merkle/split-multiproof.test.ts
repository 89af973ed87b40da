import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countingLeaves, pathOf, rootOf, sha256 } from '../../../../test/support/reference-tree.ts'
import { toHex } from '../bytes/index.ts'
import { emptyFrontier, extendFrontier } from './frontier.ts'
import { proveMultiproof } from './multiproof.ts'
import { narrowMultiproof, splitMultiproof } from './split-multiproof.ts'
import { treeHasher } from './tree-hash.ts'

const hasher = treeHasher(sha256)
const leaves = countingLeaves(48)
const { stored } = extendFrontier(emptyFrontier, leaves, hasher)
const tree = {
  readHashes: async (indexes: readonly number[]) => indexes.map((i) => stored[i]!),
  hasher,
}

const claims = fc.integer({ min: 1, max: leaves.length }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    indexes: fc.subarray([...leaves.keys()].slice(0, size), { minLength: 1 }),
    anchorSizes: fc.subarray([...leaves.keys()].slice(0, size).map((i) => i + 1)),
  }),
)

test('the proofs are those of RFC 6962 section 2.1.1, for every known leaf', async () => {
  await fc.assert(
    fc.asyncProperty(claims, async ({ size, indexes, anchorSizes }) => {
      const proof = await proveMultiproof({ size, indexes, anchorSizes }, tree)
      const known = indexes.map((index) => ({ index, leafHash: leaves[index]! }))
      const { root, proofs } = splitMultiproof({ size, leaves: known, anchorSizes, proof }, hasher)
      expect(toHex(root)).toBe(toHex(rootOf(leaves.slice(0, size))))
      expect([...proofs.keys()]).toEqual(indexes)
      for (const [index, hashes] of proofs) {
        expect(hashes.map(toHex)).toEqual(pathOf(index, leaves.slice(0, size)).map(toHex))
      }
    }),
    { numRuns: 300 },
  )
})

test('a multiproof with a hash more or fewer is refused', async () => {
  const shape = { size: 9, indexes: [3], anchorSizes: [] }
  const proof = await proveMultiproof(shape, tree)
  const known = [{ index: 3, leafHash: leaves[3]! }]
  for (const wrong of [proof.slice(1), [...proof, leaves[0]!]]) {
    const claim = { size: 9, leaves: known, anchorSizes: [], proof: wrong }
    expect(() => splitMultiproof(claim, hasher)).toThrow(
      expect.objectContaining({ code: 'ERR_PROOF_MALFORMED' }),
    )
  }
})

test('the multiproof about fewer leaves and anchors is the one that is made for them', async () => {
  await fc.assert(
    fc.asyncProperty(claims, fc.func(fc.boolean()), async (shape, keeps) => {
      const { size, indexes, anchorSizes } = shape
      const proof = await proveMultiproof(shape, tree)
      const known = indexes.map((index) => ({ index, leafHash: leaves[index]! }))
      const fewer = {
        indexes: [indexes[0]!, ...indexes.slice(1).filter(keeps)],
        anchorSizes: anchorSizes.filter(keeps),
      }
      const narrow = narrowMultiproof({ size, leaves: known, anchorSizes, proof }, fewer, hasher)
      const made = await proveMultiproof({ size, ...fewer }, tree)
      expect(narrow.map(toHex)).toEqual(made.map(toHex))
    }),
    { numRuns: 300 },
  )
})

test('a multiproof about a leaf of which nothing is known cannot be made', async () => {
  const shape = { size: 9, indexes: [3], anchorSizes: [] }
  const proof = await proveMultiproof(shape, tree)
  const claim = { size: 9, leaves: [{ index: 3, leafHash: leaves[3]! }], anchorSizes: [], proof }
  expect(() => narrowMultiproof(claim, { indexes: [0], anchorSizes: [] }, hasher)).toThrow(
    expect.objectContaining({ code: 'ERR_PROOF_MALFORMED' }),
  )
})
