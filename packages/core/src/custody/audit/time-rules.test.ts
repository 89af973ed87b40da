import { describe, expect, test } from 'vitest'
import { askQuery } from '../../../../../test/support/audit.ts'
import { noteDraft, setting } from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'

const day = 86_400_000

function note({ world, people, item }: Setting, ago: number, sealed: readonly string[] = []): void {
  const said = noteDraft(people.officer, 'officer', item)
  world.did({ ...said, occurredAt: world.now() - ago, sealed })
}

const told = (from: Setting, person?: string): readonly string[] =>
  askQuery(from, 'TIM', person === undefined ? {} : { scope: { person } }).map(
    ({ measure, rule = 'with-reason', period, count, of }) =>
      `${measure === 'all' ? '' : `${period} `}${rule} ${count}/${of}`,
  )

describe('TIM', () => {
  test('gives the share of each rule, of all and by person and month', () => {
    const from = setting()
    const { world, people } = from
    const { party } = people.officer
    world.wait(3 * 86_400)
    expect(told(from, party)).toEqual([
      ...['TIM-03 0/2', 'TIM-04 0/2', 'TIM-06 0/2', 'with-reason 0/2'],
    ])
    note(from, day + 2000)
    note(from, day + 2000, ['lateReason'])
    note(from, 0)
    world.wait(31 * 86_400)
    note(from, day + 2000)
    expect(told(from, party)).toEqual([
      ...['TIM-03 2/6', 'TIM-04 0/6', 'TIM-06 0/6', 'with-reason 1/6'],
      ...['2026-03 TIM-03 1/5', '2026-03 with-reason 1/5', '2026-04 TIM-03 1/1'],
    ])
    const rows = askQuery(from, 'TIM', { scope: { person: party } })
    expect(rows.map(({ isUsual }) => isUsual === true)).toEqual([
      ...[false, true, true, false, false, false, false],
    ])
    expect(rows[0]?.sentence).toBe('TIM-03 (Recorded late): 2 of 6 entries (33.3 %).')
    expect(rows[4]?.sentence).toBe(
      `TIM-03 (Recorded late): 1 of 5 entries of person ${party} recorded in 2026-03 (20 %).`,
    )
  })

  test('leaves out what the ledger signs itself', () => {
    const from = setting()
    const people = from.world.events.filter(({ payload }) => payload.role !== 'service')
    expect(askQuery(from, 'TIM')[0]?.of).toBe(people.length)
    expect(people.length).toBeLessThan(from.world.events.length)
    const { party } = from.world.service
    expect(askQuery(from, 'TIM', { scope: { person: party } })[0]?.sentence).toBe(
      'TIM-03 (Recorded late): there are no entries.',
    )
  })
})
