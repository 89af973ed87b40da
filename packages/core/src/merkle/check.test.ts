import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  consistencyOf,
  countingLeaves,
  pathOf,
  rootOf,
  sha256,
} from '../../../../test/support/reference-tree.ts'
import { isCustodyError } from '../errors.ts'
import {
  checkConsistency,
  checkInclusion,
  type ConsistencyClaim,
  type InclusionClaim,
} from './check.ts'
import { emptyRoot, treeHasher } from './tree-hash.ts'

const hasher = treeHasher(sha256)
const leaves = countingLeaves(66)
const roots = leaves.map((_, i) => rootOf(leaves.slice(0, i + 1)))
const stranger = sha256(new Uint8Array([1, 2, 3]))

const inclusionClaims = (largest: number): InclusionClaim[] =>
  sizes(largest).flatMap((size) =>
    leaves.slice(0, size).map((leafHash, index) => ({
      index,
      size,
      leafHash,
      root: roots[size - 1]!,
      proof: pathOf(index, leaves.slice(0, size)),
    })),
  )

const consistencyClaims = (largest: number): ConsistencyClaim[] =>
  sizes(largest).flatMap((size2) =>
    sizes(size2).map((size1) => ({
      size1,
      size2,
      root1: roots[size1 - 1]!,
      root2: roots[size2 - 1]!,
      proof: consistencyOf(size1, leaves.slice(0, size2)),
    })),
  )

describe('inclusion', () => {
  test('the proofs of RFC 6962 hold', () => {
    for (const claim of inclusionClaims(40)) checkInclusion(claim, hasher)
  })

  test('no bit of a proof, a leaf hash or a root can be flipped', () => {
    for (const claim of inclusionClaims(16)) {
      for (const proof of flipEachBit(claim.proof))
        expectMismatch(() => checkInclusion({ ...claim, proof }, hasher))
    }
    for (const claim of inclusionClaims(8)) {
      for (const [leafHash] of flipEachBit([claim.leafHash])) {
        expectMismatch(() => checkInclusion({ ...claim, leafHash: leafHash! }, hasher))
      }
      for (const [root] of flipEachBit([claim.root])) {
        expectMismatch(() => checkInclusion({ ...claim, root: root! }, hasher))
      }
    }
  })

  test('no hash can be added, removed or cut', () => {
    for (const claim of inclusionClaims(20)) {
      for (const proof of wrongCounts(claim.proof))
        expectMalformed(() => checkInclusion({ ...claim, proof }, hasher), 'proof')
    }
  })

  test('no two hashes can change places', () => {
    for (const claim of inclusionClaims(20)) {
      for (const proof of swaps(claim.proof))
        expectMismatch(() => checkInclusion({ ...claim, proof }, hasher))
    }
  })

  test('a proof holds for its own leaf, index and root only', () => {
    for (const claim of inclusionClaims(20)) {
      for (const index of [
        claim.index + 1,
        claim.index - 1,
        claim.index ^ 1,
        claim.index ^ 2,
        claim.size,
      ]) {
        expectRefused(() => checkInclusion({ ...claim, index }, hasher))
      }
      for (const [i, leafHash] of leaves.entries()) {
        if (i !== claim.index) expectMismatch(() => checkInclusion({ ...claim, leafHash }, hasher))
      }
      for (const [i, root] of roots.entries()) {
        if (i !== claim.size - 1) expectMismatch(() => checkInclusion({ ...claim, root }, hasher))
      }
    }
  })

  test('an inner node cannot be passed as a leaf of the same tree', () => {
    const [left, right] = [rootOf(leaves.slice(0, 2)), rootOf(leaves.slice(2, 4))]
    const claim = { index: 0, size: 4, leafHash: left, root: roots[3]!, proof: [right] }
    expectMalformed(() => checkInclusion(claim, hasher), 'proof')
  })

  test('impossible numbers are refused and not rounded', () => {
    const claim = { index: 0, size: 1, leafHash: leaves[0]!, root: leaves[0]!, proof: [] }
    checkInclusion(claim, hasher)
    for (const size of [0, -1, 1.5, NaN, Infinity, 2 ** 53, 2 ** 64]) {
      expectRefused(() => checkInclusion({ ...claim, size }, hasher))
    }
    for (const index of [1, -1, -0.5, NaN, Infinity, 2 ** 53, 2 ** 64]) {
      expectRefused(() => checkInclusion({ ...claim, index }, hasher))
    }
    expectMalformed(() => checkInclusion({ ...claim, size: 2 ** 53 }, hasher), 'size')
    expectMalformed(
      () => checkInclusion({ ...claim, size: 2 ** 53 - 1, index: 2 ** 53 }, hasher),
      'index',
    )
  })

  test('the largest tree there can be takes 53 hashes, and its last leaf few', () => {
    const size = 2 ** 53 - 1
    const deep = { index: 0, size, leafHash: stranger, root: stranger, proof: hashes(53) }
    expectMismatch(() => checkInclusion(deep, hasher))
    expectMalformed(() => checkInclusion({ ...deep, proof: hashes(54) }, hasher), 'proof')
    expectMalformed(() => checkInclusion({ ...deep, proof: hashes(52) }, hasher), 'proof')
    expectMismatch(() => checkInclusion({ ...deep, index: size - 1, proof: hashes(52) }, hasher))
  })

  test('hashes of another length are refused', () => {
    const [claim] = inclusionClaims(2).slice(-1)
    for (const hash of [new Uint8Array(), new Uint8Array(31), new Uint8Array(33)]) {
      expectMalformed(() => checkInclusion({ ...claim!, leafHash: hash }, hasher), 'leafHash')
      expectMalformed(() => checkInclusion({ ...claim!, proof: [hash] }, hasher), 'proof')
      expectMismatch(() => checkInclusion({ ...claim!, root: hash }, hasher))
    }
    const empty = {
      index: 0,
      size: 1,
      leafHash: new Uint8Array(),
      root: new Uint8Array(),
      proof: [],
    }
    expectMalformed(() => checkInclusion(empty, hasher), 'leafHash')
  })
})

