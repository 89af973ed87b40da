import { describe, expect, test } from 'vitest'
import { askQuery } from '../../../../../test/support/audit.ts'
import {
  destroyed,
  incidentDraft,
  sightingDraft,
  lost,
} from '../../../../../test/support/law-ends.ts'
import { entryOf, setting } from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'

const day = 86_400_000

/** What is said of the device. */
const said = (from: Setting, time = from.world.now(), unseenDays = 30): readonly string[] =>
  askQuery(from, 'AUD-03', { time, unseenDays })
    .filter(({ item }) => item === from.item)
    .map(({ measure }) => measure)

describe('AUD-03, not seen', () => {
  test('is what nobody saw for longer than so many days, from its entry on', () => {
    const from = setting()
    const { recordedAt } = entryOf(from, from.item)
    expect(said(from, recordedAt + 30 * day)).toEqual([])
    expect(said(from, recordedAt + 30 * day + 1)).toEqual(['not-seen'])
    const [row] = askQuery(from, 'AUD-03', { time: recordedAt + 40 * day, unseenDays: 30 })
    expect(row).toMatchObject({ item: from.item, kind: 'device', events: [from.item] })
    expect(row?.sentence).toBe(
      `Item ${from.item} was last seen 40 days ago, at its entry; no inventory saw it.`,
    )
  })

  test('begins anew with an inventory that saw it, wherever it was', () => {
    const from = setting()
    from.world.wait(20 * 86_400)
    const seen = from.world.did(sightingDraft(from, [{ item: from.item, result: 'wrong-place' }]))
    expect(said(from, seen.recordedAt + 30 * day)).toEqual([])
    expect(said(from, seen.recordedAt + 30 * day + 1)).toEqual(['not-seen'])
    const later = { time: seen.recordedAt + 31 * day, unseenDays: 30 }
    expect(askQuery(from, 'AUD-03', later)[0]?.sentence).toMatch(
      new RegExp(`31 days ago, by inventory ${seen.id}\\.$`),
    )
  })

  test('is not what has ended', () => {
    const from = setting()
    destroyed(from)
    expect(said(from, from.world.now() + 400 * day)).toEqual([])
  })
})

describe('AUD-03, missing', () => {
  test('is what was reported lost, until it is found again', () => {
    const from = setting()
    const { id } = lost(from)
    const [row] = askQuery(from, 'AUD-03')
    expect(row).toMatchObject({ measure: 'missing', events: [id] })
    from.world.did(incidentDraft(from, 'found'))
    expect(said(from)).toEqual([])
  })

  test('is what the last inventory that looked for it did not find', () => {
    const from = setting()
    from.world.did(sightingDraft(from, [{ item: from.item, result: 'not-seen' }]))
    expect(said(from)).toEqual(['missing'])
    from.world.did(sightingDraft(from, [{ item: from.image, result: 'not-seen' }]))
    expect(said(from)).toEqual(['missing'])
    from.world.did(sightingDraft(from, [{ item: from.item, result: 'seen' }]))
    expect(said(from)).toEqual([])
  })
})

describe('AUD-03, seen after its end', () => {
  test('is what an inventory found although custody had ended, and not before', () => {
    const from = setting()
    from.world.did(sightingDraft(from, [{ item: from.item, result: 'seen' }]))
    destroyed(from)
    expect(said(from)).toEqual([])
    from.world.did(sightingDraft(from, [{ item: from.item, result: 'not-seen' }]))
    expect(said(from)).toEqual([])
    const { id } = from.world.did(sightingDraft(from, [{ item: from.item, result: 'seen' }]))
    expect(said(from)).toEqual(['seen-after-its-end'])
    expect(askQuery(from, 'AUD-03')[0]?.events).toEqual([id])
  })
})

test('AUD-03 looks at items whose entry falls under the scope', () => {
  const from = setting()
  lost(from)
  expect(askQuery(from, 'AUD-03', { scope: { kind: 'drugs' } })).toEqual([])
  expect(askQuery(from, 'AUD-03', { scope: { kind: 'device' } })).toHaveLength(1)
})
