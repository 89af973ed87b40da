import { describe, expect, test } from 'vitest'
import { batchHeadLength, containsBatchHead, encodeBatchHead, readBatchHead } from './batch-head.ts'

const head = { first: 2 ** 53 - 1, count: 3, length: 70_000 }

describe('the head of a batch', () => {
  test('is a CBOR byte string of 28 bytes', () => {
    const bytes = encodeBatchHead(head)
    expect(bytes.length).toBe(batchHeadLength)
    expect([...bytes.subarray(0, 2)]).toEqual([0x58, 28])
    expect(readBatchHead(bytes, 0)).toEqual(head)
    expect(readBatchHead(Buffer.concat([Buffer.of(0x58), bytes]), 1)).toEqual(head)
  })

  test('is not read if any bit of it is flipped, or any byte is missing', () => {
    const bytes = new Uint8Array(encodeBatchHead(head))
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      expect(
        readBatchHead(bytes.with(bit >> 3, bytes[bit >> 3]! ^ (1 << (bit & 7))), 0),
      ).toBeUndefined()
    }
    for (let length = 0; length < bytes.length; length++) {
      expect(readBatchHead(bytes.subarray(0, length), 0)).toBeUndefined()
    }
  })

  test('with no entries is none', () => {
    expect(readBatchHead(encodeBatchHead({ ...head, count: 0 }), 0)).toBeUndefined()
    expect(readBatchHead(encodeBatchHead({ ...head, length: 0 }), 0)).toBeUndefined()
  })

  test('is found anywhere, from an index on', () => {
    const bytes = Buffer.concat([
      Buffer.from('581c581c', 'hex'),
      encodeBatchHead({ ...head, first: 9 }),
      Buffer.from('58', 'hex'),
    ])
    expect(containsBatchHead(bytes, 9)).toBe(true)
    expect(containsBatchHead(bytes, 10)).toBe(false)
    expect(containsBatchHead(bytes.subarray(0, -2), 9)).toBe(false)
  })
})
