import { describe, expect, test } from 'vitest'
import { askQuery } from '../../../../../test/support/audit.ts'
import { clearanceDraft, draft } from '../../../../../test/support/law-ends.ts'
import {
  collectionDraft,
  setting,
  storingDraft,
  witnessDraft,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import { enrolled } from '../../../../../test/support/provocations/alone.ts'
import type { LawPerson } from '../../../../../test/support/law-world.ts'

interface Deeds {
  readonly by?: LawPerson
  readonly counts?: LawPerson
  readonly ends?: 'claimed' | 'witnessed'
}

/** Somebody takes an item and stores it; somebody counts it, and its end comes, as far as the test says so. */
function way(from: Setting, { by = from.people.collector, counts, ends }: Deeds): string {
  const { world, people, caseId } = from
  const { id: item } = world.did(collectionDraft(by, caseId))
  world.did(storingDraft(by, 'collector', item))
  if (counts !== undefined) {
    const sightings = [{ item, result: 'seen' }] as const
    world.did(draft('inventory.recorded', counts, 'oversight', caseId, { sightings }))
  }
  if (ends === undefined) return item
  const clearance = world.did(clearanceDraft(from, {}, item)).id
  const said = { clearance, disposal: 'destroyed' } as const
  const claim = world.did(draft('item.disposed', by, 'collector', item, said))
  if (ends === 'witnessed') world.did(witnessDraft(people.officer, 'officer', claim))
  return item
}

const told = (from: Setting): readonly string[] =>
  askQuery(from, 'SOD-01').map(
    ({ measure, count, of, rule }) => `${measure} ${count}/${of}${rule === undefined ? '' : '!'}`,
  )

describe('SOD-01', () => {
  test('counts the items with which one person did two things or more, most first', () => {
    const from = setting()
    const { people } = from
    expect(told(from)).toEqual([])
    const first = way(from, { counts: people.overseer })
    expect(told(from)).toEqual(['took-stored 1/3'])
    const second = way(from, { ends: 'claimed' })
    expect(told(from)).toEqual(['took-stored 2/4'])
    const third = way(from, { ends: 'witnessed' })
    expect(told(from)).toEqual(['took-stored-ended 1/5', 'took-stored 2/5'])
    const [most, some] = askQuery(from, 'SOD-01')
    expect(most).toMatchObject({ person: people.collector.party, events: [third], total: 1 })
    expect(some).toMatchObject({ events: [first, second], total: 2 })
    expect(some?.sentence).toBe(
      `2 of 5 items (40 %): person ${people.collector.party} took them into custody and stored them.`,
    )
  })

  test('says where one human being did all, under whatever name, and the law asks why', () => {
    const from = setting()
    const [he, watch] = ['he', 'he, who counts'].map((name, i) =>
      enrolled(from, name, i === 0 ? 'collector' : 'oversight', 'he'),
    )
    way(from, { by: he!, counts: watch!, ends: 'claimed' })
    expect(told(from)).toEqual(['took-stored-counted 1/3'])
    const item = way(from, { by: he!, counts: watch!, ends: 'witnessed' })
    expect(told(from)).toEqual(['took-stored-counted-ended 1/4!', 'took-stored-counted 1/4'])
    const [row] = askQuery(from, 'SOD-01')
    expect(row).toMatchObject({ person: he!.party, rule: 'SOD-01', events: [item] })
    expect(row?.sentence).toBe(
      `1 of 4 items (25 %): person ${he!.party} took it into custody, stored it, counted it in an inventory and brought its custody to an end; the law asks why nobody else did any of it.`,
    )
  })

  test('looks at the items whose entry falls under the scope, and at all that was done with them', () => {
    const from = setting()
    const { world, people } = from
    way(from, {})
    world.wait(86_400)
    const scope = { from: world.now() }
    way(from, {})
    expect(askQuery(from, 'SOD-01', { scope })).toMatchObject([{ count: 1, of: 1 }])
    const other = { scope: { person: people.officer.party } }
    expect(askQuery(from, 'SOD-01', other)).toEqual([])
  })
})
