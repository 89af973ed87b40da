import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../bytes/index.ts'
import type { Demand, Policy, Role } from '../../wire/index.ts'
import {
  acceptDraft,
  accessDraft,
  approvalDraft,
  cancelDraft,
  chainOf,
  collectionDraft,
  correctionDraft,
  entryOf,
  grantDraft,
  offerDraft,
  setting,
  storingDraft,
  witnessDraft,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import { opened } from '../../../../../test/support/law-seals.ts'
import { bundleOrder } from '../../../../../test/support/law-chronicle.ts'
import { enrolmentDraft, lawPerson, plainPolicy } from '../../../../../test/support/law-world.ts'
import type { LawDraft, LawPerson } from '../../../../../test/support/law-world.ts'
import { createCustodyRecord } from './create-record.ts'

function under(...demands: readonly Demand[]): Setting {
  return setting({ policy: { demands } })
}

/** What a review says, as `event rule`; the same whichever way the record is read. */
function findings({ world }: Setting): readonly string[] {
  const again = createCustodyRecord()
  for (const event of bundleOrder(world.events)) again.enter(event)
  const options = { time: world.now() }
  const said = [world.state, again].map((record) =>
    [...record.review(options)]
      .flatMap(([event, breaches]) => breaches.map(({ rule }) => `${event} ${rule}`))
      .sort(),
  )
  expect(said[1]).toEqual(said[0])
  return said[0]!
}

const storing = ({ world, people, item }: Setting) =>
  world.did(storingDraft(people.collector, 'collector', item))

describe('a demand for witnesses', () => {
  const twice: Demand = { act: 'item.stored', persons: 2, as: 'witness' }

  test('is met by as many people as it names, and by no fewer', () => {
    const from = under(twice)
    const stored = storing(from)
    const { world, people } = from
    expect(findings(from)).toEqual([`${stored.id} WIT-02`])
    world.did(witnessDraft(people.officer, 'officer', stored))
    expect(findings(from)).toEqual([`${stored.id} WIT-02`])
    world.did(witnessDraft(people.custodian, 'custodian', stored))
    expect(findings(from)).toEqual([])
  })

  test('says who is missing', () => {
    const from = under({ ...twice, roles: ['officer', 'custodian'] })
    const stored = storing(from)
    from.world.did(witnessDraft(from.people.officer, 'officer', stored))
    const said = [...from.world.state.review({ time: from.world.now() }).values()].flat()
    expect(said.map(({ sentence }) => sentence)).toEqual([
      `Event ${stored.id} of type item.stored wants 2 witnesses in the role officer or custodian beside person ${from.people.collector.party}, and only 1 witnessed it.`,
    ])
  })

  test('counts a person once, however often he signs', () => {
    const from = under(twice)
    const stored = storing(from)
    for (const _ of [1, 2]) from.world.did(witnessDraft(from.people.officer, 'officer', stored))
    expect(findings(from)).toEqual([`${stored.id} WIT-02`])
  })

  test('counts those who sign in a role that it names', () => {
    const from = under({ ...twice, persons: 1, roles: ['custodian'] })
    const { world, people } = from
    const stored = storing(from)
    world.did(witnessDraft(people.officer, 'officer', stored))
    expect(findings(from)).toEqual([`${stored.id} WIT-02`])
    world.did(grantDraft(from, people.officer, 'custodian'))
    world.did(witnessDraft(people.officer, 'custodian', stored))
    expect(findings(from)).toEqual([])
  })

  test('does not count the person for whom the act was done', () => {
    const from = under({ ...twice, persons: 1 })
    const { world, people, item } = from
    const stored = world.did({
      ...storingDraft(people.collector, 'collector', item),
      fields: { onBehalfOf: people.officer.party },
    } as LawDraft)
    world.did(witnessDraft(people.officer, 'officer', stored))
    expect(findings(from)).toEqual([`${stored.id} WIT-02`])
    world.did(witnessDraft(people.custodian, 'custodian', stored))
    expect(findings(from)).toEqual([])
  })

  test('for kinds of item holds for these alone, and is a rule of its own', () => {
    const from = under({ act: 'item.collected', kinds: ['document'], persons: 1, as: 'witness' })
    const { world, people, caseId, authority } = from
    expect(findings(from)).toEqual([])
    const { id } = world.did(
      collectionDraft(people.collector, caseId, { kind: 'document', authority }),
    )
    expect(findings(from)).toEqual([`${id} SOD-03`])
    world.did(witnessDraft(people.officer, 'officer', entryOf(from, id)))
    expect(findings(from)).toEqual([])
  })

  test('for kinds of item does not hold for acts on no item', () => {
    const from = under({ act: 'authority.recorded', kinds: ['device'], persons: 1, as: 'witness' })
    expect(findings(from)).toEqual([])
    const anywhere = under({ act: 'authority.recorded', persons: 1, as: 'witness' })
    expect(findings(anywhere)).toEqual([`${anywhere.authority} WIT-02`])
  })

  test('reaches accesses, which stand in a chain of their own', () => {
    const from = under({ act: 'item.accessed', kinds: ['device'], persons: 1, as: 'witness' })
    const { world, people, item, authority } = from
    const seen = world.did(accessDraft(people.officer, 'officer', item, { authority }))
    expect(findings(from)).toEqual([`${seen.id} SOD-03`])
    world.did(witnessDraft(people.custodian, 'custodian', seen))
    expect(findings(from)).toEqual([])
  })

  test('is judged by the policy at the position of the act', () => {
    const from = under()
    storing(from)
    adopt(from, { demands: [twice] })
    const stored = storing(from)
    adopt(from, { demands: [] })
    storing(from)
    expect(findings(from)).toEqual([`${stored.id} WIT-02`])
  })

  test.each([
    ['nobody', []],
    ['a witness', [{ act: 'seal.broken', persons: 1, as: 'witness' }]],
  ] as const)(
    'for openings is judged where the opening stands, though one that demands %s came before its approval',
    (_, demands) => {
      const from = under({ act: 'seal.broken', persons: 1, as: 'approval' })
      const { world, people } = from
      const opening = opened(from)
      adopt(from, { demands })
      expect(world.state.act(opening.id)?.state).toBe('pending')
      world.did(approvalDraft(people.supervisor, 'supervisor', opening))
      expect(world.state.item(from.item)?.sealing.state).toBe('unsealed')
      expect(findings(from)).toEqual([])
    },
  )

  test('says nothing of acts that were refused', () => {
    const from = under({ ...twice, act: 'transfer.offered' })
    const { world } = from
    world.enter(world.place(offerDraft(from, {}, { to: from.people.stranger.party })))
    expect(findings(from)).toEqual([])
  })
})

function adopt({ world, people }: Setting, policy: Partial<Policy>): void {
  world.did({
    type: 'policy.adopted',
    by: people.registrar,
    role: 'founder',
    chain: world.ledger,
    fields: { policy: { ...plainPolicy, ...policy } },
  })
}

describe('a demand for approvals', () => {
  const approved: Demand = {
    act: 'item.stored',
    roles: ['custodian'],
    persons: 1,
    as: 'approval',
  }
  const acceptance: Demand = { act: 'transfer.accepted', persons: 1, as: 'approval' }

  test('leaves the act without effect until it is met', () => {
    const from = under(approved)
    const { world, people, item } = from
    const stored = storing(from)
    expect(world.state.item(item)).not.toHaveProperty('stored')
    expect(world.state.act(stored.id)).toMatchObject({
      state: 'pending',
      needed: 1,
      missing: [{ persons: 1, roles: ['custodian'] }],
    })
    expect(world.state.pendingActs()).toEqual([stored.id])
    const approval = world.did(approvalDraft(people.custodian, 'custodian', stored))
    expect(world.state.item(item)?.stored).toEqual({ event: stored.id, index: approval.index })
    expect(world.state.item(item, approval.index)).not.toHaveProperty('stored')
    expect(world.state.act(stored.id)).toMatchObject({
      state: 'effective',
      effectiveAt: approval.index,
      missing: [],
    })
  })

  test('holds for its kinds alone', () => {
    const from = under({ ...approved, kinds: ['document'] })
    storing(from)
    expect(from.world.state.item(from.item)).toHaveProperty('stored')
  })

  test('names the roles in which one approves', () => {
    const from = under(approved)
    const stored = storing(from)
    const { world, people } = from
    expect(world.asks(approvalDraft(people.supervisor, 'supervisor', stored))).toEqual(['APP-04'])
    const open = under({ act: 'item.stored', persons: 1, as: 'approval' })
    const other = storing(open)
    expect(open.world.asks(approvalDraft(open.people.custodian, 'custodian', other))).toEqual([
      'APP-04',
    ])
    expect(open.world.asks(approvalDraft(open.people.supervisor, 'supervisor', other))).toEqual([])
  })

  test('moves custody at the approval, and never leaves the item without a custodian', () => {
    const from = under(acceptance)
    const { world, people, item } = from
    const offer = world.did(offerDraft(from))
    const accepted = world.did(acceptDraft(from, offer.id))
    expect(world.state.item(item)).toMatchObject({
      custodian: people.collector.party,
      state: 'offered',
    })
    const approval = world.did(approvalDraft(people.supervisor, 'supervisor', accepted))
    expect(world.state.item(item)).toMatchObject({
      custodian: people.custodian.party,
      state: 'in-custody',
      history: [{}, { from: approval.index, event: accepted.id }],
    })
  })

  test('lapses when the custodian takes his offer back', () => {
    const from = under(acceptance)
    const { world, people } = from
    const offer = world.did(offerDraft(from))
    const accepted = world.did(acceptDraft(from, offer.id))
    world.did(cancelDraft(from, offer.id, 'withdrawn'))
    expect(world.state.act(accepted.id)?.state).toBe('lapsed')
    expect(world.asks(approvalDraft(people.supervisor, 'supervisor', accepted))).toEqual(['APP-02'])
  })

  test('is met in vain where a rule of the act would now forbid it', () => {
    const from = under(acceptance)
    const { world, people } = from
    const offer = world.did(offerDraft(from, {}, { expires: world.now() + 7_200_000 }))
    const accepted = world.did(acceptDraft(from, offer.id))
    world.wait(3600)
    const approval = approvalDraft(people.supervisor, 'supervisor', accepted)
    expect(world.asks(approval)).toEqual([])
    world.wait(3700)
    expect(world.judge(approval)[0]).toMatchObject({
      rule: 'APP-02',
      sentence: expect.stringMatching(/no longer be approved: CUS-03 forbids it now\. Offer .*\.$/),
    })
  })

  test('counts neither who did the act nor for whom it was done', () => {
    const from = under({ ...approved, roles: ['custodian', 'officer', 'collector'] })
    const { world, people, item } = from
    const stored = world.did({
      ...storingDraft(people.collector, 'collector', item),
      fields: { onBehalfOf: people.officer.party },
    } as LawDraft)
    expect(world.asks(approvalDraft(people.officer, 'officer', stored))).toEqual(['SOD-02'])
    expect(world.asks(approvalDraft(people.collector, 'collector', stored))).toEqual(['SOD-02'])
    expect(world.asks(approvalDraft(people.custodian, 'custodian', stored))).toEqual([])
  })

  test('is met by people of each of several roles', () => {
    const from = under(
      { ...approved, roles: ['custodian'] },
      { ...approved, roles: ['supervisor', 'judge'], persons: 2 },
    )
    const { world, people } = from
    world.did(enrolmentDraft(people.stranger, ['judge']))
    const stored = storing(from)
    const left = () => world.state.act(stored.id)!.missing.map(({ persons }) => persons)
    expect(left()).toEqual([1, 2])
    world.did(approvalDraft(people.supervisor, 'supervisor', stored))
    expect(left()).toEqual([1, 1])
    world.did(approvalDraft(people.custodian, 'custodian', stored))
    expect(left()).toEqual([1])
    world.did(approvalDraft(people.stranger, 'judge', stored))
    expect(world.state.act(stored.id)?.state).toBe('effective')
  })

  test('adds to what the type wants by itself', () => {
    const from = under({
      act: 'entry.corrected',
      roles: ['prosecutor'],
      persons: 1,
      as: 'approval',
    })
    const { world, people, item } = from
    world.did(grantDraft(from, people.officer, 'prosecutor'))
    const entry = entryOf(from, item)
    const correction = world.did(
      correctionDraft(people.collector, 'collector', entry, 'description'),
    )
    world.did(approvalDraft(people.supervisor, 'supervisor', correction))
    expect(world.state.act(correction.id)).toMatchObject({ state: 'pending' })
    world.did(approvalDraft(people.officer, 'prosecutor', correction))
    expect(world.state.act(correction.id)).toMatchObject({ state: 'effective' })
    expect(world.state.corrections(item)[0]).toHaveProperty('effectiveAt')
  })

  test('lets a role be given by two people', () => {
    const from = under({ act: 'role.granted', persons: 1, as: 'approval' })
    const { world, people } = from
    world.did(enrolmentDraft(people.stranger, ['supervisor']))
    const own = world.did(grantDraft(from, people.stranger, 'judge'))
    expect(world.asks(approvalDraft(people.stranger, 'supervisor', own))).toEqual(['SOD-02'])
    const grant = world.did(grantDraft(from, people.officer, 'custodian'))
    const holds = () => world.state.rolesAt({ party: people.officer.party }).includes('custodian')
    expect(holds()).toBe(false)
    world.did(approvalDraft(people.supervisor, 'supervisor', grant))
    expect(holds()).toBe(true)
    expect(grant.chain).toBe(chainOf(from, people.officer))
  })

  test('is the stricter of two policies', () => {
    for (const [before, after] of [
      [[approved], []],
      [[{ ...approved, persons: 1 }], [{ ...approved, persons: 2 }]],
      [[approved], [{ ...approved, roles: ['judge'] }]],
    ] as const) {
      const from = under(...before)
      const { world, people } = from
      world.did(enrolmentDraft(people.stranger, ['judge', 'custodian']))
      const stored = storing(from)
      adopt(from, { demands: after })
      world.did(approvalDraft(people.custodian, 'custodian', stored))
      const isMet = after.length === 0
      expect(world.state.act(stored.id)?.state).toBe(isMet ? 'effective' : 'pending')
      if (isMet) continue
      world.did(approvalDraft(people.stranger, after[0]?.roles?.[0] ?? 'judge', stored))
      expect(world.state.act(stored.id)?.state).toBe('effective')
    }
  })

  test('does not reach back to what had taken effect', () => {
    const from = under()
    const stored = storing(from)
    adopt(from, { demands: [approved] })
    expect(from.world.state.item(from.item)?.stored?.event).toBe(stored.id)
    expect(from.world.state.act(stored.id)).toBeUndefined()
  })

  test('leaves unwitnessed what never took effect', () => {
    const from = under(approved, { act: 'item.stored', persons: 1, as: 'witness' })
    const { world, people } = from
    const stored = storing(from)
    expect(findings(from)).toEqual([])
    world.did(approvalDraft(people.custodian, 'custodian', stored))
    expect(findings(from)).toEqual([`${stored.id} WIT-02`])
  })
})

describe('one human being under two party ids', () => {
  /** Enrols a person with the opening of who he is. */
  function enrolHuman({ world }: Setting, person: LawPerson, human: string, role: Role): void {
    const first = {
      ...world.place(enrolmentDraft(person, [role])),
      openings: { person: encodeUtf8(human) },
    }
    expect(world.enter(first)).toEqual([])
    world.register(first)
  }

  const ana = lawPerson('ana as supervisor')
  const anaToo = lawPerson('ana as judge')
  const ben = lawPerson('ben as judge')
  const twice: Demand = {
    act: 'item.stored',
    roles: ['supervisor', 'judge'],
    persons: 2,
    as: 'approval',
  }

  function withThem(...demands: readonly Demand[]): Setting {
    const from = under(...demands)
    enrolHuman(from, ana, 'aa', 'supervisor')
    enrolHuman(from, anaToo, 'aa', 'judge')
    enrolHuman(from, ben, 'bb', 'judge')
    return from
  }

  test('approves once', () => {
    const from = withThem(twice)
    const stored = storing(from)
    const { world } = from
    world.did(approvalDraft(ana, 'supervisor', stored))
    expect(world.asks(approvalDraft(anaToo, 'judge', stored))).toEqual(['APP-03'])
    world.did(approvalDraft(ben, 'judge', stored))
    expect(world.state.act(stored.id)?.state).toBe('effective')
  })

  test('does not approve or witness what he did under the other id', () => {
    const from = withThem(
      { act: 'case.opened', persons: 1, as: 'witness' },
      { ...twice, act: 'role.granted', persons: 1 },
    )
    const { world, people } = from
    const grant = world.did({
      ...grantDraft(from, people.officer, 'custodian'),
      by: ana,
      role: 'supervisor',
    })
    expect(world.asks(approvalDraft(anaToo, 'judge', grant))).toEqual(['SOD-02'])
    expect(world.asks(approvalDraft(ben, 'judge', grant))).toEqual([])
    const opened = world.did({ type: 'case.opened', by: ana, role: 'supervisor', fields: {} })
    expect(world.asks(witnessDraft(anaToo, 'judge', opened))).toEqual(['WIT-01'])
    expect(world.asks(witnessDraft(ben, 'judge', opened))).toEqual([])
  })

  test('counts once among witnesses', () => {
    const from = withThem({ act: 'item.stored', persons: 2, as: 'witness' })
    const stored = storing(from)
    const { world } = from
    world.did(witnessDraft(ana, 'supervisor', stored))
    world.did(witnessDraft(anaToo, 'judge', stored))
    expect(findings(from)).toEqual([`${stored.id} WIT-02`])
    world.did(witnessDraft(ben, 'judge', stored))
    expect(findings(from)).toEqual([])
  })

  test('that witnesses all alone is named as it was first, whichever item is read first', () => {
    const from = withThem()
    const { world, people, item, image } = from
    const before = (witness: LawPerson, role: Role, chain: string): void => {
      const stored = world.did(storingDraft(people.collector, 'collector', chain))
      world.did(witnessDraft(witness, role, stored))
    }
    for (let i = 0; i < 5; i++) before(ana, 'supervisor', image)
    for (let i = 0; i < 5; i++) before(anaToo, 'judge', item)
    const sentences = [world.events, bundleOrder(world.events)].map((events) => {
      const read = createCustodyRecord()
      for (const event of events) read.enter(event)
      const found = [...read.review({ time: world.now() }).values()].flat()
      return found.filter(({ rule }) => rule === 'SOD-05').map(({ sentence }) => sentence)
    })
    expect(sentences[0]).toEqual([expect.stringContaining(`Person ${ana.party} witnessed every`)])
    expect(sentences[1]).toEqual(sentences[0])
  })

  test('is two people by the word of the registrar where it was not opened', () => {
    const from = under(twice)
    const { world } = from
    world.did(enrolmentDraft(ana, ['supervisor']))
    world.did(enrolmentDraft(anaToo, ['judge']))
    const stored = storing(from)
    world.did(approvalDraft(ana, 'supervisor', stored))
    world.did(approvalDraft(anaToo, 'judge', stored))
    expect(world.state.act(stored.id)?.state).toBe('effective')
  })
})
