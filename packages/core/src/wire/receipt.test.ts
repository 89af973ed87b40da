import { expect, test } from 'vitest'
import { encodeUtf8, equalBytes } from '../bytes/index.ts'
import { isCustodyError } from '../errors.ts'
import { encodeCbor } from './cbor.ts'
import type { CborValue } from './cbor.ts'
import { limits } from './limits.ts'
import { formatReceipt, parseReceipt } from './receipt.ts'
import type { ReceiptFile } from './receipt.ts'
import { formatTlogProof } from './tlog-proof.ts'

const receipt: ReceiptFile = {
  recordedAt: limits.time,
  secret: new Uint8Array(32).fill(1),
  event: new Uint8Array(limits.eventLength).fill(2),
  index: Number.MAX_SAFE_INTEGER,
  hashes: Array.from({ length: limits.proofHashes }, () => new Uint8Array(32)),
  checkpoint: encodeUtf8('any bytes'),
}

function partOf(extra: Uint8Array | undefined): string {
  const { index, hashes, checkpoint } = receipt
  const proof = { ...(extra && { extra }), index, hashes, checkpoint }
  try {
    parseReceipt(formatTlogProof(proof))
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_RECEIPT_MALFORMED') return error.details.part
    throw error
  }
  return expect.fail('was accepted')
}

test('the longest receipt is read as it was written', () => {
  const { event, ...read } = parseReceipt(formatReceipt(receipt))
  const { event: written, ...rest } = receipt
  expect(read).toEqual(rest)
  expect(equalBytes(event, written)).toBe(true)
})

test.each<[string, CborValue, string]>([
  ['another word', ['receipts', 1, receipt.secret, receipt.event], 'extra'],
  ['no array', new Map([['receipt', 1]]), 'extra'],
  ['a part too few', ['receipt', 1, receipt.secret], 'extra'],
  ['a part too many', ['receipt', 1, receipt.secret, receipt.event, 1], 'extra'],
  ['a negative time', ['receipt', -1, receipt.secret, receipt.event], 'recordedAt'],
  ['a time after 9999', ['receipt', limits.time + 1, receipt.secret, receipt.event], 'recordedAt'],
  ['a time as text', ['receipt', '1', receipt.secret, receipt.event], 'recordedAt'],
  ['a secret of 31 bytes', ['receipt', 1, new Uint8Array(31), receipt.event], 'secret'],
  ['a secret as text', ['receipt', 1, 'a'.repeat(32), receipt.event], 'secret'],
  ['an event too long', ['receipt', 1, receipt.secret, new Uint8Array(32_769)], 'event'],
  ['an event as text', ['receipt', 1, receipt.secret, 'event'], 'event'],
])('what carries %s is no receipt', (_, extra, part) => {
  expect(partOf(encodeCbor(extra))).toBe(part)
})

test('a proof without an event, or with other bytes beside it, is no receipt', () => {
  expect(partOf(undefined)).toBe('extra')
  expect(partOf(Uint8Array.of(0xff))).toBe('extra')
  expect(() => parseReceipt(encodeUtf8('c2sp.org/tlog-proof@v1\n'))).toThrow('not a receipt: proof')
})

test.each<[string, Partial<ReceiptFile>]>([
  ['a time after 9999', { recordedAt: limits.time + 1 }],
  ['half a millisecond', { recordedAt: 0.5 }],
  ['a secret of 33 bytes', { secret: new Uint8Array(33) }],
  ['an event too long', { event: new Uint8Array(limits.eventLength + 1) }],
])('none is written with %s', (_, part) => {
  expect(() => formatReceipt({ ...receipt, ...part })).toThrow(RangeError)
})
