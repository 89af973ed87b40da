/**
 * Checks of inclusion and consistency proofs: RFC 6962 and RFC 9162 section 2.1, docs/format/log.md. Tested with the
 * vectors of transparency-dev/merkle, the negative ones included.
 *
 * A proof has exactly the hashes that its numbers call for; one more or one fewer is ERR_PROOF_MALFORMED before
 * anything is hashed. A proof that leads to another root is ERR_PROOF_MISMATCH. Nothing that a stranger sends is a
 * RangeError here, and nothing costs more than 54 steps.
 */
import { equalBytes } from '../bytes/index.ts'
import { CustodyError } from '../errors.ts'
import { consistencyPath, inclusionPath } from './ranges.ts'
import { hashLength, type TreeHasher } from './tree-hash.ts'

export interface InclusionClaim {
  /** Zero-based index of the leaf. */
  readonly index: number
  /** Leaves in the tree. */
  readonly size: number
  /** Hash of the leaf, computed from its data: a hash from elsewhere could be that of an inner node. */
  readonly leafHash: Uint8Array
  /** Root hash of the tree, from a checkpoint. */
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** Returns if the proof shows that the leaf is in the tree at its index; throws if not. */
export function checkInclusion(
  { index, size, leafHash, root, proof }: InclusionClaim,
  hasher: TreeHasher,
): void {
  checkNumber('size', size)
  checkNumber('index', index)
  if (index >= size) throw malformed('index', `a tree of size ${size} has no leaf ${index}`)
  checkHash('leafHash', leafHash)
  const path = inclusionPath(index, size)
  checkProof(proof, path.length)
  let hash = leafHash
  path.forEach(({ side }, i) => {
    hash = side === 'left' ? hasher.node(proof[i]!, hash) : hasher.node(hash, proof[i]!)
  })
  if (!equalBytes(hash, root)) {
    throw mismatch(
      'root',
      `leaf ${index} and its proof do not lead to the root of the tree of size ${size}`,
    )
  }
}

export interface ConsistencyClaim {
  /** Leaves in the earlier tree, at least 1: the empty tree is consistent with everything and proves nothing. */
  readonly size1: number
  /** Leaves in the later tree, at least `size1`. */
  readonly size2: number
  readonly root1: Uint8Array
  readonly root2: Uint8Array
  /** Empty when both trees have the same size: then the roots must be equal, and nothing else is looked at. */
  readonly proof: readonly Uint8Array[]
}

/** Returns if the proof shows that the later tree begins with the leaves of the earlier one; throws if not. */
export function checkConsistency(claim: ConsistencyClaim, hasher: TreeHasher): void {
  const { size1, size2, root1, root2, proof } = claim
  checkNumber('size1', size1)
  checkNumber('size2', size2)
  if (size1 === 0) throw malformed('size1', 'nothing can be shown about a tree without leaves')
  if (size1 > size2)
    throw malformed('size1', `the earlier tree has ${size1} leaves, the later one only ${size2}`)
  const { seed, siblings } = consistencyPath(size1, size2)
  checkProof(proof, siblings.length + (seed ? 1 : 0))
  let [old, now] = seed ? [proof[0]!, proof[0]!] : [root1, root1]
  const rest = seed ? proof.slice(1) : proof
  if (rest.length > 0) checkHash('root1', old)
  siblings.forEach(({ side }, i) => {
    if (side === 'left') old = hasher.node(rest[i]!, old)
    now = side === 'left' ? hasher.node(rest[i]!, now) : hasher.node(now, rest[i]!)
  })
  if (!equalBytes(old, root1))
    throw mismatch('root1', `the proof does not lead to the root of size ${size1}`)
  if (!equalBytes(now, root2))
    throw mismatch('root2', `the proof does not lead to the root of size ${size2}`)
}

function checkNumber(part: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw malformed(
      part,
      `the ${part} of a proof must be an integer from 0 to 2^53-1, not ${value}`,
    )
  }
}

/** Exactly so many hashes, each of 32 bytes. */
export function checkProof(proof: readonly Uint8Array[], expected: number): void {
  if (proof.length !== expected) {
    throw malformed('proof', `the proof must have ${expected} hashes, and has ${proof.length}`)
  }
  for (const hash of proof) checkHash('proof', hash)
}

export function checkHash(part: string, hash: Uint8Array): void {
  if (hash.length !== hashLength) {
    throw malformed(part, `a hash in ${part} has ${hash.length} bytes, not ${hashLength}`)
  }
}

export function malformed(part: string, message: string): CustodyError {
  return new CustodyError('ERR_PROOF_MALFORMED', message, { part })
}

function mismatch(part: string, message: string): CustodyError {
  return new CustodyError('ERR_PROOF_MISMATCH', message, { part })
}
