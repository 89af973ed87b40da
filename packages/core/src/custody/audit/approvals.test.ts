import { describe, expect, test } from 'vitest'
import { askQuery, figures } from '../../../../../test/support/audit.ts'
import { disposalDraft, cleared } from '../../../../../test/support/law-ends.ts'
import {
  approvalDraft,
  correctionDraft,
  entryOf,
  setting,
  storingDraft,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import type { LawPerson } from '../../../../../test/support/law-world.ts'

const approved = { act: 'item.stored', persons: 1, as: 'approval', roles: ['supervisor'] } as const

/** The collector stores the device where storing wants an approval, and these people give theirs. */
function stored(from: Setting, by: readonly LawPerson[]): void {
  const { world, people, item } = from
  const act = world.did(storingDraft(people.collector, 'collector', item))
  for (const person of by) world.did(approvalDraft(person, 'supervisor', act))
}

const of = (from: Setting, time = from.world.now()): readonly string[] =>
  figures(askQuery(from, 'SOD-02', { time }))

describe('SOD-02', () => {
  test('counts who approved whose acts, and their share of the approved acts', () => {
    const from = setting({ policy: { demands: [approved] } })
    const { registrar, supervisor, collector } = from.people
    expect(of(from)).toEqual([])
    stored(from, [supervisor])
    stored(from, [supervisor])
    stored(from, [registrar])
    expect(of(from)).toEqual(['pair 2/3', 'pair 1/3'])
    const [first] = askQuery(from, 'SOD-02')
    expect(first).toMatchObject({ person: collector.party, other: supervisor.party, total: 2 })
    expect(first?.sentence).toBe(
      `Person ${supervisor.party} approved 2 of 3 approved acts of person ${collector.party} (66.7 %).`,
    )
    const scope = { person: supervisor.party }
    expect(askQuery(from, 'SOD-02', { scope })).toEqual([])
  })

  test('counts what still waits, and what came to nothing', () => {
    const from = setting({ policy: { demands: [approved] } })
    const { world } = from
    stored(from, [])
    stored(from, [])
    const lifetime = 3 * 86_400_000
    expect(of(from)).toEqual(['waiting 2'])
    expect(of(from, world.now() + lifetime + 10_000)).toEqual(['lapsed 2'])
    const scope = { person: from.people.custodian.party }
    expect(askQuery(from, 'SOD-02', { scope })).toEqual([])
  })

  test('leaves out what needs nobody, and what waits for a witness alone', () => {
    const from = setting()
    const { world, people, item } = from
    world.did(correctionDraft(people.collector, 'collector', entryOf(from, item), 'description'))
    const clearance = cleared(from)
    const before = of(from)
    const claim = world.did(disposalDraft(from, clearance))
    expect(world.state.act(claim.id)?.state).toBe('pending')
    expect(of(from)).toEqual(before)
  })
})
