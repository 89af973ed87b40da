import { expect, test } from 'vitest'
import {
  answerDraft,
  challengeDraft,
  courtDraft,
  incidentDraft,
  newcomer,
  sightingDraft,
} from '../../../../../test/support/law-ends.ts'
import {
  accessDraft,
  cancelDraft,
  entryOf,
  grantDraft,
  noteDraft,
  offerDraft,
  setting,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
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
