import { describe, expect, test } from 'vitest'
import { createMemoryStore, newPartyId, nextKeyDigest, provePossession } from '@custodia/core'
import { toHex } from '@custodia/core/bytes'
import { foundLedger, signerOf } from '../../../../test/support/ledger.ts'
import type { TestLedger } from '../../../../test/support/ledger.ts'

const nextKey = nextKeyDigest(signerOf(102).publicKey)
const smallOrder = `01${'00'.repeat(31)}`

/** Enrols somebody with a key, and the proof that one key has signed for it. */
async function enrolWith(
  { ledger, alice }: TestLedger,
  { key, provenBy }: { readonly key: string; readonly provenBy: number },
): Promise<unknown> {
  const party = newPartyId()
  const anchor = { size: ledger.size, root: toHex((await ledger.checkpoint()).rootHash) }
  const scope = { ledger: ledger.id, anchor }
  const possession = await provePossession({ scope, party, nextKey }, signerOf(provenBy))
  return ledger.record(
    {
      type: 'party.enrolled',
      role: 'registrar',
      fields: { party, key, nextKey, possession, roles: ['collector'] },
      sealed: { name: 'B. Example', person: new Uint8Array(32).fill(2) },
    },
    alice.signer,
  )
}

const refused = (rule: string): object =>
  expect.objectContaining({ code: 'ERR_LAW', details: expect.objectContaining({ rule }) })

describe('the ledger records no key whose holder has not proven that he has it', () => {
  test('an enrolment whose proof another key has signed is refused, and nothing is written', async () => {
    const world = await foundLedger()
    const { size } = world.ledger
    const key = toHex(signerOf(2).publicKey)
    await expect(enrolWith(world, { key, provenBy: 3 })).rejects.toEqual(refused('KEY-02'))
    expect(world.ledger.size).toBe(size)
    await enrolWith(world, { key, provenBy: 2 })
    expect(world.ledger.size).toBeGreaterThan(size)
  })

  test('a key that verifiers would not judge alike is refused', async () => {
    const world = await foundLedger()
    const weak = enrolWith(world, { key: smallOrder, provenBy: 3 })
    await expect(weak).rejects.toEqual(refused('KEY-08'))
  })

  test('a further founder proves his key over the origin, or nothing is founded', async () => {
    const party = newPartyId()
    const scope = { origin: 'other.example/evidence' }
    const possession = await provePossession({ scope, party, nextKey }, signerOf(2))
    const { publicKey } = signerOf(2)
    const roles = ['registrar'] as const
    const further = { party, nextKey, roles, name: 'B. Example', publicKey, possession }
    const store = createMemoryStore()
    await expect(foundLedger({ store, founders: [further] })).rejects.toEqual(refused('KEY-02'))
  })
})
