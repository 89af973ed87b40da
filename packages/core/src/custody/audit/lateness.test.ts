import { describe, expect, test } from 'vitest'
import { askQuery, figures } from '../../../../../test/support/audit.ts'
import { noteDraft, setting, storingDraft } from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'

const hour = 3_600_000
const day = 24 * hour
/** A claim exact to the second leaves so much open. */
const open = 999

/** The officer adds a remark on what he says happened so long ago. */
function remark({ world, people, item }: Setting, ago: number): void {
  const draft = noteDraft(people.officer, 'officer', item)
  world.did({ ...draft, occurredAt: world.now() - ago })
}

const ofNotes = (from: Setting): readonly string[] =>
  figures(askQuery(from, 'lateness').filter(({ type }) => type === 'note.added'))

const usual = (from: Setting): readonly boolean[] =>
  askQuery(from, 'lateness')
    .filter(({ type }) => type === 'note.added')
    .map(({ isUsual }) => isUsual === true)

describe('lateness', () => {
  test.each([
    [hour, 'within-1-hour', 'within-1-day'],
    [day, 'within-1-day', 'within-7-days'],
    [7 * day, 'within-7-days', 'within-30-days'],
    [30 * day, 'within-30-days', 'later'],
  ])('%i milliseconds are %s, and one second more is %s', (bound, within, beyond) => {
    const from = setting()
    from.world.wait(60 * 86_400)
    remark(from, bound + open)
    expect(ofNotes(from)).toEqual([`${within} 1/1`])
    expect(usual(from)).toEqual([within === 'within-1-hour'])
    remark(from, bound + open + 1)
    expect(ofNotes(from)).toEqual([`${within} 1/2`, `${beyond} 1/2`])
    expect(usual(from)).toEqual([false, false])
  })

  test('is counted by person and type, and not for the ledger itself', () => {
    const from = setting()
    const { world, people, item } = from
    remark(from, 0)
    world.did(noteDraft(people.supervisor, 'supervisor', item))
    world.did(storingDraft(people.collector, 'collector', item))
    expect(ofNotes(from)).toEqual(['within-1-hour 1/1', 'within-1-hour 1/1'])
    const rows = askQuery(from, 'lateness')
    expect(rows.filter(({ type }) => type === 'item.stored')).toHaveLength(1)
    expect(rows.some(({ person }) => person === world.service.party)).toBe(false)
    const officer = askQuery(from, 'lateness', { scope: { person: people.officer.party } })
    expect(officer.find(({ type }) => type === 'note.added')?.sentence).toBe(
      `Of 1 entry of the type note.added by person ${people.officer.party}, 1 (100 %) was recorded within an hour of the act.`,
    )
  })
})
