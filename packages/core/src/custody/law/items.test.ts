import { describe, expect, test } from 'vitest'
import {
  acceptDraft,
  accessDraft,
  acquisitionDraft,
  cancelDraft,
  caseDraft,
  copyDraft,
  noteDraft,
  offerDraft,
  setting,
  storingDraft,
  witnessDraft,
  entryOf,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import { emptyWorld, foundingDraft, shortly } from '../../../../../test/support/law-world.ts'

const hour = 3_600_000

describe('custody of an item', () => {
  test('moves when the receiver accepts, and each position knows who held it', () => {
    const from = setting()
    const { world, people, item } = from
    const entry = entryOf(from, item)
    const offer = world.did(offerDraft(from))
    expect(world.state.item(item)).toMatchObject({
      custodian: people.collector.party,
      state: 'offered',
      offer: { event: offer.id, from: people.collector.party, to: people.custodian.party },
    })
    expect(world.state.item(item, offer.index)).toMatchObject({ state: 'in-custody' })
    const accepted = world.did(acceptDraft(from, offer.id))
    expect(world.state.item(item, accepted.index)).toMatchObject({
      custodian: people.collector.party,
      state: 'offered',
    })
    expect(world.state.item(item)).toMatchObject({
      custodian: people.custodian.party,
      state: 'in-custody',
      history: [
        { from: entry.index, event: item, custodian: people.collector.party },
        { from: accepted.index, event: accepted.id, custodian: people.custodian.party },
      ],
    })
    expect(world.state.item(item)).not.toHaveProperty('offer')
    expect(world.state.item(item, entry.index)).toBeUndefined()
    expect(world.state.item(item, entry.index + 1)?.history).toHaveLength(1)
  })

  test('stays when the offer is refused', () => {
    const from = setting()
    const { world, people, item } = from
    const offer = world.did(offerDraft(from))
    world.did({
      type: 'transfer.refused',
      by: people.custodian,
      role: 'custodian',
      chain: item,
      fields: { offer: offer.id, reason: 'wrong-item' },
    })
    expect(world.state.item(item)).toMatchObject({
      custodian: people.collector.party,
      state: 'in-custody',
    })
  })

  test('an offer that expired is closed by the custodian, and then a new one can be made', () => {
    const from = setting()
    const { world, item } = from
    const offer = world.did(offerDraft(from))
    world.wait(3600)
    expect(world.asks(offerDraft(from))).toEqual(['CUS-04'])
    expect(world.asks(cancelDraft(from, offer.id, 'withdrawn'))).toEqual([])
    const other = {
      ...cancelDraft(from, offer.id, 'expired'),
      by: from.people.officer,
      role: 'officer',
    } as const
    expect(world.judge(other)[0]?.sentence).toContain(`takes back an offer of item ${item}`)
    world.did(cancelDraft(from, offer.id, 'expired'))
    expect(world.state.item(item)).toMatchObject({ state: 'in-custody' })
    expect(world.asks(offerDraft(from))).toEqual([])
  })
})

describe('a loan', () => {
  function lend(from: Setting, dueBack: number) {
    const { world } = from
    const offer = world.did(offerDraft(from, {}, { kind: 'loan', dueBack }))
    return { offer, accepted: world.did(acceptDraft(from, offer.id)) }
  }

  test('lasts until the lender holds the item again, through whatever hands', () => {
    const from = setting()
    const { world, people, item } = from
    const dueBack = world.now() + 48 * hour
    const { offer, accepted } = lend(from, dueBack)
    const loan = {
      offer: offer.id,
      event: accepted.id,
      index: accepted.index,
      lender: people.collector.party,
      borrower: people.custodian.party,
      dueBack,
    }
    expect(world.state.item(item)?.loans).toEqual([loan])
    const onward = world.did({
      ...offerDraft(from, { by: people.custodian, role: 'custodian' }, { kind: 'loan', dueBack }),
      fields: { to: people.officer.party, kind: 'loan', expires: world.now() + hour, dueBack },
    })
    const second = world.did(acceptDraft(from, onward.id, { by: people.officer, role: 'officer' }))
    expect(world.state.item(item)?.loans).toMatchObject([loan, { lender: people.custodian.party }])
    const back = world.did({
      type: 'transfer.offered',
      by: people.officer,
      role: 'officer',
      chain: item,
      fields: { to: people.collector.party, kind: 'return', expires: world.now() + hour },
    })
    const ended = world.did(acceptDraft(from, back.id, { by: people.collector, role: 'collector' }))
    expect(world.state.item(item)?.loans).toEqual([])
    expect(world.state.item(item, ended.index)?.loans).toHaveLength(2)
    expect(world.state.item(item, second.index)?.loans).toEqual([loan])
  })

  test('of a borrower ends alone when he has the item back', () => {
    const from = setting()
    const { world, people, item } = from
    const dueBack = world.now() + 48 * hour
    lend(from, dueBack)
    for (const [giver, role, to] of [
      [people.custodian, 'custodian', people.officer],
      [people.officer, 'officer', people.custodian],
    ] as const) {
      const kind = giver === people.custodian ? 'loan' : 'return'
      const offer = world.did({
        type: 'transfer.offered',
        by: giver,
        role,
        chain: item,
        fields: {
          to: to.party,
          kind,
          expires: world.now() + hour,
          ...(kind === 'loan' ? { dueBack } : {}),
        },
      })
      world.did(
        acceptDraft(from, offer.id, {
          by: to,
          role: to === people.officer ? 'officer' : 'custodian',
        }),
      )
    }
    expect(world.state.item(item)?.loans).toMatchObject([{ lender: people.collector.party }])
  })
})

describe('what else an item shows', () => {
  test('its place, its last check, its copies, its list of accesses, its points', () => {
    const from = setting()
    const { world, people, caseId, item, image, authority } = from
    const stored = world.did(storingDraft(people.collector, 'collector', item))
    const access = world.did(accessDraft(people.officer, 'officer', item, { authority }))
    const check = world.did({
      type: 'integrity.checked',
      by: people.collector,
      role: 'examiner',
      chain: image,
      fields: { result: 'different' },
    })
    const copy = world.did(copyDraft(people.collector, image))
    expect(world.state.item(item)).toMatchObject({
      case: caseId,
      kind: 'device',
      stored: { event: stored.id, index: stored.index },
      derivatives: [image],
      accessChain: access.chain,
      points: [],
    })
    expect(world.state.item(item, access.index + 1)).not.toHaveProperty('accessChain')
    expect(world.state.item(image)).toMatchObject({
      kind: 'data',
      copyRole: 'evidentiary',
      source: item,
      lastCheck: { event: check.id, index: check.index, result: 'different' },
      derivatives: [copy.id],
      points: [{ event: check.id, index: check.index, breach: { rule: 'INT-02' } }],
    })
    expect(world.state.item(image, check.index)).not.toHaveProperty('lastCheck')
    expect(world.state.item(image, check.index)?.points).toEqual([])
    expect(world.state.itemsOfCase(caseId)).toEqual([item, image, copy.id])
    expect(world.state.caseRecord(caseId)).toMatchObject({
      openedBy: people.officer.party,
      authorities: [{ event: authority, kind: 'warrant' }],
      registered: [item],
    })
    expect(world.state.cases()).toEqual([caseId])
  })

  test('who witnessed an event, one entry a person', () => {
    const from = setting()
    const { world, people, item } = from
    const entry = entryOf(from, item)
    const first = world.did(witnessDraft(people.officer, 'officer', entry, ['exhibit']))
    world.did(witnessDraft(people.officer, 'officer', entry))
    const second = world.did(witnessDraft(people.supervisor, 'supervisor', entry))
    expect(world.state.witnesses(item)).toEqual([
      {
        event: first.id,
        index: first.index,
        party: people.officer.party,
        role: 'officer',
        labels: ['exhibit'],
      },
      {
        event: second.id,
        index: second.index,
        party: people.supervisor.party,
        role: 'supervisor',
        labels: [],
      },
    ])
    expect(world.state.witnesses(item, second.index)).toHaveLength(1)
  })
})

describe('as of a position', () => {
  test('the source is asked who held it then, not who holds it now', () => {
    const from = setting()
    const { world, people, caseId, item } = from
    const copy = world.place(acquisitionDraft(people.collector, caseId, { source: item }))
    world.did(acceptDraft(from, world.did(offerDraft(from)).id))
    expect(world.state.judge({ ...copy, index: copy.index }).map(shortly)).toEqual(['LEG-01?'])
    const later = { ...copy, index: world.events.length }
    expect(world.state.judge(later).map(shortly)).toEqual(['INT-07'])
  })

  test('a chain goes on from the position of its registration on', () => {
    const from = setting()
    const { world, people } = from
    const opened = world.place(caseDraft(people.officer))
    world.enter(opened)
    const note = world.place(noteDraft(people.officer, 'officer', opened.id))
    expect(world.state.chain(opened.id)).not.toHaveProperty('registered')
    world.did(noteDraft(people.officer, 'officer', from.caseId))
    const { index } = world.register(opened)
    expect(world.state.chain(opened.id)).toMatchObject({ parent: world.ledger, registered: index })
    expect(world.state.judge({ ...note, index }).map(shortly)).toEqual(['CHN-02'])
    expect(world.state.judge({ ...note, index: index + 1 })).toEqual([])
  })

  test('an authority counts from its own position on', () => {
    const from = setting()
    const { world, people, item, caseId } = from
    const early = world.events.length
    const authority = world.did({
      type: 'authority.recorded',
      by: people.officer,
      role: 'officer',
      chain: caseId,
      fields: { kind: 'warrant' },
    })
    const access = world.place({
      ...accessDraft(people.officer, 'officer', item, { authority: authority.id }),
      amiss: { anchor: { size: 1, root: '00' } },
    })
    expect(world.state.judge({ ...access, index: early }).map(shortly)).toEqual(['LEG-07'])
    expect(world.state.judge({ ...access, index: early + 1 })).toEqual([])
  })
})

describe('a refused event', () => {
  test('is remembered and has no effect', () => {
    const from = setting()
    const { world, people, item } = from
    const refused = world.place(offerDraft(from, {}, { to: people.collector.party }))
    expect(world.enter(refused).map(shortly)).toEqual(['CUS-05'])
    expect(world.state.item(item)).toMatchObject({ state: 'in-custody' })
    expect(world.state.event(refused.id)).toMatchObject({
      event: refused.id,
      chain: item,
      case: from.caseId,
      type: 'transfer.offered',
      signer: people.collector.party,
      refused: true,
      breaches: [{ rule: 'CUS-05' }],
    })
    expect(world.state.chain(item)).toMatchObject({
      kind: 'item',
      parent: from.caseId,
      head: refused.id,
    })
    expect(world.asks(storingDraft(people.collector, 'collector', item))).toEqual([])
  })

  test('that does not stand in its place is no part of the chain', () => {
    const from = setting()
    const { world, people, caseId } = from
    const before = world.state.chain(caseId)
    const stray = world.place({
      ...noteDraft(people.officer, 'officer', caseId),
      amiss: { seq: 7 },
    })
    expect(world.enter(stray).map(shortly)).toEqual(['CRY-02'])
    expect(world.state.chain(caseId)).toEqual(before)
    expect(world.state.event(stray.id)).toMatchObject({ refused: true })
  })

  test('entered a second time stays what it was', () => {
    const from = setting()
    const { world, people, caseId } = from
    const note = world.did(noteDraft(people.officer, 'officer', caseId))
    expect(world.enter(note).map(shortly)).toEqual(['CRY-02'])
    expect(world.state.event(note.id)).toMatchObject({ refused: false, breaches: [] })
  })

  test('to judge changes nothing, however often', () => {
    const from = setting()
    const { world } = from
    const draft = offerDraft(from)
    const event = world.place(draft)
    for (let i = 0; i < 3; i++) expect(world.state.judge(event)).toEqual([])
    expect(world.state.event(event.id)).toBeUndefined()
    expect(world.state.item(from.item)).toMatchObject({ state: 'in-custody' })
  })

  test('an unlawful founding founds nothing', () => {
    const world = emptyWorld()
    const founding = foundingDraft({ threshold: 2 })
    expect(world.enter(world.place(founding)).map(shortly)).toEqual(['GEN-02'])
    expect(world.state.genesis()).toBeUndefined()
    expect(world.state.policyAt()).toBeUndefined()
    expect(world.state.parties()).toEqual([])
    const { founders } = world
    const draft = { type: 'case.opened', by: founders[0]!, role: 'registrar', fields: {} } as const
    expect(world.asks(draft)).toEqual(['GEN-01'])
  })

  test('the genesis is remembered as it was', () => {
    const { world } = setting()
    expect(world.state.genesis()).toMatchObject({
      id: world.ledger,
      fields: { origin: 'log.example/custody', threshold: 1 },
    })
    expect(world.state.chains()[0]).toBe(world.ledger)
    expect(world.state.chain(world.ledger)).not.toHaveProperty('parent')
  })
})
