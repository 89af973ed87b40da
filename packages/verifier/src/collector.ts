import { ruleSets } from '@custodia/core/custody'
import type { RuleSets } from '@custodia/core/custody'
import { checkEntry, checkIds, checkTable } from './check-table.ts'
import type { CheckId, QuestionId } from './check-table.ts'
import { findingEntry, findingTable } from './findings.ts'
import type { FindingCode, Severity } from './findings.ts'
import { grades } from './grades.ts'
import type { CheckResult, Finding, Grade, Outcome } from './report.ts'

/** What a check hands over when it sees something. */
export type Seen = Omit<Finding, 'code' | 'check' | 'severity'>

/** Collects what the checks look at and see. */
export interface Collector {
  /** Counts things that a check looked at. */
  look(check: CheckId, count?: number): void
  find(code: FindingCode, seen: Seen): void
  /** States why a check cannot be made, or not for all. A finding of the same check stands beside it. */
  skip(check: CheckId, reason: string): void
  result(): Collected
}

export interface Collected {
  readonly checks: readonly CheckResult[]
  /** The worst first; within one severity and grade in the order in which they were seen. */
  readonly findings: readonly Finding[]
  readonly leftOut: number
  readonly count: (severity: Severity) => number
  /** All points by grade, and the fatal breaches of the law; the left out ones included. */
  readonly graded: { readonly [G in Grade]: number }
  /** The same by the rules of an earlier set: without the points of those that were new later. */
  readonly gradedIn: (set: number) => { readonly [G in Grade]: number }
  /** How often each rule was found broken, the left out ones included. */
  readonly broken: ReadonlyMap<string, number>
  /** All findings that bear on a question, the left out ones included. */
  readonly tally: (question: QuestionId) => { readonly faults: number; readonly points: number }
}

/** Findings of one code, and of one rule, that are kept; the others are counted. A hostile bundle could hold a million. */
const keptOfEachCode = 25

const severities: readonly Severity[] = [
  'unreadable',
  'altered',
  'unrecognised-signer',
  'incomplete',
  'point',
]

interface Tally {
  looked: number
  faults: number
  points: number
  isBroken: boolean
  reason?: string
}

type Graded = { -readonly [G in keyof Collected['graded']]: number }

function noneGraded(): Graded {
  return { fatal: 0, major: 0, minor: 0, information: 0 }
}

function gradedUpTo(set: number, gradedSince: ReadonlyMap<number, Graded>): Graded {
  const sum = noneGraded()
  for (const [since, graded] of gradedSince)
    if (since <= set) for (const grade of grades) sum[grade] += graded[grade]
  return sum
}

export function createCollector({ sinceOf }: Pick<RuleSets, 'sinceOf'> = ruleSets): Collector {
  const tallies = new Map<CheckId, Tally>(
    checkIds.map((check) => [check, { looked: 0, faults: 0, points: 0, isBroken: false }]),
  )
  const kept: Finding[] = []
  const counts = new Map<string, number>()
  const broken = new Map<string, number>()
  const bySeverity = new Map<Severity, number>()
  /** By the rule set in which the rule was new. */
  const gradedSince = new Map<number, Graded>()
  let leftOut = 0

  function keep(code: FindingCode, severity: Severity, seen: Seen): void {
    const kind = `${code} ${seen.rule?.id ?? ''}`
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    if (seen.rule !== undefined) broken.set(seen.rule.id, (broken.get(seen.rule.id) ?? 0) + 1)
    bySeverity.set(severity, (bySeverity.get(severity) ?? 0) + 1)
    const { check } = findingTable[code]
    const grade = gradeOfFinding(code, severity, seen)
    if (grade !== undefined) {
      const since = severity === 'point' && seen.rule !== undefined ? sinceOf(seen.rule.id) : 1
      const graded = gradedSince.get(since) ?? noneGraded()
      graded[grade]++
      gradedSince.set(since, graded)
    }
    const finding = { code, check, severity, ...(grade === undefined ? {} : { grade }), ...seen }
    if (count <= keptOfEachCode) kept.push(finding)
    else leftOut++
  }

  return {
    look(check, count = 1) {
      tallies.get(check)!.looked += count
    },
    find(code, seen) {
      const { check, severity, plain } = findingTable[code]
      const tally = tallies.get(check)!
      if (severity === 'point') tally.points++
      else tally.faults++
      if (leavesOpen(code)) tally.reason ??= plain
      else if (severity !== 'point') tally.isBroken = true
      keep(code, severity, seen)
    },
    skip(check, reason) {
      tallies.get(check)!.reason ??= reason
    },
    result() {
      const isUnread = tallies.get('container.readable')!.isBroken
      const checks = checkIds.map((check) => conclude(check, tallies.get(check)!, isUnread))
      const findings = severities.flatMap((severity) =>
        [undefined, ...grades].flatMap((grade) =>
          kept.filter((finding) => finding.severity === severity && finding.grade === grade),
        ),
      )
      const count = (severity: Severity): number => bySeverity.get(severity) ?? 0
      return {
        checks,
        findings,
        leftOut,
        count,
        graded: gradedUpTo(Infinity, gradedSince),
        gradedIn: (set) => gradedUpTo(set, gradedSince),
        broken,
        tally: (question) => tallyOf(question, tallies),
      }
    },
  }
}

/** Of a point: the grade of its rule, or of its code. What the law refuses is fatal. */
function gradeOfFinding(
  code: FindingCode,
  severity: Severity,
  { grade, rule }: Seen,
): Grade | undefined {
  if (severity !== 'point') return rule === undefined ? undefined : 'fatal'
  return grade ?? findingEntry(code).grade ?? 'major'
}

/** What was not supplied leaves a check unmade; it does not break it. */
function leavesOpen(code: FindingCode): boolean {
  return findingTable[code].severity === 'incomplete' || code === 'trust.none'
}

function tallyOf(
  question: QuestionId,
  tallies: ReadonlyMap<CheckId, Tally>,
): { readonly faults: number; readonly points: number } {
  let faults = 0
  let points = 0
  for (const [check, tally] of tallies) {
    if (checkTable[check].question !== question) continue
    faults += tally.faults
    points += tally.points
  }
  return { faults, points }
}

const unread = 'The file could not be read to its end (container.readable).'

function conclude(check: CheckId, tally: Tally, isUnread: boolean): CheckResult {
  const { question } = checkTable[check]
  const { unit } = checkEntry(check)
  const { looked, faults, points } = tally
  const findings = faults + points
  const reason = isUnread ? unread : (tally.reason ?? `There were no ${unit} to look at.`)
  const outcome = outcomeOf(tally, isUnread)
  const result = { check, question, outcome, looked, unit, findings }
  return outcome === 'not-checked' ? { ...result, reason } : result
}

function outcomeOf(tally: Tally, isUnread: boolean): Outcome {
  if (tally.isBroken) return 'fail'
  if (isUnread || tally.reason !== undefined || tally.looked === 0) return 'not-checked'
  return tally.points > 0 ? 'point' : 'pass'
}
