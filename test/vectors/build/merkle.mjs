import { sha256 } from '@custodia/core/crypto'
import {
  extendFrontier,
  emptyFrontier,
  frontierRoot,
  proveConsistency,
  proveInclusion,
  treeHasher,
} from '@custodia/core/merkle'
import { accepted, flip, hex, refused } from './vector.mjs'

const hasher = treeHasher(sha256)
const leaves = Array.from({ length: 11 }, (_, i) => hasher.leaf(Buffer.from(`leaf ${i}`)))
const { stored } = extendFrontier(emptyFrontier, leaves, hasher)
const tree = { hasher, readHashes: async (indexes) => indexes.map((index) => stored[index]) }
const rootOf = (size) =>
  frontierRoot(extendFrontier(emptyFrontier, leaves.slice(0, size), hasher).frontier, hasher)

const malformed = 'ERR_PROOF_MALFORMED'
const mismatch = 'ERR_PROOF_MISMATCH'
const beyond = '9007199254740993'

/** What can be done to a list of hashes, by name. */
const proofMutations = {
  'component-removed': (proof) => proof.slice(0, -1),
  'first-component-removed': (proof) => proof.slice(1),
  'component-added': (proof) => [...proof, proof[0] ?? leaves[0]],
  'component-of-31-bytes': (proof) => [proof[0].subarray(1), ...proof.slice(1)],
  'component-of-33-bytes': (proof) => [Buffer.concat([proof[0], Buffer.of(0)]), ...proof.slice(1)],
}

async function inclusionVectors(index, size) {
  const proof = await proveInclusion({ index, size }, tree)
  const good = { index, size, leafHash: leaves[index], root: rootOf(size), proof }
  const request = (fields = {}) => {
    const { leafHash, root, proof: hashes, ...numbers } = { ...good, ...fields }
    const decimals = Object.fromEntries(
      Object.entries(numbers).map(([name, value]) => [name, String(value)]),
    )
    return {
      op: 'inclusion',
      ...decimals,
      leafHash: hex(leafHash),
      root: hex(root),
      proof: hashes.map(hex),
    }
  }
  const folder = `merkle/inclusion/${index}-of-${size}`
  const no = (name, comment, fields, code) =>
    refused(`${folder}/${name}`, comment, request(fields), code)
  return [
    accepted(`${folder}/happy-path`, 'The proof as it was made.', request()),
    no(
      'index-plus-1',
      'The index of the next leaf.',
      { index: index + 1 },
      index + 1 < size ? mismatch : malformed,
    ),
    no('index-beyond-size', 'An index that the tree does not have.', { index: size }, malformed),
    no(
      'index-beyond-2-to-the-53',
      'An index that a double cannot hold.',
      { index: beyond },
      malformed,
    ),
    no('size-zero', 'The empty tree.', { size: 0 }, malformed),
    no('size-beyond-2-to-the-53', 'A size that a double cannot hold.', { size: beyond }, malformed),
    no('leaf-flipped', 'Another leaf.', { leafHash: flip(good.leafHash) }, mismatch),
    no('root-flipped', 'Another root.', { root: flip(good.root) }, mismatch),
    ...Object.entries(proof.length === 0 ? {} : proofMutations).map(([name, mutate]) =>
      no(
        name,
        'The proof has other hashes than its numbers call for.',
        { proof: mutate(proof) },
        malformed,
      ),
    ),
    ...proof.map((_, i) =>
      no(
        `component-${i}-flipped`,
        'A bit of one hash is flipped.',
        { proof: proof.map((hash, k) => (k === i ? flip(hash) : hash)) },
        mismatch,
      ),
    ),
  ]
}

async function consistencyVectors(size1, size2) {
  const proof = await proveConsistency({ size1, size2 }, tree)
  const good = { size1, size2, root1: rootOf(size1), root2: rootOf(size2), proof }
  const request = (fields = {}) => {
    const { root1, root2, proof: hashes, ...sizes } = { ...good, ...fields }
    const decimals = Object.fromEntries(
      Object.entries(sizes).map(([name, value]) => [name, String(value)]),
    )
    return {
      op: 'consistency',
      ...decimals,
      root1: hex(root1),
      root2: hex(root2),
      proof: hashes.map(hex),
    }
  }
  const folder = `merkle/consistency/${size1}-to-${size2}`
  const no = (name, comment, fields, code) =>
    refused(`${folder}/${name}`, comment, request(fields), code)
  return [
    accepted(`${folder}/happy-path`, 'The proof as it was made.', request()),
    no('root-1-flipped', 'Another earlier root.', { root1: flip(good.root1) }, mismatch),
    no('root-2-flipped', 'Another later root.', { root2: flip(good.root2) }, mismatch),
    no(
      'size-1-zero',
      'Every tree begins with the empty one: that proves nothing.',
      { size1: 0 },
      malformed,
    ),
    no('sizes-swapped', 'The earlier tree is the larger one.', { size1: size2 + 1 }, malformed),
    no(
      'size-2-beyond-2-to-the-53',
      'A size that a double cannot hold.',
      { size2: beyond },
      malformed,
    ),
    ...Object.entries(proof.length === 0 ? {} : proofMutations).map(([name, mutate]) =>
      no(
        name,
        'The proof has other hashes than its numbers call for.',
        { proof: mutate(proof) },
        malformed,
      ),
    ),
    ...proof.map((_, i) =>
      no(
        `component-${i}-flipped`,
        'A bit of one hash is flipped.',
        { proof: proof.map((hash, k) => (k === i ? flip(hash) : hash)) },
        mismatch,
      ),
    ),
  ]
}

export async function merkleVectors() {
  const inclusions = [
    [0, 1],
    [0, 8],
    [5, 8],
    [6, 7],
    [10, 11],
  ]
  const consistencies = [
    [1, 1],
    [1, 8],
    [3, 7],
    [6, 8],
    [8, 11],
  ]
  const made = [
    ...inclusions.map(([index, size]) => inclusionVectors(index, size)),
    ...consistencies.map(([size1, size2]) => consistencyVectors(size1, size2)),
  ]
  return (await Promise.all(made)).flat()
}
