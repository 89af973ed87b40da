import { describe, expect, test } from 'vitest'
import { askQuery, figures } from '../../../../../test/support/audit.ts'
import {
  acceptDraft,
  acquisitionDraft,
  approvalDraft,
  cancelDraft,
  collectionDraft,
  entryOf,
  offerDraft,
  setting,
  withFields,
  witnessDraft,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'

const hour = 3_600_000
const day = 24 * hour

const shareOf = (from: Setting, measure: string, time = from.world.now()): string =>
  figures(askQuery(from, 'AUD-01', { time })).find((one) => one.startsWith(`${measure} `))!

/** The items that fall short. */
const short = (from: Setting, measure: string): readonly string[] =>
  askQuery(from, 'AUD-01').find((row) => row.measure === measure)!.events

test('AUD-01 counts of what was acquired from an item where the clock was compared', () => {
  const from = setting()
  const { world, people, caseId, item, image, authority } = from
  expect(shareOf(from, 'clock')).toBe('clock 0/1')
  expect(short(from, 'clock')).toEqual([image])
  const again = acquisitionDraft(people.collector, caseId, { source: item, authority })
  world.did(withFields(again, { clockOffset: 0 }))
  expect(shareOf(from, 'clock')).toBe('clock 1/2')
  world.did(acquisitionDraft(people.collector, caseId, { authority }))
  expect(shareOf(from, 'clock')).toBe('clock 1/2')
})

describe('AUD-01, handovers', () => {
  test('an offer that was answered is complete, and one that waits does not count yet', () => {
    const from = setting()
    expect(shareOf(from, 'handovers')).toBe('handovers 0/0')
    const expires = from.world.now() + hour
    const { id } = from.world.did(offerDraft(from, {}, { expires }))
    expect(shareOf(from, 'handovers', expires)).toBe('handovers 0/0')
    expect(shareOf(from, 'handovers', expires + 1)).toBe('handovers 0/1')
    from.world.did(acceptDraft(from, id))
    expect(shareOf(from, 'handovers', expires + 1)).toBe('handovers 1/1')
  })

  test('an offer that expired without an answer is not, whatever comes after it', () => {
    const from = setting()
    const first = from.world.did(offerDraft(from))
    from.world.wait(7200)
    from.world.did(cancelDraft(from, first.id, 'expired'))
    const second = from.world.did(offerDraft(from))
    from.world.did(acceptDraft(from, second.id))
    expect(shareOf(from, 'handovers')).toBe('handovers 0/1')
    expect(short(from, 'handovers')).toEqual([from.item])
  })

  test('an offer that waits for others is none until they approved it', () => {
    const demands = [{ act: 'transfer.offered', persons: 1, as: 'approval' }] as const
    const from = setting({ policy: { demands } })
    const { world, people } = from
    const later = world.now() + 2 * day
    const offer = world.did(offerDraft(from))
    expect(shareOf(from, 'handovers', later)).toBe('handovers 0/0')
    world.did(approvalDraft(people.supervisor, 'supervisor', offer))
    expect(shareOf(from, 'handovers', later)).toBe('handovers 0/1')
  })

  test('an offer that was taken back in time is none', () => {
    const from = setting()
    const { id } = from.world.did(offerDraft(from))
    from.world.did(cancelDraft(from, id, 'withdrawn'))
    expect(shareOf(from, 'handovers', from.world.now() + day)).toBe('handovers 0/0')
  })

  test('a refusal is an answer', () => {
    const from = setting()
    const { id: offer } = from.world.did(offerDraft(from))
    from.world.did({
      type: 'transfer.refused',
      by: from.people.custodian,
      role: 'custodian',
      chain: from.item,
      fields: { offer, reason: 'wrong-item' },
    })
    expect(shareOf(from, 'handovers')).toBe('handovers 1/1')
  })
})

describe('AUD-01, entries', () => {
  test('a receipt is asked of what was seized or surrendered, and of nothing else', () => {
    const from = setting()
    const { world, people, caseId, authority } = from
    expect(shareOf(from, 'receipts')).toBe('receipts 0/0')
    const seized = world.did(
      collectionDraft(people.collector, caseId, { mode: 'seized', authority }),
    )
    world.did(collectionDraft(people.collector, caseId, { mode: 'surrendered', authority }))
    world.did({
      type: 'receipt.issued',
      by: people.collector,
      role: 'collector',
      chain: seized.id,
      fields: { outcome: 'taken' },
    })
    expect(shareOf(from, 'receipts')).toBe('receipts 1/2')
    expect(short(from, 'receipts')).not.toContain(seized.id)
  })

  test('a witness is asked of what came from outside, not of an image of what is held', () => {
    const from = setting()
    const { world, people, caseId, authority, item } = from
    expect(shareOf(from, 'witness')).toBe('witness 0/1')
    world.did(witnessDraft(people.custodian, 'custodian', entryOf(from, item)))
    expect(shareOf(from, 'witness')).toBe('witness 1/1')
    world.did(acquisitionDraft(people.collector, caseId, { authority }))
    expect(shareOf(from, 'witness')).toBe('witness 1/2')
  })

  test('a quantity is asked of kinds that are weighed or counted', () => {
    const from = setting()
    const { world, people, caseId, authority } = from
    expect(shareOf(from, 'quantity')).toBe('quantity 0/0')
    world.did(collectionDraft(people.collector, caseId, { kind: 'drugs', authority }))
    expect(shareOf(from, 'quantity')).toBe('quantity 1/1')
    // The law takes no such entry; a record of before it did has one.
    const draft = collectionDraft(people.collector, caseId, { kind: 'cash', authority })
    const bare = world.place({ ...draft, amiss: { without: ['quantity'] } })
    world.enter(bare)
    expect(shareOf(from, 'quantity')).toBe('quantity 1/1')
  })

  test.each([
    ['a day', 0, 1],
    ['a millisecond more', 1, 0],
  ])(
    'who accepts an item first has %s after the latest moment at which it was taken',
    (_, more, found) => {
      const from = setting()
      const { world, people, caseId, authority } = from
      expect(shareOf(from, 'received-within-24-hours')).toBe('received-within-24-hours 0/0')
      // The entry, its registration and the offer take a second each, and the claim names a whole second.
      const occurredAt = world.now() + 3000 - 86_400_000 - 999 - more
      const { id: chain } = world.did({
        ...collectionDraft(people.collector, caseId, { authority }),
        occurredAt,
      })
      const offer = world.did(offerDraft(from, { chain }))
      world.did(acceptDraft(from, offer.id, { chain }))
      expect(shareOf(from, 'received-within-24-hours')).toBe(`received-within-24-hours ${found}/1`)
      const back = { by: people.custodian, role: 'custodian', chain } as const
      world.wait(2 * 86_400)
      const again = world.did(offerDraft(from, back, { to: people.collector.party }))
      world.did(acceptDraft(from, again.id, { by: people.collector, role: 'collector', chain }))
      expect(shareOf(from, 'received-within-24-hours')).toBe(`received-within-24-hours ${found}/1`)
    },
  )

  test('24 hours are counted from the latest moment that the claim allows', () => {
    const from = setting()
    const { world, people, caseId, authority } = from
    world.wait(3 * 86_400)
    const late = (ago: number): void => {
      const draft = collectionDraft(people.collector, caseId, { authority })
      world.did({ ...draft, occurredAt: world.now() - ago })
    }
    // A claim exact to the second leaves 999 milliseconds open.
    late(day + 999)
    expect(shareOf(from, 'within-24-hours')).toBe('within-24-hours 3/3')
    late(day + 1000)
    expect(shareOf(from, 'within-24-hours')).toBe('within-24-hours 3/4')
    const draft = collectionDraft(people.collector, caseId, { authority })
    world.did({ ...draft, occurredAt: world.now() - day - hour, precision: 'day' })
    expect(shareOf(from, 'within-24-hours')).toBe('within-24-hours 4/5')
  })
})

describe('the scope of AUD-01', () => {
  test('is that of the entry: who took it, of which kind, in which case, and when', () => {
    const from = setting()
    const { world, people, caseId } = from
    const of = (scope: Parameters<typeof askQuery>[2]): string | undefined =>
      figures(askQuery(from, 'AUD-01', scope)).at(-1)
    const all = 'within-24-hours 2/2'
    const none = 'within-24-hours 0/0'
    expect(of({ scope: { person: people.collector.party } })).toBe(all)
    expect(of({ scope: { person: people.custodian.party } })).toBe(none)
    expect(of({ scope: { case: caseId } })).toBe(all)
    expect(of({ scope: { case: people.custodian.party } })).toBe(none)
    expect(of({ scope: { kind: 'device' } })).toBe('within-24-hours 1/1')
    const { recordedAt } = entryOf(from, from.item)
    expect(of({ scope: { from: recordedAt, to: recordedAt + 1 } })).toBe('within-24-hours 1/1')
    expect(of({ scope: { to: recordedAt } })).toBe(none)
    expect(of({ scope: { from: world.now() } })).toBe(none)
  })

  test('the sentence says what is counted', () => {
    const { sentence } = askQuery(setting(), 'AUD-01').find(({ measure }) => measure === 'witness')!
    expect(sentence).toBe('A witness of the entry: 0 of 1 item that came in from outside (0 %).')
  })
})
