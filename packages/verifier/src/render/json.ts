import type { VerificationReport } from '../report.ts'

/**
 * The report as one JSON document (docs/format/report.schema.json), in ASCII alone: whatever the bundle holds is
 * escaped, so that nothing in it can steer a terminal. The same report gives the same text.
 */
export function renderJson(report: VerificationReport): string {
  const text = JSON.stringify(report, null, 2)
  return `${text.replaceAll(/[^\n\x20-\x7e]/g, escapeUnit)}\n`
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
