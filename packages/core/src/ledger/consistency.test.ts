import { expect, test } from 'vitest'
import { foundLedger, openCase } from '../../../../test/support/ledger.ts'
import { hasher } from '../log/index.ts'
import { checkConsistency } from '../merkle/index.ts'

test('a ledger proves that each of its trees is the beginning of each later one', async () => {
  const world = await foundLedger()
  const { ledger } = world
  const roots = new Map<number, Uint8Array>()
  for (let round = 0; round < 3; round++) {
    const { size, rootHash } = await ledger.checkpoint()
    roots.set(size, rootHash)
    await openCase(world)
  }
  const { size, rootHash } = await ledger.checkpoint()
  roots.set(size, rootHash)
  for (const [from, root1] of roots)
    for (const [to, root2] of roots) {
      if (from > to) continue
      const proof = await ledger.consistency(from, to)
      checkConsistency({ size1: from, size2: to, root1, root2, proof }, hasher)
    }
  expect(await ledger.consistency(0, size)).toEqual([])
  expect(await ledger.consistency(size, size)).toEqual([])
  for (const [from, to] of [
    [-1, 1],
    [2, 1],
    [1, size + 1],
    [0, size + 1],
    [0.5, 1],
    [1, Number.NaN],
  ] as const)
    await expect(ledger.consistency(from, to)).rejects.toThrow(RangeError)
})
