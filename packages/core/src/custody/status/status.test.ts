import { describe, expect, test } from 'vitest'
import {
  acceptDraft,
  approvalDraft,
  cancelDraft,
  noteDraft,
  offerDraft,
  revocationDraft,
  setting,
  storingDraft,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import type { CustodyView } from '../law/index.ts'
import { held, releaseDraft } from '../../../../../test/support/provocations/holds.ts'
import { dueEntries, entryFlags, itemStanding, standingChanges } from './index.ts'

const hour = 3_600_000
const day = 24 * hour

/** What is due, as `what overdue?`. */
function due({ world }: Setting, time: number, within = 0): readonly string[] {
  return dueEntries(world.state, { time, within }).map(
    ({ what, overdue }) => `${what}${overdue ? ' overdue' : ''}`,
  )
}

describe('what is due', () => {
  test('an offer, from the person who is to answer it', () => {
    const from = setting()
    const { world, people, item } = from
    const expires = world.now() + hour
    const { id } = world.did(offerDraft(from, {}, { expires }))
    expect(due(from, expires - day)).toEqual([])
    expect(due(from, expires - day, day - 1)).toEqual([])
    expect(due(from, expires - day, day)).toEqual(['offer'])
    expect(due(from, expires)).toEqual(['offer'])
    expect(due(from, expires + 1)).toEqual(['offer overdue'])
    expect(dueEntries(world.state, { time: expires + 1, within: 0 })).toEqual([
      {
        what: 'offer',
        due: expires,
        overdue: true,
        event: id,
        item,
        from: [people.custodian.party],
      },
    ])
    world.did(cancelDraft(from, id, 'withdrawn'))
    expect(due(from, expires + 1)).toEqual([])
  })

  test('a loan, from the borrower', () => {
    const from = setting()
    const { world, people } = from
    const dueBack = world.now() + 2 * hour
    const { id } = world.did(offerDraft(from, {}, { kind: 'loan', dueBack }))
    world.did(acceptDraft(from, id))
    expect(due(from, dueBack - 1)).toEqual([])
    expect(due(from, dueBack + 1)).toEqual(['loan overdue'])
    expect(dueEntries(world.state, { time: dueBack, within: 0 })[0]?.from).toEqual([
      people.custodian.party,
    ])
  })

  test('an approval, until the act has lapsed', () => {
    const demands = [{ act: 'item.stored', persons: 1, as: 'approval' }] as const
    const from = setting({ policy: { demands, approvalLifetime: 3600 } })
    const { world, people, item } = from
    const stored = world.did(storingDraft(people.collector, 'collector', item))
    const lapses = stored.recordedAt + hour
    expect(due(from, lapses - 1)).toEqual([])
    expect(due(from, lapses)).toEqual(['approval'])
    expect(due(from, lapses + 1)).toEqual([])
    expect(dueEntries(world.state, { time: lapses, within: 0 })[0]).toMatchObject({ item })
  })

  test('a reading of data, by the interval of the policy, and none without one', () => {
    const from = setting({ policy: { checkInterval: 86_400 } })
    const { world, image } = from
    const { recordedAt } = world.events.find(({ id }) => id === image)!
    expect(due(from, recordedAt + day - 1)).toEqual([])
    expect(due(from, recordedAt + day + 1)).toEqual(['check overdue'])
    expect(due(setting(), recordedAt + 400 * day)).toEqual([])
  })

  test('a hold, on its last days, from who placed it; on a case once for all its items', () => {
    const from = setting()
    const { world, people, item, caseId } = from
    const until = world.now() + day
    const hold = held(from, { fields: { until } })
    const onCase = held(from, { chain: caseId, fields: { until: until + hour } })
    held(from)
    expect(due(from, until - hour)).toEqual([])
    expect(dueEntries(world.state, { time: until - hour, within: day })).toEqual([
      {
        what: 'hold',
        due: until,
        overdue: false,
        event: hold.id,
        item,
        from: [people.officer.party],
      },
      {
        what: 'hold',
        due: until + hour,
        overdue: false,
        event: onCase.id,
        from: [people.officer.party],
      },
    ])
    expect(due(from, until, day)).toEqual(['hold', 'hold'])
    expect(due(from, until + 1, day)).toEqual(['hold'])
    world.did(releaseDraft(people.officer, 'officer', onCase))
    expect(due(from, until + 1, day)).toEqual([])
  })

  test('the oldest first', () => {
    const from = setting({ policy: { checkInterval: 86_400 } })
    const { world } = from
    world.did(offerDraft(from, {}, { expires: world.now() + hour }))
    expect(due(from, world.now() + 2 * day)).toEqual(['offer overdue', 'check overdue'])
  })
})

describe('how an item stands', () => {
  test('is said as of a position, with a loan and whether it is overdue', () => {
    const from = setting()
    const { world, people, item } = from
    const dueBack = world.now() + 2 * hour
    const { id } = world.did(offerDraft(from, {}, { kind: 'loan', dueBack }))
    const accepted = world.did(acceptDraft(from, id))
    expect(itemStanding(world.state, item, { index: accepted.index })).toEqual({
      state: 'offered',
      custodian: people.collector.party,
      flags: [],
    })
    const loan = { event: accepted.id, party: people.custodian.party, until: dueBack }
    expect(itemStanding(world.state, item)).toEqual({
      state: 'in-custody',
      custodian: people.custodian.party,
      flags: [{ flag: 'on-loan', ...loan }],
    })
    expect(itemStanding(world.state, item, { time: dueBack + 1 })?.flags).toEqual([
      { flag: 'overdue', ...loan },
    ])
    expect(itemStanding(world.state, 'ee'.repeat(32))).toBeUndefined()
  })

  test('changes with the events that changed it, and with no other', () => {
    const from = setting()
    const { world, people, item } = from
    const stored = world.did(storingDraft(people.collector, 'collector', item))
    world.did(noteDraft(people.collector, 'collector', item))
    const offer = world.did(offerDraft(from))
    const accepted = world.did(acceptDraft(from, offer.id))
    const changes = standingChanges(world.state, item, world.events)
    expect(changes.map(({ event }) => event)).toEqual([item, stored.id, offer.id, accepted.id])
    expect(changes.map(({ now }) => now.state)).toEqual([
      'in-custody',
      'in-custody',
      'offered',
      'in-custody',
    ])
  })

  test('is read once for each event', () => {
    const from = setting()
    const { world, people, item } = from
    const asked: string[] = []
    const view: CustodyView = {
      ...world.state,
      item: (id, index) => (asked.push('item'), world.state.item(id, index)),
      taintOf: (id, index) => (asked.push('taint'), world.state.taintOf(id, index)),
    }
    for (let i = 0; i < 3; i++) world.did(storingDraft(people.collector, 'collector', item))
    const events = world.events.filter(({ chain }) => chain === item)
    expect(standingChanges(view, item, events)).toHaveLength(4)
    expect(asked.sort()).toEqual([...events.map(() => 'item'), ...events.map(() => 'taint')])
  })

  test('changes at the approval that an act waited for', () => {
    const demands = [{ act: 'transfer.accepted', persons: 1, as: 'approval' }] as const
    const from = setting({ policy: { demands } })
    const { world, people, item } = from
    const offer = world.did(offerDraft(from))
    const accepted = world.did(acceptDraft(from, offer.id))
    expect(entryFlags(world.state, item)).toEqual([
      { flag: 'waits', event: accepted.id, until: expect.any(Number) },
    ])
    const approval = world.did(approvalDraft(people.supervisor, 'supervisor', accepted))
    expect(entryFlags(world.state, item)).toEqual([])
    expect(standingChanges(world.state, item, world.events).at(-1)).toMatchObject({
      event: approval.id,
      now: { custodian: people.custodian.party },
    })
  })

  test('has a flag for each thing that holds of it', () => {
    const from = setting()
    const { world, people, item, image } = from
    const by = { by: people.collector, role: 'collector' } as const
    const flags = (id: string): readonly (readonly [string, string | undefined])[] =>
      itemStanding(world.state, id)!.flags.map(({ flag, detail }) => [flag, detail])
    world.did({
      type: 'seal.applied',
      ...by,
      chain: item,
      fields: { seals: ['S-1', 'S-2'], container: 'bag' },
    })
    expect(flags(item)).toEqual([['sealed', 'S-1, S-2']])
    const opened = { seals: ['S-1', 'S-2'], reason: 'inspection' } as const
    world.did({ type: 'seal.broken', ...by, chain: item, fields: opened })
    expect(flags(item)).toEqual([['unsealed', undefined]])
    const lost = world.did({
      type: 'incident.reported',
      ...by,
      chain: item,
      fields: { kind: 'loss' },
    })
    expect(itemStanding(world.state, item)?.state).toBe('missing')
    world.did({ type: 'incident.reported', ...by, chain: item, fields: { kind: 'found' } })
    expect(flags(item)).toEqual([
      ['unsealed', undefined],
      ['incident', 'loss'],
    ])
    const challenge = { events: [image] }
    world.did({
      type: 'challenge.raised',
      by: people.defender,
      role: 'defence',
      chain: image,
      fields: challenge,
    })
    world.did({ type: 'integrity.checked', ...by, chain: image, fields: { result: 'different' } })
    expect(flags(image)).toEqual([
      ['challenged', undefined],
      ['found-different', undefined],
    ])
    const resolved = { incident: lost.id }
    world.did({
      type: 'incident.resolved',
      by: people.supervisor,
      role: 'supervisor',
      chain: item,
      fields: resolved,
    })
    expect(flags(item)).toEqual([['unsealed', undefined]])
  })

  test('holds are flags, with who, why and until when, wherever they were placed', () => {
    const from = setting()
    const { world, people, item, image, caseId } = from
    const until = world.now() + day
    const party = people.officer.party
    const own = held(from, { fields: { reason: 'appeal', until } })
    const ofCase = held(from, { chain: caseId })
    const flags = [
      { flag: 'on-hold', event: own.id, party, detail: 'appeal', until },
      { flag: 'on-hold', event: ofCase.id, party, detail: 'litigation' },
    ]
    expect(itemStanding(world.state, item)?.flags).toEqual(flags)
    expect(itemStanding(world.state, image)?.flags).toEqual(flags)
    expect(itemStanding(world.state, item, { time: until })?.flags).toEqual(flags)
    expect(itemStanding(world.state, item, { time: until + 1 })?.flags).toEqual(flags.slice(1))
    const ended = world.did(releaseDraft(people.officer, 'officer', own))
    expect(itemStanding(world.state, item)?.flags).toEqual(flags.slice(1))
    expect(standingChanges(world.state, item, world.events).map(({ event }) => event)).toEqual([
      item,
      own.id,
      ofCase.id,
      ended.id,
    ])
  })

  test('entries in dispute are flags of the item', () => {
    const from = setting()
    const { world, people, item } = from
    const suspect = world.did(revocationDraft(from, people.collector, {}, { suspectSince: 0 }))
    expect(entryFlags(world.state, item)).toEqual([])
    world.did(approvalDraft(people.supervisor, 'supervisor', suspect))
    expect(entryFlags(world.state, item)).toEqual([{ flag: 'disputed', event: item }])
  })
})