describe('consistency', () => {
  test('the proofs of RFC 6962 hold', () => {
    for (const claim of consistencyClaims(40)) checkConsistency(claim, hasher)
  })

  test('no bit of a proof or a root can be flipped', () => {
    for (const claim of consistencyClaims(16)) {
      for (const proof of flipEachBit(claim.proof))
        expectMismatch(() => checkConsistency({ ...claim, proof }, hasher))
    }
    for (const claim of consistencyClaims(8)) {
      for (const [root] of flipEachBit([claim.root1])) {
        expectMismatch(() => checkConsistency({ ...claim, root1: root! }, hasher))
      }
      for (const [root] of flipEachBit([claim.root2])) {
        expectMismatch(() => checkConsistency({ ...claim, root2: root! }, hasher))
      }
    }
  })

  test('no hash can be added, removed or cut', () => {
    for (const claim of consistencyClaims(20)) {
      for (const proof of wrongCounts(claim.proof)) {
        expectMalformed(() => checkConsistency({ ...claim, proof }, hasher), 'proof')
      }
    }
  })

  test('neither two hashes nor the two roots can change places', () => {
    for (const claim of consistencyClaims(20)) {
      for (const proof of swaps(claim.proof))
        expectMismatch(() => checkConsistency({ ...claim, proof }, hasher))
      const swapped = { ...claim, root1: claim.root2, root2: claim.root1 }
      if (claim.size1 !== claim.size2) expectMismatch(() => checkConsistency(swapped, hasher))
    }
  })

  test('a proof holds for its own sizes only', () => {
    for (const claim of consistencyClaims(20)) {
      for (const size1 of [claim.size1 - 1, claim.size1 + 1, claim.size1 ^ 2, 0]) {
        expectRefused(() => checkConsistency({ ...claim, size1 }, hasher))
      }
    }
  })

  test('equal sizes take equal roots and no proof', () => {
    for (const claim of consistencyClaims(20).filter(({ size1, size2 }) => size1 === size2)) {
      expect(claim.proof).toEqual([])
      expectMismatch(() => checkConsistency({ ...claim, root2: stranger }, hasher))
      expectMalformed(() => checkConsistency({ ...claim, proof: [claim.root1] }, hasher), 'proof')
    }
  })

  test('nothing is shown about a tree without leaves, nor about a later one that is smaller', () => {
    const empty = { size1: 0, size2: 0, root1: emptyRoot(), root2: emptyRoot(), proof: [] }
    expectMalformed(() => checkConsistency(empty, hasher), 'size1')
    expectMalformed(
      () => checkConsistency({ ...empty, size2: 1, root2: roots[0]! }, hasher),
      'size1',
    )
    expectMalformed(
      () => checkConsistency({ ...empty, size1: 1, root1: roots[0]! }, hasher),
      'size1',
    )
  })

  test('impossible numbers are refused and not rounded', () => {
    const claim = { size1: 1, size2: 1, root1: leaves[0]!, root2: leaves[0]!, proof: [] }
    checkConsistency(claim, hasher)
    for (const size of [-1, 1.5, NaN, Infinity, 2 ** 53, 2 ** 64]) {
      expectMalformed(() => checkConsistency({ ...claim, size1: size }, hasher), 'size1')
      expectMalformed(() => checkConsistency({ ...claim, size2: size }, hasher), 'size2')
      expectRefused(() => checkConsistency({ ...claim, size1: size, size2: size }, hasher))
    }
  })

  test('hashes of another length are refused', () => {
    const claim = consistencyClaims(7).find(({ size1, size2 }) => size1 === 6 && size2 === 7)!
    for (const hash of [new Uint8Array(), new Uint8Array(31), new Uint8Array(33)]) {
      for (const i of claim.proof.keys()) {
        expectMalformed(
          () => checkConsistency({ ...claim, proof: claim.proof.with(i, hash) }, hasher),
          'proof',
        )
      }
      expectMismatch(() => checkConsistency({ ...claim, root1: hash }, hasher))
      expectMismatch(() => checkConsistency({ ...claim, root2: hash }, hasher))
      const whole = {
        ...claim,
        size1: 4,
        size2: 5,
        root1: hash,
        root2: roots[4]!,
        proof: [leaves[4]!],
      }
      expectMalformed(() => checkConsistency(whole, hasher), 'root1')
    }
  })
})

