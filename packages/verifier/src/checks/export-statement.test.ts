import { describe, expect, test } from 'vitest'
import { toHex } from '@custodia/core/bytes'
import { createEventLog } from '../bundle/event-log.ts'
import { createCollector } from '../collector.ts'
import type { CheckResult, CompletenessReport } from '../report.ts'
import { checkExportStatement } from './export-statement.ts'
import type { ExportStatement } from './export-statement.ts'

const hash = (fill: number): Uint8Array => new Uint8Array(32).fill(fill)
const item = 'a'.repeat(64)
const log = createEventLog()
for (const index of [4, 7, 9]) {
  log.add({ index, recordedAt: 0, leafHash: hash(0), id: hash(index) })
}
const carried = new Map([[item, { kind: 'item', chain: item, start: 0, end: 3 } as const]])

function statement(changes: Partial<ExportStatement> = {}): ExportStatement {
  return {
    place: { event: 'b'.repeat(64), index: 8 },
    recordedAt: 1,
    asOf: 8,
    events: 1,
    found: 1,
    heads: new Map([[item, { count: 2, head: toHex(hash(7)) }]]),
    parts: new Set(['b'.repeat(64)]),
    profile: { name: 'full', digest: 'f'.repeat(64) },
    withheld: new Map(),
    ...changes,
  }
}

function judged(...statements: ExportStatement[]): {
  readonly result: CompletenessReport
  readonly check: CheckResult
} {
  const collector = createCollector()
  const result = checkExportStatement({ statements, carried, log, demanded: 'C1' }, collector)
  const { checks } = collector.result()
  return { result, check: checks.find(({ check }) => check === 'export.stated')! }
}

describe('a statement of an export', () => {
  test('reaches C1 if length and head are what the chain shows at its anchor', () => {
    const { result, check } = judged(statement())
    expect(result).toMatchObject({ level: 'C1', statement: { index: 8, asOf: 8 } })
    expect(result.sentence).toContain('that 2 entries in 1 chains are all')
    expect(check.outcome).toBe('pass')
  })

  test.each<[string, Partial<ExportStatement>]>([
    ['another length', { heads: new Map([[item, { count: 3, head: toHex(hash(7)) }]]) }],
    ['another head', { heads: new Map([[item, { count: 2, head: toHex(hash(4)) }]]) }],
    ['a chain that had no event yet', { asOf: 4 }],
    ['a part missing', { events: 2 }],
    ['no chain', { heads: new Map() }],
    [
      'a chain that is not carried',
      { heads: new Map([...statement().heads, ['c'.repeat(64), { count: 1, head: item }]]) },
    ],
  ])('does not with %s, and the check is not passed', (_, changes) => {
    const { result, check } = judged(statement(changes))
    expect(result.level).toBe('C0')
    expect(check.outcome).toBe('not-checked')
    expect(check.reason).toMatch(
      /^(No statement of the ledger agrees|The ledger stated that its export)/,
    )
  })

  test('that holds is found among others, the latest first', () => {
    const later = statement({ place: { event: 'd'.repeat(64), index: 10 }, asOf: 10 })
    const holding = statement({
      place: { event: 'e'.repeat(64), index: 12 },
      asOf: 10,
      heads: new Map([[item, { count: 3, head: toHex(hash(9)) }]]),
    })
    expect(judged(statement(), later).result.statement?.index).toBe(8)
    expect(judged(statement(), holding).result.statement?.index).toBe(12)
  })
})
