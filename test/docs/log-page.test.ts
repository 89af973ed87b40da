import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { toBase64, toHex } from '../../packages/core/src/bytes/index.ts'
import {
  checkConsistency,
  checkInclusion,
  checkMultiproof,
  extendFrontier,
  emptyFrontier,
  frontierRoot,
  proveConsistency,
  proveInclusion,
  proveMultiproof,
  treeHasher,
} from '../../packages/core/src/merkle/index.ts'
import { sha256 } from '../support/reference-tree.ts'

const page = readFileSync(new URL('../../docs/format/log.md', import.meta.url), 'utf8')
const printed = new Map(
  [...page.matchAll(/^(h\d+|root3?) ([0-9a-f]{64})$/gm)].map((line) => [line[1]!, line[2]!]),
)
const hasher = treeHasher(sha256)
const leaves = Array.from({ length: 7 }, (_, i) =>
  hasher.leaf(new TextEncoder().encode(`leaf ${i}`)),
)
const { frontier, stored } = extendFrontier(emptyFrontier, leaves, hasher)
const tree = {
  readHashes: async (numbers: readonly number[]) => numbers.map((i) => stored[i]!),
  hasher,
}
const root = frontierRoot(frontier, hasher)
const root3 = frontierRoot(
  extendFrontier(emptyFrontier, leaves.slice(0, 3), hasher).frontier,
  hasher,
)

test('the page prints the hashes of its example tree', () => {
  expect(printed.size).toBe(14)
  leaves.forEach((leafHash, i) => expect(printed.get(`h${i}`)).toBe(toHex(leafHash)))
  expect(printed.get('root')).toBe(toHex(root))
  expect(printed.get('root3')).toBe(toHex(root3))
  expect(page).toContain(`\`${toBase64(root)}\``)
})

test('the page names the hashes of the inclusion proof, in order', async () => {
  const proof = await proveInclusion({ index: 4, size: 7 }, tree)
  expect(names('The inclusion proof of leaf 4 is')).toEqual(proof.map(toHex))
  checkInclusion({ index: 4, size: 7, leafHash: leaves[4]!, root, proof }, hasher)
})

test('the page names the hashes of the consistency proof, in order', async () => {
  const proof = await proveConsistency({ size1: 3, size2: 7 }, tree)
  expect(names('The consistency proof from size 3 to size 7 is')).toEqual(proof.map(toHex))
  checkConsistency({ size1: 3, size2: 7, root1: root3, root2: root, proof }, hasher)
})

test('the page names the hashes of the multiproof, in order', async () => {
  const proof = await proveMultiproof({ size: 7, indexes: [4], anchorSizes: [3] }, tree)
  expect(names('The multiproof for leaf 4 and anchor 3 is')).toEqual(proof.map(toHex))
  const known = [{ index: 4, leafHash: leaves[4]! }]
  const roots = checkMultiproof({ size: 7, leaves: known, anchorSizes: [3], proof }, hasher)
  expect(roots).toEqual({ root, anchorRoots: new Map([[3, root3]]) })
})

/** The printed values of the names that a sentence of the page lists. */
function names(sentence: string): (string | undefined)[] {
  const list = page.slice(page.indexOf(sentence) + sentence.length).match(/^(?:[ \n,]*h\d+)+/)
  return list![0].match(/h\d+/g)!.map((name) => printed.get(name))
}
