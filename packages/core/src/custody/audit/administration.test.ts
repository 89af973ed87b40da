import { describe, expect, test } from 'vitest'
import { askQuery, figures } from '../../../../../test/support/audit.ts'
import {
  correctionDraft,
  entryOf,
  grantDraft,
  noteDraft,
  restoreDraft,
  revocationDraft,
  setting,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import {
  agreementDraft,
  endingDraft,
  roleRevocationDraft,
} from '../../../../../test/support/law-people.ts'
import { plainPolicy } from '../../../../../test/support/law-world.ts'
import type { LawPerson } from '../../../../../test/support/law-world.ts'
import type { Role } from '../../wire/index.ts'

const enrolled = 'people 7'

const of = (from: Setting): readonly string[] => figures(askQuery(from, 'AUD-04'))

describe('AUD-04', () => {
  test('counts no act on an item, and no remark', () => {
    const from = setting()
    expect(of(from)).toEqual([enrolled])
    from.world.did(noteDraft(from.people.officer, 'officer', from.item))
    expect(of(from)).toEqual([enrolled])
  })

  test('counts each kind of act at the desk', () => {
    const from = setting()
    const { world, people } = from
    world.did(grantDraft(from, people.collector, 'courier'))
    world.did(grantDraft(from, people.collector, 'clerk'))
    world.did(revocationDraft(from, people.defender))
    world.did(agreementDraft(from))
    world.did(restoreDraft(from))
    world.did({
      type: 'policy.adopted',
      by: people.registrar,
      role: 'founder',
      chain: world.ledger,
      fields: { policy: plainPolicy },
    })
    world.did(endingDraft(from, people.supervisor))
    expect(of(from)).toEqual([
      'policies 1',
      'people 8',
      'roles 2',
      'keys 1',
      'restores 1',
      'agreements 1',
    ])
  })

  test('counts a correction for who made it, with the entry and one sentence', () => {
    const from = setting()
    const { world, people, item } = from
    const draft = correctionDraft(people.collector, 'collector', entryOf(from, item), 'exhibit')
    const { id } = world.did(draft)
    const { party } = people.collector
    expect(askQuery(from, 'AUD-04').find(({ measure }) => measure === 'corrections')).toEqual({
      measure: 'corrections',
      person: party,
      count: 1,
      events: [id],
      total: 1,
      sentence: `Person ${party} corrected an entry once.`,
    })
  })

  test('counts what the ledger exported, without calling it a person', () => {
    const from = setting()
    const { world, caseId } = from
    world.did({
      type: 'bundle.exported',
      by: world.service,
      role: 'service',
      chain: caseId,
      fields: { scope: 'case', profile: { name: 'full', digest: 'f'.repeat(64) }, heads: [] },
    })
    const [row] = askQuery(from, 'AUD-04', { scope: { person: world.service.party } })
    expect(row).toMatchObject({ measure: 'exports', count: 1 })
    expect(row?.sentence).toBe(`A bundle was exported once, by ${world.service.party}.`)
  })

  test('counts what the ledger disclosed later beside what it exported', () => {
    const from = setting()
    const { world, caseId, item } = from
    world.did({
      type: 'values.disclosed',
      by: world.service,
      role: 'service',
      chain: caseId,
      fields: { events: [entryOf(from, item).id], disclosed: ['description'] },
    })
    const [row] = askQuery(from, 'AUD-04', { scope: { person: world.service.party } })
    expect(row).toMatchObject({ measure: 'disclosures', count: 1 })
    expect(row?.sentence).toBe(`Values were disclosed later once, by ${world.service.party}.`)
  })

  test('counts an act that took several entries once', () => {
    const from = setting()
    const { world, people } = from
    const act = { id: 'ab'.repeat(16), count: 2 }
    for (const role of ['courier', 'clerk'] as const) {
      world.did(grantDraft(from, people.collector, role, {}, { act }))
    }
    expect(of(from)).toContain('roles 1')
    world.did(
      grantDraft(from, people.collector, 'witness', {}, { act: { ...act, id: '00'.repeat(16) } }),
    )
    expect(of(from)).toContain('roles 2')
  })

  test('does not count two acts once because they carry one id', () => {
    const from = setting()
    const { world, people } = from
    const act = { id: 'ab'.repeat(16), count: 2 }
    const grant = (role: Role, by: LawPerson, as: Role): void =>
      void world.did(grantDraft(from, people.defender, role, { by, role: as }, { act }))
    // Of another person, and of another type.
    grant('courier', people.registrar, 'registrar')
    grant('clerk', people.supervisor, 'supervisor')
    expect(of(from)).toEqual([enrolled, 'roles 1', 'roles 1'])
    const by = { by: people.registrar, role: 'supervisor' } as const
    world.did(roleRevocationDraft(from, people.defender, 'courier', by, { act }))
    expect(of(from)).toEqual([enrolled, 'roles 2', 'roles 1'])
  })

  test('counts what goes by the id of an act beyond the entries that it is said to have', () => {
    const from = setting()
    const { world, people } = from
    const more = (count: number): void => {
      const act = { id: 'ab'.repeat(16), count }
      world.did(grantDraft(from, people.collector, 'courier', {}, { act }))
    }
    for (const counted of ['roles 1', 'roles 1', 'roles 2', 'roles 3']) {
      more(2)
      expect(of(from)).toEqual([enrolled, counted])
    }
    more(5)
    expect(of(from)).toEqual([enrolled, 'roles 4'])
  })

  test('passes over what the law refuses', () => {
    const from = setting()
    const { world, people } = from
    const draft = grantDraft(from, people.supervisor, 'clerk', {
      by: people.supervisor,
      role: 'supervisor',
    })
    const refused = world.enter(world.place(draft))
    expect(refused.map(({ weight }) => weight)).toContain('refused')
    expect(of(from)).toEqual([enrolled])
  })

  test('looks at who signed', () => {
    const from = setting()
    const { officer, registrar } = from.people
    const by = (person: string): readonly string[] =>
      figures(askQuery(from, 'AUD-04', { scope: { person } }))
    expect(by(officer.party)).toEqual([])
    expect(by(registrar.party)).toEqual([enrolled])
  })
})
