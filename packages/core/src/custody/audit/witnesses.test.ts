import { describe, expect, test } from 'vitest'
import { askQuery, figures } from '../../../../../test/support/audit.ts'
import {
  collectionDraft,
  noteDraft,
  setting,
  witnessDraft,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import type { LawPerson } from '../../../../../test/support/law-world.ts'

/** The collector takes something, and these people state that they were there. */
function taken({ world, people, caseId, authority }: Setting, by: readonly LawPerson[]): void {
  const event = world.did(collectionDraft(people.collector, caseId, { authority }))
  for (const person of by) {
    const role = person === people.custodian ? 'custodian' : 'officer'
    world.did(witnessDraft(person, role, event))
  }
}

const of = (from: Setting): readonly string[] => figures(askQuery(from, 'SOD-05'))

describe('SOD-05', () => {
  test('counts pairs and their share of the witnessed acts alone', () => {
    const from = setting()
    const { custodian, officer } = from.people
    expect(of(from)).toEqual([])
    taken(from, [custodian])
    taken(from, [])
    taken(from, [custodian, officer])
    expect(of(from)).toEqual(['pair 2/2', 'pair 1/2'])
    const [first] = askQuery(from, 'SOD-05')
    const { collector } = from.people
    expect(first).toMatchObject({ person: collector.party, other: custodian.party, total: 2 })
    expect(first?.sentence).toBe(
      `Of 2 witnessed acts of person ${collector.party}, person ${custodian.party} witnessed 2 (100 %).`,
    )
  })

  test('says from the fifth act on that it is always the same person', () => {
    const from = setting()
    const { custodian, officer } = from.people
    for (let i = 0; i < 4; i++) taken(from, [custodian])
    expect(of(from)).toEqual(['pair 4/4'])
    taken(from, [custodian])
    expect(of(from)).toEqual(['always-the-same 5/5'])
    expect(askQuery(from, 'SOD-05')[0]?.sentence).toMatch(/witnessed every one\.$/)
    taken(from, [officer])
    expect(of(from)).toEqual(['pair 5/6', 'pair 1/6'])
  })

  test('tells the acts of people apart, and looks at who did them', () => {
    const from = setting()
    const { world, people, item } = from
    taken(from, [people.custodian])
    const note = world.did(noteDraft(people.officer, 'officer', item))
    world.did(witnessDraft(people.custodian, 'custodian', note))
    expect(of(from)).toEqual(['pair 1/1', 'pair 1/1'])
    const by = (person: LawPerson): number =>
      askQuery(from, 'SOD-05', { scope: { person: person.party } }).length
    expect(by(people.officer)).toBe(1)
    expect(by(people.custodian)).toBe(0)
  })
})
