import { describe, expect, test } from 'vitest'
import { askQuery, figures } from '../../../../../test/support/audit.ts'
import {
  acceptDraft,
  accessDraft,
  approvalDraft,
  caseDraft,
  grantDraft,
  offerDraft,
  setting,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import { roleRevocationDraft } from '../../../../../test/support/law-people.ts'
import type { LawDraftOf } from '../../../../../test/support/law-world.ts'

/** The collector looks at the device so many times. */
function consult({ world, people, item }: Setting, times: number, authority?: string): void {
  for (let i = 0; i < times; i++) {
    const chain = world.state.item(item)?.accessChain
    const more = {
      ...(authority === undefined ? {} : { authority }),
      ...(chain === undefined ? {} : { chain }),
    }
    world.did(accessDraft(people.collector, 'examiner', item, more))
  }
}

/** The device goes to the custodian and comes back. */
function giveAndTake(
  from: Setting,
  back: Partial<LawDraftOf<'transfer.offered'>['fields']> = {},
): void {
  const { world, people } = from
  const given = world.did(offerDraft(from))
  world.did(acceptDraft(from, given.id))
  const by = { by: people.custodian, role: 'custodian' } as const
  const taken = world.did(offerDraft(from, by, { to: people.collector.party, ...back }))
  const taker = { by: people.collector, role: 'collector' } as const
  world.did(acceptDraft(from, taken.id, taker))
}

const found = (from: Setting, least = 10): readonly string[] =>
  figures(askQuery(from, 'AUD-02', { withdrawals: least }))

describe('AUD-02', () => {
  test('reports the tenth time and not the ninth', () => {
    const from = setting()
    consult(from, 9)
    expect(found(from)).toEqual([])
    consult(from, 1)
    expect(found(from)).toEqual(['withdrawals 10'])
    const [row] = askQuery(from, 'AUD-02')
    const { party } = from.people.collector
    expect(row).toMatchObject({ person: party, kind: 'device', total: 10 })
    expect(row?.sentence).toBe(
      `Person ${party} took or consulted items of the kind device 10 times, without an authority and without a role in the case: 10 accesses.`,
    )
  })

  test('counts handovers, loans and accesses together, and says how many of each', () => {
    const from = setting()
    const { world } = from
    giveAndTake(from)
    giveAndTake(from, { kind: 'loan', dueBack: world.now() + 3_600_000 })
    consult(from, 2)
    expect(found(from, 4)).toEqual(['withdrawals 4'])
    expect(found(from, 5)).toEqual([])
    expect(askQuery(from, 'AUD-02', { withdrawals: 4 })[0]?.sentence).toMatch(
      /: 1 handover, 1 loan, 2 accesses\.$/,
    )
  })

  test('does not count what goes into the store, or comes back', () => {
    const from = setting()
    giveAndTake(from, { kind: 'return' })
    expect(found(from, 1)).toEqual([])
  })

  test('does not count what cites an authority, in the entry or in the offer', () => {
    const from = setting()
    consult(from, 3, from.authority)
    giveAndTake(from, { authority: from.authority })
    expect(found(from, 1)).toEqual([])
  })

  test('does not count who has a role in the case, from the grant on', () => {
    const from = setting()
    consult(from, 1)
    const { world, people, caseId } = from
    const until = world.now() + 60_000
    world.did(grantDraft(from, people.collector, 'team-member', {}, { case: caseId, until }))
    consult(from, 1)
    expect(found(from, 1)).toEqual(['withdrawals 1'])
    world.wait((until - world.now()) / 1000)
    consult(from, 1)
    expect(found(from, 1)).toEqual(['withdrawals 1'])
    consult(from, 1)
    expect(found(from, 1)).toEqual(['withdrawals 2'])
  })

  test('counts who has a role in another case, or has it no more', () => {
    const from = setting()
    const { world, people, caseId } = from
    const other = world.did(caseDraft(people.officer)).id
    world.did(grantDraft(from, people.collector, 'team-member', {}, { case: other }))
    consult(from, 1)
    expect(found(from, 1)).toEqual(['withdrawals 1'])
    world.did(grantDraft(from, people.collector, 'courier', {}, { case: caseId }))
    consult(from, 1)
    expect(found(from, 1)).toEqual(['withdrawals 1'])
    world.did(roleRevocationDraft(from, people.collector, 'courier'))
    consult(from, 1)
    expect(found(from, 1)).toEqual(['withdrawals 2'])
  })

  test('does not count what others did not approve', () => {
    const demands = [{ act: 'transfer.accepted', persons: 1, as: 'approval' }] as const
    const from = setting({ policy: { demands } })
    const { world, people } = from
    const to = people.officer
    const offer = world.did(offerDraft(from, {}, { to: to.party }))
    const taken = world.did(acceptDraft(from, offer.id, { by: to, role: 'officer' }))
    expect(found(from, 1)).toEqual([])
    world.did(approvalDraft(people.supervisor, 'supervisor', taken))
    expect(found(from, 1)).toEqual(['withdrawals 1'])
  })

  test('tells people and kinds apart', () => {
    const from = setting()
    const { world, people, image } = from
    consult(from, 1)
    world.did(accessDraft(people.collector, 'examiner', image))
    const chain = world.state.item(from.item)!.accessChain!
    world.did(accessDraft(people.custodian, 'custodian', from.item, { chain }))
    expect(found(from, 1)).toEqual(['withdrawals 1', 'withdrawals 1', 'withdrawals 1'])
    expect(found(from, 2)).toEqual([])
  })

  test('lists twenty and counts on', () => {
    const from = setting()
    consult(from, 21)
    const [row] = askQuery(from, 'AUD-02')
    expect(row?.events).toHaveLength(20)
    expect(row).toMatchObject({ count: 21, total: 21 })
  })
})
