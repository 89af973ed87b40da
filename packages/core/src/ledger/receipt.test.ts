import { expect, test } from 'vitest'
import { foundLedger, openCase } from '../../../../test/support/ledger.ts'
import { openReceipt } from '../custody/index.ts'
import { formatReceipt, formatSignatureLines } from '../wire/index.ts'

test('a receipt leads to the first checkpoint over its entry that others have seen, or else to the latest', async () => {
  const world = await foundLedger()
  const { ledger } = world
  const { origin, logKey: vkey } = ledger
  const { id: opened } = await openCase(world)
  const { size } = await ledger.checkpoint()
  await openCase(world, 'EX-2026-0418')
  const latest = await ledger.checkpoint()
  expect(latest.size).toBeGreaterThan(size)
  const open = async (id: string): Promise<ReturnType<typeof openReceipt>> => {
    const receipt = await ledger.receipt(id)
    const file = formatReceipt({ ...receipt, hashes: receipt.proof })
    return openReceipt(file, { origin, vkey, ledger: ledger.id })
  }
  expect((await open(ledger.id)).checkpoint.size).toBe(latest.size)
  const signature = new Uint8Array(72).fill(1)
  const lines = formatSignatureLines([{ name: 'witness.example', keyId: 1, signature }])
  const { note } = await ledger.addLines(size, lines)
  for (const id of [ledger.id, opened]) {
    const receipt = await open(id)
    expect(receipt).toMatchObject({ id, checkpoint: { size } })
    expect(receipt.checkpoint.note).toEqual(note)
  }
})
