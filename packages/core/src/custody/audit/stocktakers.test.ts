import { describe, expect, test } from 'vitest'
import { askQuery, figures } from '../../../../../test/support/audit.ts'
import { draft, sightingDraft } from '../../../../../test/support/law-ends.ts'
import { collectionDraft, setting } from '../../../../../test/support/law-setting.ts'
import { enrolled } from '../../../../../test/support/provocations/alone.ts'

describe('SOD-04', () => {
  test('counts inventories and what they looked for, by who took them', () => {
    const from = setting()
    const { world, people, item, image } = from
    expect(askQuery(from, 'SOD-04')).toEqual([])
    world.did(sightingDraft(from, [{ item, result: 'seen' }]))
    const seen = { item, result: 'seen' } as const
    world.did(sightingDraft(from, [seen, { item: image, result: 'not-seen' }]))
    const rows = askQuery(from, 'SOD-04')
    expect(figures(rows)).toEqual(['inventories 2', 'of-his-own 0/2', 'as-registrar 0/2'])
    expect(rows.map(({ isUsual }) => isUsual)).toEqual([undefined, true, true])
    expect(rows[0]?.sentence).toBe(
      `Person ${people.overseer.party} took 2 inventories and looked for 3 items.`,
    )
    expect(askQuery(from, 'SOD-04', { scope: { person: people.officer.party } })).toEqual([])
  })

  test('tells who counts what he holds himself, once for each inventory', () => {
    const from = setting()
    const { world, caseId } = from
    const he = enrolled(from, 'he', 'collector')
    const watch = enrolled(from, 'he, who counts', 'oversight', 'he')
    const items = [1, 2].map(() => world.did(collectionDraft(he, caseId)).id)
    const sightings = items.map((item) => ({ item, result: 'seen' }) as const)
    const event = world.did(draft('inventory.recorded', watch, 'oversight', caseId, { sightings }))
    const [, own] = askQuery(from, 'SOD-04')
    expect(own).toMatchObject({ measure: 'of-his-own', count: 1, of: 1, events: [event.id] })
    expect(own?.isUsual).toBeUndefined()
    expect(own?.sentence).toBe(
      `Of what he held himself: 1 of 1 inventory of person ${watch.party} (100 %).`,
    )
  })

  test('tells who keeps the record too, under whatever name, from when on he does', () => {
    const from = setting()
    const { world, caseId, item } = from
    const watch = enrolled(from, 'she', 'oversight')
    const sightings = [{ item, result: 'seen' }] as const
    const look = (): unknown =>
      world.did(draft('inventory.recorded', watch, 'oversight', caseId, { sightings }))
    look()
    enrolled(from, 'she, who enrols', 'registrar', 'she')
    look()
    expect(figures(askQuery(from, 'SOD-04'))).toContain('as-registrar 1/2')
  })
})
