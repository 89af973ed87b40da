/**
 * The hashes of a log's tree: RFC 6962 section 2.1 over SHA-256. A leaf hash is SHA-256(0x00 ‖ data), a node hash
 * SHA-256(0x01 ‖ left ‖ right), so that neither can pass for the other. docs/format/log.md section 2.
 */
import { fromHex } from '../bytes/index.ts'

/** Bytes of every hash in the tree. */
export const hashLength = 32

/** How this layer hashes. It knows no digest itself; `treeHasher` makes one from SHA-256. */
export interface TreeHasher {
  /** Hash of a leaf with these data. */
  leaf(data: Uint8Array): Uint8Array
  /** Hash of a node over two hashes of 32 bytes each. */
  node(left: Uint8Array, right: Uint8Array): Uint8Array
}

/** The hasher for a SHA-256 that keeps nothing of its input once it has returned. */
export function treeHasher(sha256: (data: Uint8Array) => Uint8Array): TreeHasher {
  // One buffer for all nodes: a proof costs no allocation but its results.
  const nodeInput = new Uint8Array(1 + 2 * hashLength)
  nodeInput[0] = 0x01
  return {
    leaf(data) {
      const input = new Uint8Array(1 + data.length)
      input.set(data, 1)
      return sha256(input)
    },
    node(left, right) {
      assertHash(left)
      assertHash(right)
      nodeInput.set(left, 1)
      nodeInput.set(right, 1 + hashLength)
      return sha256(nodeInput)
    },
  }
}

/** Root hash of the tree without leaves: SHA-256 of no bytes at all. A fresh copy, 32 bytes. */
export function emptyRoot(): Uint8Array {
  return fromHex('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')!
}

/** For hashes that our own code hands over: any other length is a TypeError. */
export function assertHash(hash: Uint8Array): void {
  if (hash.length !== hashLength) {
    throw new TypeError(`a tree hash has ${hashLength} bytes, not ${hash.length}`)
  }
}
