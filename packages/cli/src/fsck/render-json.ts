import type { Fault } from '@custodia/core/store'
import type { Json } from '../io/output.ts'
import { allFaults } from './fault-table.ts'
import type { CheckedLedger } from './run-checks.ts'
import { headlineOf, verdictCodes, verdictOf } from './verdict.ts'

/** The report as a JSON document (docs/commands.md, "fsck"). */
export function documentOf(checked: CheckedLedger): { readonly [name: string]: Json } {
  const { place, store, record, checks, faults, leftOut, checkedAt } = checked
  const verdict = verdictOf(checked)
  return {
    schema: 'custodia/fsck/1',
    verdict,
    exitCode: verdictCodes[verdict],
    headline: headlineOf(checked),
    checkedAt,
    directory: place.root,
    ledger: record.ledger ?? null,
    origin: record.genesis?.origin ?? null,
    entries: store.size,
    unreadable: store.lost,
    privateValues: store.values,
    erasedValues: store.erased,
    writer: store.writer ?? null,
    checks: checks.map((check) => ({ ...check })),
    faults: faults.map(faultDocument),
    faultsLeftOut: leftOut,
  }
}

function faultDocument({ code, check, kind, place, expected, found, reason }: Fault): Json {
  const { plain, next } = allFaults[code]!
  return { code, check, kind, sentence: plain, place: { ...place }, expected, found, reason, next }
}
