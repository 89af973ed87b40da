import { expect, test } from 'vitest'
import { leafHash, nodeHash, sha256 } from '../../../../test/support/reference-tree.ts'
import { fromHex, toHex } from '../bytes/index.ts'
import { emptyRoot, treeHasher } from './tree-hash.ts'

const hasher = treeHasher(sha256)

test('the empty tree has the SHA-256 of nothing as its root, and each caller gets a copy', () => {
  expect(emptyRoot()).toEqual(sha256(new Uint8Array()))
  emptyRoot()[0] = 0
  expect(emptyRoot()[0]).toBe(0xe3)
})

test('leaves and nodes are hashed with the prefixes of RFC 6962', () => {
  expect(toHex(hasher.leaf(new Uint8Array()))).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  )
  const data = fromHex('00112233')!
  expect(hasher.leaf(data)).toEqual(leafHash(data))
  const [left, right] = [sha256(fromHex('aa')!), sha256(fromHex('bb')!)]
  expect(hasher.node(left, right)).toEqual(nodeHash(left, right))
  expect(hasher.node(right, left)).not.toEqual(nodeHash(left, right))
})

test('a node over a hash of another length than 32 bytes is refused on either side', () => {
  const hash = sha256(new Uint8Array())
  for (const length of [0, 31, 33]) {
    expect(() => hasher.node(new Uint8Array(length), hash)).toThrow(TypeError)
    expect(() => hasher.node(hash, new Uint8Array(length))).toThrow(TypeError)
  }
})
