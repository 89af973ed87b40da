import { expect, test } from 'vitest'
import type { Checkpoint } from '@custodia/core/custody'
import { createEventLog } from './event-log.ts'
import { createProofBuffer } from './proof-buffer.ts'

const hash = (fill: number): Uint8Array => new Uint8Array(32).fill(fill)
const checkpoint: Checkpoint = {
  origin: 'log.example',
  size: 8,
  rootHash: hash(0),
  extensions: [],
  note: hash(0),
}

function logAt(...indexes: number[]): ReturnType<typeof createEventLog> {
  const log = createEventLog()
  for (const index of indexes) log.add({ index, recordedAt: 0, leafHash: hash(0), id: hash(0) })
  return log
}

test('as many hashes are kept as the numbers call for, however many there are', () => {
  const proof = createProofBuffer({ log: logAt(5), anchorSizes: [], checkpoint })
  expect(proof.expected).toBe(3)
  proof.add([hash(1), hash(2), hash(3)])
  expect(proof).toMatchObject({ found: 3, hashes: [hash(1), hash(2), hash(3)] })
  for (let i = 0; i < 10; i++) proof.add([hash(4), hash(5)])
  expect(proof.found).toBe(23)
  expect(proof.hashes).toHaveLength(3)
})

test('nothing is kept when no proof can be about these numbers', () => {
  for (const buffer of [
    createProofBuffer({ log: logAt(5, 5), anchorSizes: [], checkpoint }),
    createProofBuffer({ log: logAt(9), anchorSizes: [], checkpoint }),
    createProofBuffer({ log: logAt(5), anchorSizes: [], checkpoint: undefined }),
  ]) {
    expect(buffer.expected).toBeUndefined()
    buffer.add([hash(1)])
    expect(buffer).toMatchObject({ found: 1, hashes: [] })
  }
})