test('whatever numbers and hashes come, the answer is one of the two errors', () => {
  const count = fc.oneof(fc.nat(70), fc.maxSafeNat(), fc.double(), fc.integer())
  const proof = fc.array(fc.uint8Array({ minLength: 30, maxLength: 33 }), { maxLength: 60 })
  fc.assert(
    fc.property(count, count, proof, (a, b, hashes) => {
      const [root, leafHash] = [stranger, stranger]
      expectRefused(() =>
        checkInclusion({ index: a, size: b, leafHash, root: leaves[0]!, proof: hashes }, hasher),
      )
      expectRefused(() =>
        checkConsistency(
          { size1: a, size2: b, root1: root, root2: leaves[0]!, proof: hashes },
          hasher,
        ),
      )
    }),
  )
})

function sizes(largest: number): number[] {
  return Array.from({ length: largest }, (_, i) => i + 1)
}

function hashes(count: number): Uint8Array[] {
  return Array.from({ length: count }, () => stranger)
}

function* flipEachBit(proof: readonly Uint8Array[]): Generator<Uint8Array[]> {
  for (const [i, hash] of proof.entries()) {
    for (let bit = 0; bit < 256; bit++) {
      const flipped = hash.slice()
      flipped[bit >> 3]! ^= 1 << (bit & 7)
      yield proof.with(i, flipped)
    }
  }
}

function* wrongCounts(proof: readonly Uint8Array[]): Generator<Uint8Array[]> {
  for (let i = 0; i <= proof.length; i++) {
    yield [...proof.slice(0, i), stranger, ...proof.slice(i)]
    if (i < proof.length) yield proof.toSpliced(i, 1)
    if (i < proof.length) yield proof.with(i, proof[i]!.slice(1))
  }
}

function* swaps(proof: readonly Uint8Array[]): Generator<Uint8Array[]> {
  for (let i = 1; i < proof.length; i++) {
    for (let j = 0; j < i; j++) yield proof.with(i, proof[j]!).with(j, proof[i]!)
  }
}

function expectRefused(check: () => void, code?: string, part?: string): void {
  try {
    check()
  } catch (error) {
    if (!isCustodyError(error) || !error.code.startsWith('ERR_PROOF_')) throw error
    if (code !== undefined && error.code !== code) throw error
    if (part !== undefined) expect(error.details).toEqual({ part })
    return
  }
  expect.unreachable('a wrong proof was accepted')
}

function expectMalformed(check: () => void, part: string): void {
  expectRefused(check, 'ERR_PROOF_MALFORMED', part)
}

function expectMismatch(check: () => void): void {
  expectRefused(check, 'ERR_PROOF_MISMATCH')
}
