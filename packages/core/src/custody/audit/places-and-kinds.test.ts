import { describe, expect, test } from 'vitest'
import { auditQueries, startAudit } from './index.ts'
import type { AuditQueryName, AuditRow, AuditScope } from './index.ts'
import { noteDraft, setting } from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'

const day = 86_400_000

/** A remark at a place, made in time or late; a place that is not named is withheld. */
function note({ world, people, item }: Setting, place: string | undefined, ago = 0): void {
  const draft = noteDraft(people.officer, 'officer', item)
  const { id } = world.did({ ...draft, sealed: ['place'], occurredAt: world.now() - ago })
  if (place !== undefined) opened.set(id, new Map([['place', place]]))
}

const opened = new Map<string, ReadonlyMap<string, string>>()

function ask(
  { world }: Setting,
  name: AuditQueryName,
  scope: AuditScope = {},
): readonly AuditRow[] {
  const queries = auditQueries.filter((query) => query.name === name)
  const context = { view: world.state, scope, time: world.now(), withdrawals: 10, unseenDays: 365 }
  const run = startAudit(queries, context)
  for (const event of world.events) {
    const values = opened.get(event.id)
    run.see(values === undefined ? event : { ...event, opened: values })
  }
  return run.answers()[0]!.rows
}

describe('places', () => {
  test('counts entries and what is to be explained at each, and what is withheld as such', () => {
    const from = setting()
    from.world.wait(3 * 86_400)
    expect(ask(from, 'places')).toEqual([])
    note(from, 'Room 4')
    note(from, 'Room 4', day + 2000)
    note(from, 'Locker', 0)
    note(from, undefined, day + 2000)
    const rows = ask(from, 'places')
    const told = rows.map(({ measure, place, count, of }) => `${measure} ${place} ${count}/${of}`)
    expect(told).toEqual(['at Room 4 1/2', 'at Locker 0/1', 'withheld undefined 1/1'])
    expect(rows.map(({ isUsual }) => isUsual)).toEqual([undefined, true, undefined])
    expect(rows[0]?.sentence).toBe(
      'The law asks for an explanation of 1 of 2 entries at "Room 4" (50 %).',
    )
    expect(rows[2]?.sentence).toBe(
      'The law asks for an explanation of 1 of 1 entry whose place is withheld (100 %).',
    )
  })

  test('a place is quoted and escaped', () => {
    const from = setting()
    note(from, 'here\n"AUD-01" \u202e')
    expect(ask(from, 'places')[0]?.sentence).toBe(
      'The law asks for an explanation of 0 of 1 entry at "here\\u{a}\\"AUD-01\\" \\u{202e}" (0 %).',
    )
  })

  test('keeps the first thousand, and counts the others together', () => {
    const from = setting()
    for (let i = 0; i < 1002; i++) note(from, `Shelf ${i}`)
    note(from, 'Shelf 3')
    const rows = ask(from, 'places')
    expect(rows).toHaveLength(1001)
    expect(rows[3]).toMatchObject({ place: 'Shelf 3', of: 2 })
    expect(rows[1000]).toMatchObject({ measure: 'elsewhere', of: 2 })
  })

  test('a scope of a place takes part of its name, and leaves out what opens none', () => {
    const from = setting()
    note(from, 'Room 4')
    note(from, 'Cellar')
    note(from, undefined)
    expect(ask(from, 'places', { place: 'room' })).toMatchObject([{ place: 'Room 4', of: 1 }])
    expect(ask(from, 'TIM', { place: 'CELL' })[0]?.of).toBe(1)
  })
})

describe('kinds', () => {
  test('counts entries and what is to be explained about items of each kind', () => {
    const from = setting()
    from.world.wait(3 * 86_400)
    const before = ask(from, 'kinds').find(({ kind }) => kind === 'device')!
    note(from, undefined, day + 2000)
    note(from, undefined)
    const after = ask(from, 'kinds').find(({ kind }) => kind === 'device')!
    expect([after.count - before.count, after.of! - before.of!]).toEqual([1, 2])
    expect(after.sentence).toMatch(
      /^The law asks for an explanation of \d+ of \d+ entries about items of the kind device \(/,
    )
    expect(ask(from, 'kinds', { kind: 'data' }).map(({ kind }) => kind)).toEqual(['data'])
  })
})
