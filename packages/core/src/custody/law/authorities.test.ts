import { describe, expect, test } from 'vitest'
import {
  copied,
  fromNowOn,
  fromTheBeginning,
  quashed,
  taking,
  variationDraft,
  warrant,
} from '../../../../../test/support/law-authority.ts'
import { bundleOrder } from '../../../../../test/support/law-chronicle.ts'
import { examinationDraft } from '../../../../../test/support/law-ends.ts'
import {
  acquisitionDraft,
  approvalDraft,
  derivationDraft,
  setting,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import { itemStanding } from '../status/index.ts'
import { createCustodyRecord } from './create-record.ts'

const hour = 3_600_000

/** Items that the review finds tainted, by the entry or examination to which the point belongs. */
function found({ world }: Setting): readonly string[] {
  return [...world.state.review({ time: world.now() })]
    .filter(([, breaches]) => breaches.some(({ rule }) => rule === 'LEG-03'))
    .map(([event]) => event)
}

function sentenceOf({ world }: Setting, event: string): string | undefined {
  const breaches = world.state.review({ time: world.now() }).get(event)
  return breaches?.find(({ rule }) => rule === 'LEG-03')?.sentence
}

describe('an authority', () => {
  test('is on record as it was varied, as of each position', () => {
    const from = setting()
    const { world, caseId } = from
    const validFrom = world.now()
    const validUntil = validFrom + 9 * hour
    const kinds = ['device', 'cash'] as const
    const actions = ['item.collected'] as const
    const varies = warrant(from, { validFrom, validUntil, kinds, actions })
    const narrowed = world.did(variationDraft(from, 'narrowed', { varies, kinds: ['cash'] }))
    const ended = quashed(from, fromNowOn, varies)
    const authority = (index?: number) =>
      world.state.caseRecord(caseId, index)?.authorities.find(({ event }) => event === varies)
    const first = { validFrom, validUntil, actions, kinds, ended: false, variations: [] }
    expect(authority(narrowed.index)).toMatchObject(first)
    expect(authority(ended.index)).toMatchObject({ validUntil, kinds: ['cash'], ended: false })
    expect(authority()).toMatchObject({
      validUntil,
      kinds: ['cash'],
      ended: true,
      variations: [
        { event: narrowed.id, index: narrowed.index, change: 'narrowed' },
        { event: ended.id, index: ended.index, change: 'quashed', reach: 'from-now-on' },
      ],
    })
  })

  test('is judged as it stood when the act was done, whenever that is recorded', () => {
    const from = setting()
    const { world } = from
    const start = world.now()
    const varies = warrant(from, { validUntil: start + hour })
    world.wait(7200)
    const draft = variationDraft(from, 'extended', { varies, validUntil: start + 9 * hour })
    const at = (occurredAt: number) => world.asks({ ...taking(from, varies), occurredAt })
    expect(at(start + 2 * hour - 1)).toContain('LEG-02?')
    world.did({ ...draft, occurredAt: start + hour })
    expect(at(start + 2 * hour - 1)).not.toContain('LEG-02?')
    // Nobody was allowed anything by an extension that was still to come.
    world.did({ ...variationDraft(from, 'narrowed', { varies, validUntil: start + 2 * hour }) })
    expect(at(start + 2 * hour)).not.toContain('LEG-02?')
    expect(at(world.now())).toContain('LEG-02?')
  })

  test('is varied in the order of the record: no variation counts before the one that it follows', () => {
    const from = setting()
    const { world } = from
    const start = world.now()
    const varies = warrant(from, { kinds: ['device', 'cash'] })
    world.wait(60)
    const narrowed = variationDraft(from, 'narrowed', { varies, kinds: ['cash'] })
    const { recordedAt } = world.did(narrowed)
    const widened = variationDraft(from, 'extended', { varies, kinds: ['cash', 'device'] })
    world.did({ ...widened, occurredAt: start })
    const at = (occurredAt: number) => world.asks({ ...taking(from, varies), occurredAt })
    // By the first alone, which was in force then.
    expect(at(recordedAt)).not.toContain('LEG-02?')
    expect(at(recordedAt + 1000)).not.toContain('LEG-02?')
    const cash = world.state.caseRecord(from.caseId)?.authorities.at(-1)
    expect(cash?.kinds).toEqual(['cash', 'device'])
    world.did({
      ...variationDraft(from, 'narrowed', { varies, kinds: ['cash'] }),
      occurredAt: start,
    })
    expect(at(recordedAt)).not.toContain('LEG-02?')
    expect(at(recordedAt + 1000)).toContain('LEG-02?')
  })

  test('says in the sentence by what it is no longer what it was', () => {
    const from = setting()
    const { world, authority } = from
    const varied = world.did(variationDraft(from, 'narrowed', { kinds: ['cash'] }))
    const said = world.judge(taking(from)).find(({ rule }) => rule === 'LEG-02')
    expect(said?.sentence).toContain(`${authority} that it cites, as varied by event ${varied.id},`)
    expect(said?.sentence).toContain('of the kind device')
  })
})

describe('what was obtained under an authority that was quashed from the beginning', () => {
  test('is tainted with everything that came of it, and with a path; what is older is not', () => {
    const from = setting()
    const { world, people, caseId, item, image } = from
    const second = warrant(from)
    const own = world.did(
      acquisitionDraft(people.collector, caseId, { source: item, authority: second }),
    ).id
    const before = world.events.length
    const copy = copied(from, own)
    const { id: quashing, index } = quashed(from, fromTheBeginning, second)
    const later = world.did(
      derivationDraft(people.collector, copy, { relation: 'extract', kind: 'data' }, ['digests']),
    ).id
    const taint = { authority: second, quashed: quashing, event: own, by: 'entry' }
    const of = world.state.taintOf
    expect(of(own)).toEqual({ item: own, ...taint, path: [own] })
    expect(of(copy)).toEqual({ item: copy, ...taint, path: [copy, own] })
    expect(of(later)).toEqual({ item: later, ...taint, path: [later, copy, own] })
    for (const clean of [item, image]) expect(of(clean)).toBeUndefined()
    expect(of(copy, index)).toBeUndefined()
    expect(of(copy, index + 1)).toEqual(of(copy))
    expect(of(copy, before)).toBeUndefined()
    expect(of('ee'.repeat(32))).toBeUndefined()
    expect(found(from)).toEqual([own, copy, later])
    expect(sentenceOf(from, later)).toBe(
      `Item ${later} came of item ${copy}, which came of item ${own}, which was taken into custody under authority ${second}, which event ${quashing} quashed from the beginning.`,
    )
    expect(itemStanding(world.state, later)?.flags).toEqual([
      { flag: 'tainted', event: quashing, through: [copy, own] },
    ])
    expect(itemStanding(world.state, own)?.flags).toEqual([{ flag: 'tainted', event: quashing }])
  })

  test('by an examination, is what came of the item from where that began', () => {
    const from = setting()
    const { world, image, people } = from
    const second = warrant(from)
    const older = copied(from, image)
    const begun = world.did({
      type: 'exam.started',
      by: people.collector,
      role: 'examiner',
      chain: image,
      fields: {},
      sealed: ['justification'],
    })
    const during = copied(from, image)
    const started = { authority: second, started: begun.id }
    const exam = world.did(examinationDraft(from, started, [], image))
    const after = copied(from, image)
    quashed(from, fromTheBeginning, second)
    expect(found(from)).toEqual([exam.id, during, after])
    expect(world.state.taintOf(image)).toMatchObject({ event: exam.id, by: 'examination' })
    expect(world.state.taintOf(during)?.path).toEqual([during, image])
    expect(world.state.taintOf(older)).toBeUndefined()
    expect(sentenceOf(from, exam.id)).toContain(`Item ${image} was examined by event ${exam.id}`)
  })

  test('by an examination, is what it names as its outputs, however old', () => {
    const from = setting()
    const { world, image } = from
    const second = warrant(from)
    const other = copied(from, image)
    const output = copied(from, image)
    const of = copied(from, output)
    const fields = { authority: second, outputs: [output] }
    const exam = world.did(examinationDraft(from, fields, ['justification'], image))
    quashed(from, fromTheBeginning, second)
    expect(found(from)).toEqual([exam.id, output, of])
    expect(world.state.taintOf(of)?.path).toEqual([of, output, image])
    expect(world.state.taintOf(other)).toBeUndefined()
  })

  test('has one cause, in whichever order its chains are read', () => {
    const from = setting()
    const { world, image, people } = from
    const second = warrant(from)
    const made = derivationDraft(
      people.collector,
      image,
      { relation: 'extract', kind: 'data', authority: second },
      ['digests'],
    )
    const { id: child } = world.did(made)
    const fields = { authority: second, outputs: [child] }
    world.did(examinationDraft(from, fields, ['justification'], image))
    quashed(from, fromTheBeginning, second)
    const again = createCustodyRecord()
    for (const event of bundleOrder(world.events)) again.enter(event)
    expect(world.state.taintOf(child)).toMatchObject({ by: 'entry', path: [child] })
    expect(again.taintOf(child)).toEqual(world.state.taintOf(child))
    const time = world.now()
    expect([...again.review({ time })].toSorted()).toEqual(
      [...world.state.review({ time })].toSorted(),
    )
  })

  test('by a test that used up a part, is what was left', () => {
    const from = setting()
    const { world, people, item } = from
    const second = warrant(from)
    const { id } = world.did({
      type: 'sample.consumed',
      by: people.collector,
      role: 'examiner',
      chain: item,
      fields: { authority: second },
    })
    quashed(from, fromTheBeginning, second)
    expect(found(from)).toEqual([id])
  })

  test('by an examination that waited, from the examination on, and known from the approval on', () => {
    const demands = [{ act: 'exam.completed', persons: 1, as: 'approval' }] as const
    const from = setting({ policy: { demands } })
    const { world, people, image } = from
    const second = warrant(from)
    const exam = world.did(examinationDraft(from, { authority: second }, ['justification'], image))
    const copy = copied(from, image)
    quashed(from, fromTheBeginning, second)
    expect(found(from)).toEqual([])
    const approval = world.did(approvalDraft(people.supervisor, 'supervisor', exam))
    expect(found(from)).toEqual([exam.id, copy])
    expect(world.state.taintOf(copy, approval.index)).toBeUndefined()
  })

  test('is found alike in the order of the log and chain by chain', () => {
    const from = setting()
    const { world, caseId, people, item } = from
    const second = warrant(from)
    quashed(from)
    const own = world.did(
      acquisitionDraft(people.collector, caseId, { source: item, authority: second }),
    ).id
    copied(from, own)
    world.did(examinationDraft(from, { authority: second }, ['justification'], own))
    quashed(from, fromTheBeginning, second)
    const again = createCustodyRecord()
    for (const event of bundleOrder(world.events)) {
      expect(again.enter(event)).toEqual(world.state.event(event.id)!.breaches)
    }
    const time = world.now()
    expect(again.review({ time })).toEqual(world.state.review({ time }))
    for (const { id, index } of world.events) {
      expect(again.taintOf(id)).toEqual(world.state.taintOf(id))
      expect(again.taintOf(own, index)).toEqual(world.state.taintOf(own, index))
    }
    expect(found(from).length).toBeGreaterThan(3)
  })

  test('is told with its beginning and its end where the way is long', () => {
    const from = setting()
    const way = [from.image]
    for (let i = 0; i < 12; i++) way.unshift(copied(from, way[0]!))
    quashed(from)
    const told = (id: string) => sentenceOf(from, id)?.match(/item [0-9a-f]{64}|others/g)
    expect(from.world.state.taintOf(way[0]!)?.path).toEqual(way)
    // The image was taken under the authority itself; so was the device, which is a point of its own.
    expect(told(way[5]!)).toEqual(way.slice(6).map((id) => `item ${id}`))
    expect(told(way[0]!)).toEqual([
      ...way.slice(1, 7).map((id) => `item ${id}`),
      'others',
      `item ${from.image}`,
    ])
  })
})
