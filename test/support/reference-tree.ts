/**
 * RFC 6962 section 2.1 word for word, over lists of leaf hashes: slow, and with nothing in common with the code under
 * test. Hashes are 32 bytes.
 */
import { hash } from 'node:crypto'

export function sha256(data: Uint8Array): Uint8Array {
  return new Uint8Array(hash('sha256', data, 'buffer'))
}

export function leafHash(data: Uint8Array): Uint8Array {
  return sha256(new Uint8Array([0, ...data]))
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(new Uint8Array([1, ...left, ...right]))
}

/** Leaf hashes of the data 00, 01, 02 and so on, as many as asked for (at most 256). */
export function countingLeaves(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => leafHash(new Uint8Array([i])))
}

/** Leaf hashes of the texts "leaf 0", "leaf 1" and so on: the tree of the worked example in docs/format/log.md. */
export function countingTextLeaves(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)))
}

/** MTH(D[n]). */
export function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array())
  if (leaves.length === 1) return leaves[0]!
  const k = cut(leaves.length)
  return nodeHash(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)))
}

/** PATH(m, D[n]). */
export function pathOf(m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return []
  const k = cut(leaves.length)
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)]
  return m < k ? [...pathOf(m, left), rootOf(right)] : [...pathOf(m - k, right), rootOf(left)]
}

/** PROOF(m, D[n]). */
export function consistencyOf(m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  return subproof(m, leaves, true)
}

function subproof(m: number, leaves: readonly Uint8Array[], isWhole: boolean): Uint8Array[] {
  if (m === leaves.length) return isWhole ? [] : [rootOf(leaves)]
  const k = cut(leaves.length)
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)]
  return m <= k
    ? [...subproof(m, left, isWhole), rootOf(right)]
    : [...subproof(m - k, right, false), rootOf(left)]
}

/** The missing subtree roots of a multiproof, docs/format/log.md section 5, taken from the definition. */
export function multiproofOf(
  leaves: readonly Uint8Array[],
  known: ReadonlySet<number>,
  anchors: ReadonlySet<number>,
  first = 0,
): Uint8Array[] {
  const end = first + leaves.length
  const positions = Array.from({ length: leaves.length }, (_, i) => first + i)
  const holdsLeaf = positions.some((position) => known.has(position))
  const isCut = positions.slice(1).some((position) => anchors.has(position))
  if (!holdsLeaf && !isCut) return [rootOf(leaves)]
  if (end - first === 1) return []
  const k = cut(leaves.length)
  return [
    ...multiproofOf(leaves.slice(0, k), known, anchors, first),
    ...multiproofOf(leaves.slice(k), known, anchors, first + k),
  ]
}

/** The largest power of two smaller than n. */
function cut(n: number): number {
  return 2 ** (Math.ceil(Math.log2(n)) - 1)
}
