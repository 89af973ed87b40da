import { describe, expect, test } from 'vitest'
import { askQuery, figures } from '../../../../../test/support/audit.ts'
import {
  collectionDraft,
  noteDraft,
  setting,
  witnessDraft,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import { enrolled } from '../../../../../test/support/provocations/alone.ts'
import type { LawPerson } from '../../../../../test/support/law-world.ts'

/** The collector, or another, takes something, and these people state that they were there. */
function taken(
  { world, people, caseId, authority }: Setting,
  by: readonly LawPerson[],
  taker = people.collector,
): void {
  const event = world.did(collectionDraft(taker, caseId, { authority }))
  for (const person of by) {
    const role = person === people.custodian ? 'custodian' : 'officer'
    world.did(witnessDraft(person, role, event))
  }
}

/** How often the rule of the same name speaks. */
const ofTheRule = (from: Setting): number =>
  askQuery(from, 'points').filter(({ rule }) => rule === 'SOD-05').length

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
      `Person ${custodian.party} witnessed 2 of 2 witnessed acts of person ${collector.party} (100 %).`,
    )
  })

  test('says from the tenth act on, as the rule does, that it is always the same person', () => {
    const from = setting()
    const { custodian, officer } = from.people
    for (let i = 0; i < 9; i++) taken(from, [custodian])
    expect(of(from)).toEqual(['pair 9/9'])
    expect(ofTheRule(from)).toBe(0)
    taken(from, [custodian])
    expect(of(from)).toEqual(['always-the-same 10/10'])
    expect(ofTheRule(from)).toBe(1)
    expect(askQuery(from, 'SOD-05')[0]?.sentence).toMatch(
      /^Person \w+ witnessed all 10 acts of person \w+ that anybody witnessed\.$/,
    )
    taken(from, [officer])
    expect(of(from)).toEqual(['pair 10/11', 'pair 1/11'])
  })

  test('takes two party ids of one human being for one person, who witnesses and whose acts are witnessed', () => {
    const from = setting()
    const { custodian } = from.people
    const [he, heToo] = ['he', 'he again'].map((name) => enrolled(from, name, 'collector', 'he'))
    const [she, sheToo] = ['she', 'she again'].map((name) => enrolled(from, name, 'officer', 'she'))
    for (let i = 0; i < 5; i++) taken(from, [she!], he)
    for (let i = 0; i < 5; i++) taken(from, [sheToo!], heToo)
    expect(of(from)).toEqual(['always-the-same 10/10'])
    expect(ofTheRule(from)).toBe(1)
    expect(askQuery(from, 'SOD-05')).toMatchObject([{ person: he!.party, other: she!.party }])
    taken(from, [she!, sheToo!, custodian], he)
    expect(of(from)).toEqual(['always-the-same 11/11', 'pair 1/11'])
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
