// What a report says of accesses of which only the ids are left.
import { expect, test } from 'vitest'
import { eventId } from '@custodia/core/custody'
import { renderText } from '@custodia/verifier'
import { codesOf, fromParts, honest, judged } from './support.ts'
import { chainOf } from './support.ts'

test('without one the check is not made, and nothing is said', async () => {
  const report = await judged(await honest())
  expect(report.erasedAccesses).toEqual([])
  const check = report.checks.find(({ check }) => check === 'erased.covered')
  expect(check).toMatchObject({ outcome: 'not-checked', looked: 0 })
  expect(renderText(report)).not.toContain('Erased:')
})

test('each list is named with how many of its entries are gone, and by which act', async () => {
  let chain = ''
  let item = ''
  const made = fromParts((parts, story) => {
    chain = story.access
    item = story.image
    const { events } = chainOf(parts, chain)
    events[0] = { ...events[0]!, erased: eventId(events[0]!.event), disclosures: [] }
  })
  const report = await judged(await made)
  expect(codesOf(report)).toEqual(['erased.uncovered'])
  expect(report.erasedAccesses).toEqual([{ chain, item, entries: 1, by: [] }])
  expect(renderText(report)).toContain(`Erased: 1 access to item ${item.slice(0, 8)}`)
})
