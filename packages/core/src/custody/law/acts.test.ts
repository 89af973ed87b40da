import { describe, expect, test } from 'vitest'
import type { PlacedEvent } from './placed-event.ts'
import {
  acceptDraft,
  approvalDraft,
  cancelDraft,
  correctionDraft,
  entryOf,
  offerDraft,
  rotationDraft,
  setting,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import { foundedWorld, lawPerson, plainPolicy } from '../../../../../test/support/law-world.ts'
import type { LawDraftOf, LawWorld } from '../../../../../test/support/law-world.ts'
import type { Policy } from '../../wire/index.ts'

const others = [lawPerson('the second founder'), lawPerson('the third founder')]

function policyDraft(world: LawWorld, policy: Partial<Policy>): LawDraftOf<'policy.adopted'> {
  return {
    type: 'policy.adopted',
    by: world.founders[0]!,
    role: 'founder',
    chain: world.ledger,
    fields: { policy: { ...plainPolicy, ...policy } },
  }
}

const lax: Partial<Policy> = { lateAfter: 7 }

describe('a new policy', () => {
  test('takes effect at once where one founder is enough', () => {
    const world = foundedWorld({ others, threshold: 1 })
    const { index } = world.did(policyDraft(world, lax))
    expect(world.state.policyAt(index)?.lateAfter).toBe(86_400)
    expect(world.state.policyAt(index + 1)?.lateAfter).toBe(7)
    expect(world.state.policyAt(0)).toBeUndefined()
  })

  test('waits for the founders that the founding demands, the signer among them', () => {
    const world = foundedWorld({ others, threshold: 3 })
    const adopted = world.did(policyDraft(world, lax))
    world.did(approvalDraft(others[0]!, 'founder', adopted))
    expect(world.state.policyAt()?.lateAfter).toBe(86_400)
    expect(world.asks(approvalDraft(world.founders[0]!, 'founder', adopted))).toEqual(['SOD-02'])
    expect(world.asks(approvalDraft(others[0]!, 'founder', adopted))).toEqual(['APP-03'])
    const last = world.did(approvalDraft(others[1]!, 'founder', adopted))
    expect(world.state.policyAt(last.index)?.lateAfter).toBe(86_400)
    expect(world.state.policyAt(last.index + 1)?.lateAfter).toBe(7)
  })

  test('is approved by founders in that role alone', () => {
    const world = foundedWorld({ others, threshold: 2 })
    const adopted = world.did(policyDraft(world, lax))
    expect(world.asks(approvalDraft(others[0]!, 'registrar', adopted))).toEqual(['APP-04'])
    expect(world.asks(approvalDraft(others[0]!, 'founder', adopted))).toEqual([])
  })

  test('lapses when another one is adopted meanwhile', () => {
    const world = foundedWorld({ others, threshold: 2 })
    const older = world.did(policyDraft(world, lax))
    const newer = world.did(policyDraft(world, { lateAfter: 9 }))
    world.did(approvalDraft(others[0]!, 'founder', newer))
    expect(world.asks(approvalDraft(others[1]!, 'founder', older))).toEqual(['APP-02'])
    expect(world.state.policyAt()?.lateAfter).toBe(9)
  })
})

describe('the stricter of two policies', () => {
  function requestUnder(before: Partial<Policy>, after: Partial<Policy>) {
    const from = setting({ policy: before })
    const { world, people } = from
    const request = world.did(
      rotationDraft(from, people.officer, { by: people.registrar, role: 'registrar' }),
    )
    world.did(policyDraft(world, { ...before, ...after }))
    return { ...from, request }
  }

  test('asks for the greater number of approvals', () => {
    for (const [before, after] of [
      [1, 2],
      [2, 1],
    ] as const) {
      const { world, people, request } = requestUnder(
        { rekeyApprovals: before },
        { rekeyApprovals: after },
      )
      world.did(approvalDraft(people.supervisor, 'supervisor', request))
      expect(world.state.act(request.id)).toMatchObject({ state: 'pending', needed: 2 })
      world.did(approvalDraft(people.overseer, 'oversight', request))
      expect(world.state.act(request.id)).toMatchObject({ state: 'effective' })
    }
  })

  test('gives the shorter time', () => {
    for (const [before, after] of [
      [100, 3600],
      [3600, 100],
    ] as const) {
      const { world, people, request } = requestUnder(
        { approvalLifetime: before },
        { approvalLifetime: after },
      )
      const last = request.recordedAt + 100_000
      expect(world.state.act(request.id)).toMatchObject({ expires: last })
      const at = (recordedAt: number) =>
        world.asks({
          ...approvalDraft(people.supervisor, 'supervisor', request),
          amiss: { recordedAt },
        })
      expect(at(last)).toEqual([])
      expect(at(last + 1)).toEqual(['APP-02'])
      expect(world.state.act(request.id, { time: last })).toMatchObject({ state: 'pending' })
      expect(world.state.act(request.id, { time: last + 1 })).toMatchObject({ state: 'lapsed' })
      expect(world.state.pendingActs({ time: last })).toEqual([request.id])
      expect(world.state.pendingActs({ time: last + 1 })).toEqual([])
    }
  })
})

describe('a correction', () => {
  function corrected(from: Setting): PlacedEvent {
    const entry = entryOf(from, from.item)
    return from.world.did(correctionDraft(from.people.collector, 'collector', entry, 'place'))
  }

  test('is known at once, and takes effect where it is approved', () => {
    const from = setting()
    const { world, people, item } = from
    const correction = corrected(from)
    const known = {
      event: correction.id,
      index: correction.index,
      field: 'place',
      by: people.collector.party,
    }
    expect(world.state.corrections(item)).toEqual([known])
    expect(world.state.corrections(item, correction.index)).toEqual([])
    const { index } = world.did(approvalDraft(people.supervisor, 'supervisor', correction))
    expect(world.state.corrections(item)).toEqual([{ ...known, effectiveAt: index }])
    expect(world.state.corrections(item, index)).toEqual([known])
  })

  test('lapses when the item is offered, even if that ends again', () => {
    const from = setting()
    const { world, people } = from
    const correction = corrected(from)
    const offer = world.did(offerDraft(from))
    const approval = approvalDraft(people.supervisor, 'supervisor', correction)
    expect(world.asks(approval)).toEqual(['APP-02'])
    world.did(cancelDraft(from, offer.id, 'withdrawn'))
    expect(world.asks(approval)).toEqual(['APP-02'])
    expect(world.state.act(correction.id)).toMatchObject({ state: 'lapsed' })
  })

  test.each(['accepted', 'cancelled'])(
    'made while an offer is open lapses when that is %s',
    (how) => {
      const from = setting()
      const { world, people } = from
      const offer = world.did(offerDraft(from))
      const correction = corrected(from)
      const approval = approvalDraft(people.supervisor, 'supervisor', correction)
      expect(world.asks(approval)).toEqual([])
      if (how === 'accepted') world.did(acceptDraft(from, offer.id))
      else world.did(cancelDraft(from, offer.id, 'withdrawn'))
      expect(world.asks(approval)).toEqual(['APP-02'])
    },
  )

  test('that is taken back waited until then', () => {
    const from = setting()
    const { world, people } = from
    const { id, chain } = corrected(from)
    const { index } = world.did({
      type: 'event.withdrawn',
      by: people.collector,
      role: 'collector',
      chain,
      fields: { event: id },
    })
    expect(world.state.act(id, { index })).toMatchObject({ state: 'pending' })
    expect(world.state.act(id)).toMatchObject({ state: 'lapsed' })
  })

  test('can itself be corrected', () => {
    const from = setting()
    const { world, people } = from
    const correction = corrected(from)
    expect(world.asks(correctionDraft(people.collector, 'collector', correction, 'is'))).toEqual([])
  })
})

test('an approval of another event counts nowhere', () => {
  const from = setting()
  const { world, people } = from
  const request = world.did(
    rotationDraft(from, people.officer, { by: people.registrar, role: 'registrar' }),
  )
  const elsewhere = world.did(
    rotationDraft(from, people.defender, { by: people.registrar, role: 'registrar' }),
  )
  const reused = {
    ...approvalDraft(people.supervisor, 'supervisor', request),
    chain: elsewhere.chain,
  }
  expect(world.asks(reused)).toEqual(['ATT-01'])
  world.enter(world.place(reused))
  expect(world.state.approvals(request.id)).toEqual([])
  const approved = world.did(approvalDraft(people.supervisor, 'supervisor', request))
  expect(world.state.approvals(request.id)).toEqual([
    {
      event: approved.id,
      index: approved.index,
      party: people.supervisor.party,
      role: 'supervisor',
      labels: [],
    },
  ])
  expect(world.state.approvals(request.id, approved.index)).toEqual([])
  expect(world.state.act(elsewhere.id)).toMatchObject({ approvals: [] })
  expect(world.state.act(from.item)).toBeUndefined()
})

test('what was refused can be approved by nobody', () => {
  const from = setting()
  const { world, people } = from
  const refused = world.place(
    correctionDraft(people.officer, 'officer', entryOf(from, from.item), 'place'),
  )
  expect(world.enter(refused)).toHaveLength(1)
  const approval = approvalDraft(people.supervisor, 'supervisor', refused)
  expect(world.judge(approval)[0]?.sentence).toContain('was refused')
})
