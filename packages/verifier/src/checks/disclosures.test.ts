import { expect, test } from 'vitest'
import { sealValue } from '@custodia/core/custody'
import type { OpenedEvent } from '@custodia/core/custody'
import type { EventPayload } from '@custodia/core/wire'
import { createCollector } from '../collector.ts'
import { checkDisclosures } from './disclosures.ts'
import { createSaltCheck } from './salts.ts'

test('a disclosure for a label that stands in clear is a finding, and changes nothing of what stands there', () => {
  const payload: Partial<EventPayload> = {
    type: 'item.stored',
    sealed: new Map(),
    clear: new Map([['location', 'Shelf 3']]),
  }
  const { disclosure } = sealValue('location', 'Shelf 4')
  const collector = createCollector()
  const salts = createSaltCheck(collector)
  const values = checkDisclosures(
    { payload } as OpenedEvent,
    [disclosure],
    {},
    { collector, salts },
  )
  expect([...values]).toEqual([['location', 'Shelf 3']])
  expect(collector.result().findings).toMatchObject([
    {
      code: 'disclosure.unmatched',
      place: { label: 'location' },
      reason: 'the event says the value of this label in clear',
    },
  ])
})
