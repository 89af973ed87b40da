import { checkEntry, questions } from './check-table.ts'
import { findingEntry, isFindingCode } from './findings.ts'
import type { FindingEntry } from './findings.ts'

/** What a finding code means, for `custodia explain` and for pages. */
export interface Explanation extends FindingEntry {
  readonly code: string
  /** The question on which it bears. */
  readonly question: string
}

/** Explains a finding code; undefined for a text that is none. Error codes and rules are explained elsewhere. */
export function explainCode(code: string): Explanation | undefined {
  if (!isFindingCode(code)) return undefined
  const entry = findingEntry(code)
  return { code, ...entry, question: questions[checkEntry(entry.check).question] }
}
