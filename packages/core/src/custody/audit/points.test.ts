import { describe, expect, test } from 'vitest'
import { createRuleSets, rules } from '../law/index.ts'
import { askQuery } from '../../../../../test/support/audit.ts'
import {
  collectionDraft,
  entryOf,
  noteDraft,
  offerDraft,
  setting,
  witnessDraft,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'

const day = 86_400_000

/** What is to be explained by a rule, as `period count`. */
const said = (from: Setting, rule: string, time?: number): readonly string[] =>
  askQuery(from, 'points', time === undefined ? {} : { time })
    .filter((row) => row.rule === rule)
    .map(({ period, count }) => `${period} ${count}`)

describe('points', () => {
  test('are those of entries, by month', () => {
    const from = setting()
    const { world, people, item } = from
    const late = (ago: number): void => {
      const draft = noteDraft(people.officer, 'officer', item)
      world.did({ ...draft, occurredAt: world.now() - ago })
    }
    world.wait(3 * 86_400)
    late(day)
    expect(said(from, 'TIM-03')).toEqual([])
    late(day + 2000)
    late(day + 2000)
    expect(said(from, 'TIM-03')).toEqual(['2026-03 2'])
    world.wait(31 * 86_400)
    late(day + 2000)
    expect(said(from, 'TIM-03')).toEqual(['2026-03 2', '2026-04 1'])
    const row = askQuery(from, 'points').find(({ rule }) => rule === 'TIM-03')
    expect(row?.person).toBe(people.officer.party)
    expect(row?.sentence).toBe(
      `TIM-03 (Recorded late): to be explained 2 times, for entries of person ${people.officer.party} that were recorded in 2026-03.`,
    )
  })

  test('are those of the whole record, until what is missing comes', () => {
    const from = setting()
    const { world, people, item } = from
    expect(said(from, 'WIT-02')).toEqual(['2026-03 1'])
    const other = { scope: { person: people.officer.party } }
    expect(askQuery(from, 'points', other).filter(({ rule }) => rule === 'WIT-02')).toEqual([])
    world.did(witnessDraft(people.custodian, 'custodian', entryOf(from, item)))
    expect(said(from, 'WIT-02')).toEqual([])
  })

  test('are not what is refused: that is for who checks the record', () => {
    const from = setting()
    const { world, people, caseId } = from
    const unregistered = world.place(collectionDraft(people.collector, caseId))
    world.enter(unregistered)
    const rules = world.state.review({ time: world.now() }).get(unregistered.id) ?? []
    expect(rules.map(({ rule }) => rule)).toContain('CHN-05')
    expect(said(from, 'CHN-05')).toEqual([])
  })

  test('are those of the time that is named', () => {
    const from = setting()
    const { world } = from
    const expires = world.now() + day
    world.did(offerDraft(from, {}, { expires }))
    expect(said(from, 'CUS-06', expires)).toEqual([])
    expect(said(from, 'CUS-06', expires + 1)).toEqual(['2026-03 1'])
  })

  test('leave out those of rules that came after the set that is named', () => {
    const from = setting()
    from.world.did(offerDraft(from))
    const table = { ...rules, 'CUS-06': { ...rules['CUS-06'], since: 2 } }
    const ruleSets = createRuleSets({ today: 2, ofItsDay: 1, table })
    const told = (given: { readonly ruleSet?: number }): ReadonlySet<string> => {
      const time = from.world.now() + 9 * day
      const rows = askQuery(from, 'points', { time, ruleSets, ...given })
      return new Set(rows.map(({ rule }) => rule!))
    }
    const today = told({})
    expect(today).toContain('CUS-06')
    expect(told({ ruleSet: 2 })).toEqual(today)
    expect([...told({ ruleSet: 1 })]).toEqual([...today].filter((rule) => rule !== 'CUS-06'))
    expect(today.size).toBeGreaterThan(1)
  })

  test('stand by rule', () => {
    const from = setting()
    from.world.did(offerDraft(from))
    const rules = askQuery(from, 'points', { time: from.world.now() + 9 * day }).map(
      ({ rule }) => rule!,
    )
    expect(rules).toContain('CUS-06')
    expect(rules).toEqual([...rules].sort())
  })
})
