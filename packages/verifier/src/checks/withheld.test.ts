import { expect, test } from 'vitest'
import { createCustodyRecord } from '@custodia/core/custody'
import type { SealedTally } from '../bundle/sealed-values.ts'
import { createCollector } from '../collector.ts'
import type { SealedReport } from '../report.ts'
import type { ExportStatement } from './export-statement.ts'
import { checkWithheld } from './withheld.ts'

const own = 'b'.repeat(64)

/** States that one location is withheld, as of the first eight entries. */
const statement: ExportStatement = {
  place: { event: own, index: 8 },
  recordedAt: 1,
  asOf: 8,
  events: 1,
  found: 1,
  heads: new Map(),
  parts: new Set([own]),
  profile: { name: 'ours', digest: 'f'.repeat(64) },
  withheld: new Map([['item.stored location', new Map([['security', 1]])]]),
}

function judged(...places: readonly (readonly [index: number, event?: string])[]): SealedReport {
  const closed = places.map(([index, event = `${index}`]) => {
    return { index, event, kind: 'item', type: 'item.stored', label: 'location' } as const
  })
  const sealed: SealedTally = { closed, total: closed.length, opened: 0, learn: () => undefined }
  return checkWithheld({ sealed, statement, record: createCustodyRecord() }, createCollector())
}

test('as many values have a reason as the export states, up to its anchor', () => {
  expect(judged([3]).withoutReason).toBe(0)
  expect(judged([3], [5]).withoutReason).toBe(1)
})

test('what the statement itself seals counts as what stands before it', () => {
  expect(judged([3], [8, own]).withoutReason).toBe(1)
})

test('what was recorded later is withheld for the same reasons', () => {
  expect(judged([3], [9], [10]).withoutReason).toBe(0)
  expect(judged([3], [9]).places[0]).toMatchObject({ withheld: 2, reasons: ['security'] })
})
