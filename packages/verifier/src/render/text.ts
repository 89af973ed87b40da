import { checkEntry, questions } from '../check-table.ts'
import type { CheckResult, Outcome, SignerKey, VerificationReport } from '../report.ts'
import { count, utc } from '../words.ts'
import { renderFindings } from './findings.ts'
import { nameOf } from './names.ts'
import { quoted, shortId } from './place.ts'
import { rulesBlock } from './rules.ts'
import { sealedBlock } from './sealed.ts'
import { timeBlock } from './time.ts'

export interface TextOptions {
  /** Add every place, what exactly was compared, and the section of the format. */
  readonly expert?: boolean
}

/**
 * The report for people at a terminal: the same with and without one, no colour. Everything from the bundle is in quotes
 * and escaped. Ends in a line feed.
 */
export function renderText(
  report: VerificationReport,
  { expert = false }: TextOptions = {},
): string {
  const sections = [
    opening(report),
    report.answers
      .map(({ question, sentence }) => `${questions[question]}\n  ${sentence}`)
      .join('\n'),
    renderFindings(report, expert),
    signers(report),
    evidence(report),
    attachments(report),
    timeBlock(report),
    sealedBlock(report, expert),
    checks(report),
    rulesBlock(report),
    `What this does not tell you\n${report.limits.map((limit) => `  - ${limit}`).join('\n')}`,
    fingerprints(report),
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

function opening({ headline, checkedAt, verdict, exitCode }: VerificationReport): string {
  return [
    `CUSTODY BUNDLE, checked ${utc(checkedAt)}`,
    `Result:  ${headline}`,
    `         (${verdict}, exit code ${exitCode})`,
  ].join('\n')
}

const endWords: { readonly [E in NonNullable<SignerKey['ended']>]: string } = {
  rotated: 'a key was rotated',
  revoked: 'a key was revoked',
  'holder-gone': 'is gone since',
}

function signers({ signers }: VerificationReport): string {
  if (signers.length === 0) return ''
  const names = new Map(signers.map((signer) => [signer.party, nameOf(signer)]))
  const lines = signers.map((signer) => {
    const { party, events, recognised, keys, vouchedBy } = signer
    const parts = [
      nameOf(signer),
      count(events, 'entry', 'entries'),
      `${keys.length === 1 ? 'key' : 'keys'} ${keys.map(({ kid }) => shortId(kid)).join(', ')}`,
      vouchedBy === undefined
        ? 'named in the founding'
        : `enrolled by ${names.get(vouchedBy) ?? `party ${shortId(vouchedBy)}`}`,
      ...keys.flatMap(({ ended }) => (ended === undefined ? [] : [endWords[ended]])),
      ...keys.flatMap(({ rekeyedBy }) =>
        rekeyedBy === undefined ? [] : [`re-keyed by ${rekeyedBy.map(shortId).join(', ')}`],
      ),
      recognised ? 'recognised' : 'not recognised',
    ]
    return `  ${parts.join('; ')} (party ${shortId(party)})`
  })
  return ['Who signed', ...lines].join('\n')
}

function evidence({ evidence }: VerificationReport): string {
  if (evidence.length === 0) return ''
  const outcomes = {
    same: 'the same as on record',
    different: 'NOT the one on record',
    undecided: 'cannot be compared',
  }
  const lines = evidence.map(({ file, outcome, item }) => {
    const where = item === undefined ? '' : ` (item ${shortId(item)})`
    return `  ${quoted(file)}: ${outcomes[outcome]}${where}`
  })
  return ['Evidence', ...lines].join('\n')
}

function attachments({ attachments }: VerificationReport): string {
  if (attachments.length === 0) return ''
  const outcomes = {
    same: 'as on record',
    changed: 'NOT as on record',
    unknown: 'named by NO entry',
  }
  const lines = attachments.slice(0, attachmentsShown).map(({ sha256, size, event, outcome }) => {
    const where = event === undefined ? '' : ` (entry ${shortId(event)})`
    return `  SHA-256 ${sha256}, ${count(size, 'byte')}: ${outcomes[outcome]}${where}`
  })
  const more = attachments.length - lines.length
  const rest = more === 0 ? [] : [`  and ${count(more, 'further file')}`]
  return ['Attachments that the bundle carries', ...lines, ...rest].join('\n')
}

const attachmentsShown = 20

const outcomeWords: { readonly [O in Outcome]: string } = {
  pass: 'passed',
  point: 'to explain',
  fail: 'FAILED',
  'not-checked': 'not checked',
}

function checks({ checks, erasedAccesses, bundle }: VerificationReport): string {
  const rows = checks.map((result) => {
    const word = outcomeWords[result.outcome].padEnd(12)
    return `  ${word} ${result.check.padEnd(22)} ${aboutCheck(result)}`
  })
  const leftOut = bundle?.notCarried ?? 0
  const hidden = leftOut === 0 ? [] : [`Left out, and listed: ${count(leftOut, 'chain')}.`]
  for (const { entries, item, chain } of erasedAccesses) {
    const of = item === undefined ? `chain ${shortId(chain)}` : `item ${shortId(item)}`
    hidden.push(`Erased: ${count(entries, 'access', 'accesses')} to ${of}; who and why is gone.`)
  }
  return ['Checks', ...rows, ...hidden].join('\n')
}

function aboutCheck({ check, outcome, looked, unit, findings, reason }: CheckResult): string {
  const { holds } = checkEntry(check)
  if (outcome === 'not-checked') return reason ?? ''
  if (outcome === 'fail') return `${count(findings, 'finding')}. It should be: ${holds}`
  return `${holds} (${unit}: ${looked})`
}

function fingerprints({ bundle, trust }: VerificationReport): string {
  const lines = [
    ...(bundle === null
      ? []
      : [
          `SHA-256 of this file:        ${bundle.sha256}`,
          `Ledger:                      ${bundle.ledger}`,
        ]),
    ...(trust === null ? [] : [`SHA-256 of the trust file:   ${trust.fingerprint}`]),
  ]
  return lines.join('\n')
}
