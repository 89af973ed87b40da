import { expect, test } from 'vitest'
import type { PayloadOf } from '@custodia/core/wire'
import { createExportStatements } from '../checks/export-statement.ts'
import { createCollector } from '../collector.ts'
import { createChainsReading } from './chains-reading.ts'
import { StopReading } from './stop-reading.ts'

const ledger = 'a'.repeat(64)
const event = {
  index: 0,
  recordedAt: 0,
  secret: new Uint8Array(32),
  event: Uint8Array.of(1),
  disclosures: [],
}

test('as many events are read as the format allows, and not one more', () => {
  const reading = createChainsReading(createCollector(), { maximum: 3 })
  reading.open({ kind: 'ledger', chain: ledger, events: 9 }, 0)
  for (let i = 0; i < 3; i++) reading.event(event, i)
  expect(reading.read().log.size).toBe(3)
  expect(() => reading.event(event, 3)).toThrow(StopReading)
})

test('as many heads are kept as the format allows, and not one more', () => {
  const statements = createExportStatements(5)
  const stating = (heads: number) =>
    ({
      anchor: { size: 1, root: ledger },
      fields: {
        scope: 'case',
        profile: { name: 'full', digest: 'f'.repeat(64) },
        heads: Array.from({ length: heads }, (_, i) => ({ chain: `${i}`, count: 1, head: '' })),
      },
    }) as Partial<PayloadOf<'bundle.exported'>> as PayloadOf<'bundle.exported'>
  statements.add(stating(3), { event: 'x', index: 1, chain: ledger }, 0)
  statements.add(stating(2), { event: 'y', index: 2, chain: ledger }, 0)
  expect(statements.all()).toHaveLength(2)
  const third = { event: 'z', index: 3, chain: ledger }
  expect(() => statements.add(stating(1), third, 0)).toThrow(StopReading)
})
