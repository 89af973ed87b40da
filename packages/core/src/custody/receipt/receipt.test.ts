import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { idOf, operatorOf } from '../../../../../test/support/receipts.ts'
import type { Placed, SmallLog } from '../../../../../test/support/receipts.ts'
import { equalBytes } from '../../bytes/index.ts'
import { isCustodyError } from '../../errors.ts'
import { formatNote, formatReceipt, parseNote, parseReceipt } from '../../wire/index.ts'
import { openReceipt, readReceipt } from './receipt.ts'

const operator = operatorOf('honest')
const { origin, vkey, ledger, publicKey } = operator
const item = idOf('item')
let log: SmallLog
let receipt: Uint8Array

beforeAll(async () => {
  log = operator.log()
  for (let seq = 1; seq <= 5; seq++) await log.add({ chain: item, seq })
  receipt = await log.receipt(3)
})

async function receiptOf(placed: Placed): Promise<Uint8Array> {
  const single = operator.log()
  await single.add(placed)
  return single.receipt(0)
}

const code = (wanted: string): unknown => expect.objectContaining({ code: wanted })

describe('a receipt', () => {
  test('says which event stands where in the log, and when it was recorded', () => {
    const opened = openReceipt(receipt, { origin, vkey, ledger, publicKey })
    expect(opened).toMatchObject({
      ledger,
      chain: item,
      seq: 4,
      index: 3,
      recordedAt: 1_790_000_000_003,
      isSignerChecked: true,
      checkpoint: { origin, size: 5 },
    })
    expect(opened.leaf).toHaveLength(73)
  })

  test('of the one event of a log needs no hash', async () => {
    const bytes = await receiptOf({ chain: item, seq: 1 })
    expect(parseReceipt(bytes).hashes).toEqual([])
    expect(openReceipt(bytes, { origin, vkey })).toMatchObject({
      index: 0,
      checkpoint: { size: 1 },
    })
  })

  test('says that the signer was not checked if no key was given', () => {
    expect(openReceipt(receipt, { origin, vkey }).isSignerChecked).toBe(false)
  })

  test('keeps the lines that others added to the checkpoint', () => {
    const parts = parseReceipt(receipt)
    const note = parseNote(parts.checkpoint)
    const line = { name: 'witness.example', keyId: 7, signature: new Uint8Array(72) }
    const checkpoint = formatNote({ ...note, signatures: [...note.signatures, line] })
    const opened = openReceipt(formatReceipt({ ...parts, checkpoint }), { origin, vkey })
    expect(opened.checkpoint.note).toEqual(checkpoint)
  })
})

describe('is refused', () => {
  test('by another log, of another ledger, or if another person signed', () => {
    const other = operatorOf('other')
    const refused = (keys: Parameters<typeof openReceipt>[1], wanted: string): void =>
      expect(() => openReceipt(receipt, keys)).toThrow(code(wanted))
    refused({ origin, vkey: other.vkey }, 'ERR_NOTE_UNVERIFIED')
    refused({ origin: other.origin, vkey }, 'ERR_CHECKPOINT_ORIGIN')
    refused({ origin, vkey, ledger: other.ledger }, 'ERR_LEDGER_MISMATCH')
    refused({ origin, vkey, publicKey: other.publicKey }, 'ERR_KEY_MISMATCH')
  })

  test('if the signature of the event does not hold, but only if its key is given', async () => {
    const bytes = await receiptOf({ chain: item, seq: 1, forged: true })
    expect(openReceipt(bytes, { origin, vkey }).isSignerChecked).toBe(false)
    expect(() => openReceipt(bytes, { origin, vkey, publicKey })).toThrow(code('ERR_SIGNATURE'))
  })

  test.each<[string, Placed]>([
    ['of the ledger chain under a secret one', { seq: 3, secret: new Uint8Array(32).fill(7) }],
    [
      'that opens a chain under another one than it commits to',
      { chain: 'x', seq: 0, secret: new Uint8Array(32) },
    ],
  ])('if the log holds an event %s', async (_, placed) => {
    const bytes = await receiptOf(placed)
    expect(() => readReceipt(bytes)).toThrow(code('ERR_RECEIPT_TAG'))
    const { secret: _secret, ...right } = placed
    expect(readReceipt(await receiptOf(right))).toMatchObject({ seq: right.seq, index: 0 })
  })

  test.each(['index', 'recordedAt', 'secret', 'hashes'] as const)(
    'with another %s: it leads to another root',
    (part) => {
      const parts = parseReceipt(receipt)
      const other = {
        index: 4,
        recordedAt: parts.recordedAt + 1,
        secret: new Uint8Array(32),
        hashes: parts.hashes.toReversed(),
      }
      const bytes = formatReceipt({ ...parts, [part]: other[part] })
      expect(() => readReceipt(bytes)).toThrow(expect.objectContaining({ name: 'CustodyError' }))
    },
  )
})

test('every flipped byte is refused, or is in a line of somebody who is not known', () => {
  const parts = parseReceipt(receipt)
  const note = parseNote(parts.checkpoint)
  const line = { name: 'witness.example', keyId: 7, signature: new Uint8Array(72) }
  const checkpoint = formatNote({ ...note, signatures: [...note.signatures, line] })
  const whole = formatReceipt({ ...parts, checkpoint })
  const open = (bytes: Uint8Array): ReturnType<typeof openReceipt> =>
    openReceipt(bytes, { origin, vkey, ledger, publicKey })
  const { checkpoint: before, ...counts } = open(whole)
  for (let i = 0; i < whole.length; i++) {
    const flipped = whole.slice()
    flipped[i]! ^= 1 << (i % 8)
    const opened = unlessRefused(() => open(flipped))
    if (opened === undefined) continue
    const { checkpoint: after, ...same } = opened
    expect(same).toEqual(counts)
    expect(after.rootHash).toEqual(before.rootHash)
    expect(i).toBeGreaterThanOrEqual(whole.length - checkpoint.length + note.textBytes.length)
  }
})

test('whatever is read is written again byte for byte', () => {
  const flips = fc.array(fc.tuple(fc.nat(receipt.length - 1), fc.nat(255)), { maxLength: 3 })
  fc.assert(
    fc.property(flips, (changes) => {
      const bytes = receipt.slice()
      for (const [at, value] of changes) bytes[at] = value
      const parts = unlessRefused(() => parseReceipt(bytes))
      if (parts !== undefined) expect(equalBytes(formatReceipt(parts), bytes)).toBe(true)
    }),
  )
})

function unlessRefused<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (isCustodyError(error)) return undefined
    throw error
  }
}
