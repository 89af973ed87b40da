import { expect, test } from 'vitest'
import {
  fromTheBeginning,
  quashed,
  variationDraft,
} from '../../../../../test/support/law-authority.ts'
import {
  answerDraft,
  challengeDraft,
  clearanceDraft,
  courtDraft,
  draft,
  examinationDraft,
  incidentDraft,
  newcomer,
  sightingDraft,
} from '../../../../../test/support/law-ends.ts'
import { roleRevocationDraft } from '../../../../../test/support/law-people.ts'
import {
  accessDraft,
  cancelDraft,
  copyDraft,
  entryOf,
  grantDraft,
  noteDraft,
  offerDraft,
  setting,
  storingDraft,
  witnessDraft,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import { consented } from '../../../../../test/support/provocations/consents.ts'
import { holdDraft, releaseDraft } from '../../../../../test/support/provocations/holds.ts'
import { openingDraft, sealDraft } from '../../../../../test/support/law-seals.ts'
import type { LawDraft } from '../../../../../test/support/law-world.ts'
import { createCustodyRecord } from './create-record.ts'
import type { PlacedEvent } from './placed-event.ts'

/** A draft that is recorded over and over, and what changes in its fields each time. */
interface Repeated {
  readonly draft: LawDraft
  readonly fields?: (last: PlacedEvent, now: number) => object
}

/** The events of the setting, and then these in turn, each at the end of its chain, a millisecond apart. */
function manyOf(
  from: Setting,
  size: number,
  repeated: readonly Repeated[],
): readonly PlacedEvent[] {
  const events = [...from.world.events]
  const ends = new Map<string, { readonly seq: number; readonly prev: string }>()
  const follow = ({ chain, id, payload }: PlacedEvent): void =>
    void ends.set(chain, { seq: payload.seq + 1, prev: id })
  events.forEach(follow)
  const templates = repeated.map(({ draft }) => from.world.place(draft))
  let last = events.at(-1)!
  for (let index = events.length; index < size; index++) {
    const turn = index % repeated.length
    const { payload, ...template } = templates[turn]!
    const recordedAt = last.recordedAt + 1
    const fields = { ...payload.fields, ...repeated[turn]!.fields?.(last, recordedAt) }
    const id = index.toString(16).padStart(64, '0')
    const placed = { ...payload, ...ends.get(template.chain)!, fields }
    last = { ...template, id, index, recordedAt, payload: placed } as PlacedEvent
    follow(last)
    events.push(last)
  }
  return events
}

/** Seconds of processor time, which other programs on the machine do not change. */
function secondsToFold(events: readonly PlacedEvent[]): number {
  const record = createCustodyRecord()
  const refused: string[] = []
  const began = process.cpuUsage()
  for (const event of events) {
    for (const { rule, weight } of record.enter(event)) if (weight === 'refused') refused.push(rule)
  }
  record.review({ time: events.at(-1)!.recordedAt })
  const { user, system } = process.cpuUsage(began)
  expect(refused).toEqual([])
  expect(record.event(events.at(-1)!.id)).toMatchObject({ index: events.length - 1 })
  return (user + system) / 1e6
}

/** Four times the events take about four times as long. If time were quadratic, it would be sixteen. */
function expectLinear(events: readonly PlacedEvent[]): void {
  const part = events.slice(0, events.length / 4)
  const least = (list: readonly PlacedEvent[]): number =>
    Math.min(secondsToFold(list), secondsToFold(list), secondsToFold(list))
  const [short, long] = [least(part), least(events)]
  expect(long / short).toBeLessThan(10)
}

const size = 60_000

test('one item that is offered and taken back thirty thousand times', () => {
  const from = setting()
  const offer: Repeated = {
    draft: offerDraft(from),
    fields: (_last, now) => ({ expires: now + 1000 }),
  }
  const cancel: Repeated = {
    draft: cancelDraft(from, '', 'withdrawn'),
    fields: ({ id }) => ({ offer: id }),
  }
  const isEven = from.world.events.length % 2 === 0
  expectLinear(manyOf(from, size, isEven ? [offer, cancel] : [cancel, offer]))
})

test('one person who is given a role thirty thousand times, and acts in it', () => {
  const from = setting()
  const { world, people, caseId } = from
  world.did(grantDraft(from, people.defender, 'supervisor'))
  expectLinear(
    manyOf(from, size, [
      {
        draft: grantDraft(from, people.defender, 'supervisor'),
        fields: (_last, now) => ({ until: now + 1e9 + (now % 7) }),
      },
      { draft: noteDraft(people.defender, 'supervisor', caseId) },
    ]),
  )
})

test('one item that is looked at sixty thousand times', () => {
  const from = setting()
  const { world, people, item, authority } = from
  const { chain } = world.did(accessDraft(people.officer, 'officer', item, { authority }))
  const draft = accessDraft(people.officer, 'officer', item, { authority, chain })
  expectLinear(manyOf(from, size, [{ draft }]))
})

test('one item that is lost and found, disputed and answered for, fifteen thousand times', () => {
  const from = setting()
  const { people, item } = from
  const entry = entryOf(from, item)
  expectLinear(
    manyOf(from, size, [
      { draft: incidentDraft(from, 'loss') },
      { draft: incidentDraft(from, 'found') },
      { draft: challengeDraft(from, entry) },
      {
        draft: answerDraft(people.officer, 'officer', entry),
        fields: ({ id }) => ({ challenge: id }),
      },
    ]),
  )
})

test('one case whose items are counted and brought before a court thirty thousand times', () => {
  const from = setting()
  const { item, image } = from
  const prosecutor = newcomer(from, 'prosecutor')
  from.world.did(courtDraft(prosecutor, from, 'lodged', [item, image]))
  expectLinear(
    manyOf(from, size, [
      { draft: sightingDraft(from, [{ item, result: 'not-seen' }]) },
      { draft: courtDraft(prosecutor, from, 'admitted', [item, image]) },
    ]),
  )
})

test('one authority that is narrowed to fewer and fewer days, and cited each time', () => {
  const from = setting()
  const { people, authority } = from
  const access = from.world.did(accessDraft(people.officer, 'officer', from.item, { authority }))
  const start = from.world.now()
  const last = start + 1e9
  const events = manyOf(from, size, [
    {
      draft: variationDraft(from, 'narrowed'),
      fields: (_last, now) => ({ validUntil: last + start - now }),
    },
    {
      draft: accessDraft(people.officer, 'officer', from.item, { authority, chain: access.chain }),
    },
  ])
  expectLinear(events)
})

/** A copy of a copy of a copy, each registered in the chain of the one before it. */
function copiesOf(from: Setting, count: number, more: object = {}): readonly PlacedEvent[] {
  const { world, people, image } = from
  const copy = world.place(copyDraft(people.collector, image))
  const registration = world.place({
    type: 'item.registered',
    by: world.service,
    role: 'service',
    chain: image,
    fields: { chain: image },
  })
  const events = [...world.events]
  let end = { chain: image, seq: registration.payload.seq, prev: registration.payload.prev }
  for (let i = 0; i < count; i++) {
    const { recordedAt } = events.at(-1)!
    const place = (offset: number) => ({
      id: (events.length + 1e6).toString(16).padStart(64, '0'),
      index: events.length,
      recordedAt: recordedAt + offset,
    })
    const entry = place(1)
    const fields = { ...copy.payload.fields, ...more, source: end.chain }
    const entered = { ...copy.payload, fields }
    events.push({ ...copy, ...entry, chain: entry.id, payload: entered } as PlacedEvent)
    const { chain, seq, prev } = end
    const registered = { ...registration.payload, seq, prev, fields: { chain: entry.id } }
    events.push({ ...registration, ...place(2), chain, payload: registered } as PlacedEvent)
    end = { chain: entry.id, seq: 1, prev: entry.id }
  }
  return events
}

test('thirty thousand copies, each of the one before it, of what a quashed warrant yielded', () => {
  const from = setting()
  quashed(from, fromTheBeginning)
  const events = copiesOf(from, size / 2)
  expectLinear(events.slice(0, events.length - (events.length % 8)))
})

test('thirty thousand copies, each of the one before it, under a consent for the first', () => {
  const from = setting()
  const { id } = consented(from, { chain: from.image })
  const events = copiesOf(from, size / 2, { authority: id })
  expectLinear(events.slice(0, events.length - (events.length % 8)))
})

test('one case that is on hold and released thirty thousand times, and whose items wait for their end', () => {
  const from = setting()
  const { people, caseId } = from
  expectLinear(
    manyOf(from, size, [
      { draft: holdDraft(from, { chain: caseId }) },
      {
        draft: releaseDraft(people.officer, 'officer', entryOf(from, caseId)),
        fields: ({ id }) => ({ hold: id }),
      },
      { draft: clearanceDraft(from) },
      { draft: holdDraft(from) },
      {
        draft: releaseDraft(people.officer, 'officer', entryOf(from, from.item)),
        fields: ({ id }) => ({ hold: id }),
      },
    ]),
  )
})

test('one person whose role is given and taken twenty thousand times, among as many grants that stay', () => {
  const from = setting()
  const { world, people } = from
  const draft = grantDraft(from, people.defender, 'judge')
  const until = (now: number): number => now + 1e9 + (now % 7)
  const stays: Repeated = { draft, fields: (_last, now) => ({ until: until(now) }) }
  const taken: Repeated = {
    draft: roleRevocationDraft(from, people.defender, 'judge', {}, { grant: world.ledger }),
    fields: ({ id }) => ({ grant: id }),
  }
  const turns = [stays, stays, taken]
  const shift = world.events.length % 3
  expectLinear(manyOf(from, size, [...turns.slice(3 - shift), ...turns.slice(0, 3 - shift)]))
})

test('one item that is sealed, opened and examined fifteen thousand times', () => {
  const from = setting()
  const { people, item, authority } = from
  const seals = (now: number): readonly string[] => [`S${now}`]
  const start = draft('exam.started', people.collector, 'examiner', item, { authority }, [
    'justification',
  ])
  const turns: readonly Repeated[] = [
    { draft: sealDraft(from, ['S']), fields: (_last, now) => ({ seals: seals(now) }) },
    { draft: openingDraft(from, ['S']), fields: (_last, now) => ({ seals: seals(now - 1) }) },
    { draft: start },
    { draft: examinationDraft(from), fields: ({ id }) => ({ started: id }) },
  ]
  const shift = from.world.events.length % 4
  expectLinear(manyOf(from, size, [...turns.slice(4 - shift), ...turns.slice(0, 4 - shift)]))
})

test('one person who acts thirty thousand times before the same witness', () => {
  const from = setting()
  const { people, item } = from
  const stored: Repeated = { draft: storingDraft(people.collector, 'collector', item) }
  const witnessed: Repeated = {
    draft: witnessDraft(people.officer, 'officer', entryOf(from, item)),
    fields: ({ id }) => ({ event: id }),
  }
  const isEven = from.world.events.length % 2 === 0
  expectLinear(manyOf(from, size, isEven ? [stored, witnessed] : [witnessed, stored]))
})
