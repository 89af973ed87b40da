import { expect, test } from 'vitest'
import { collect, enrol, foundLedger, openCase } from '../../../../test/support/ledger.ts'
import type { TestLedger } from '../../../../test/support/ledger.ts'
import { readBundleItems } from '../wire/index.ts'

/** Ids of the party chains in a bundle of the case. */
async function partyChains({ ledger }: TestLedger, caseId: string): Promise<readonly string[]> {
  const chains: string[] = []
  for await (const { item } of readBundleItems(ledger.export({ case: caseId }))) {
    if (item.item === 'chain' && item.chain.kind === 'party') chains.push(item.chain.chain)
  }
  return chains
}

test('a bundle carries the people whom its events name, and nobody else', async () => {
  const world = await foundLedger()
  const { ledger, clock, alice } = world
  const collector = await enrol(world, { number: 2, name: 'B. Example', roles: ['collector'] })
  const receiver = await enrol(world, { number: 3, name: 'C. Example', roles: ['custodian'] })
  const principal = await enrol(world, { number: 4, name: 'D. Example', roles: ['prosecutor'] })
  const bystander = await enrol(world, { number: 5, name: 'E. Example', roles: ['clerk'] })
  const { chain: inCase } = await openCase(world)
  const { chain } = await collect(world, { by: collector, inCase, exhibit: 'EX/1' })
  const chainOf = ({ party }: typeof alice): string => ledger.state.party(party)!.chain!
  expect(await partyChains(world, inCase)).not.toContain(chainOf(principal))
  await ledger.record(
    {
      type: 'transfer.offered',
      role: 'collector',
      chain,
      fields: {
        to: receiver.party,
        kind: 'permanent',
        expires: clock() + 3_600_000,
        onBehalfOf: principal.party,
      },
    },
    collector.signer,
  )
  const carried = await partyChains(world, inCase)
  expect([...carried].sort()).toEqual([alice, collector, receiver, principal].map(chainOf).sort())
  expect(carried).not.toContain(chainOf(bystander))
})
