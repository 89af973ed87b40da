import { toHex } from '@custodia/core/bytes'
import type { RuleSets } from '@custodia/core/custody'
import type { ChainKind, Completeness } from '@custodia/core/wire'
import { answerQuestions } from './answers.ts'
import type { BundleContent } from './bundle/bundle-reading.ts'
import { checkEntry } from './check-table.ts'
import type { Collected } from './collector.ts'
import { pointGrades } from './grades.ts'
import { headlineFor } from './headline.ts'
import type { Request } from './options.ts'
import { exitCodes, worstFirst } from './report.ts'
import type {
  BundleReport,
  CheckResult,
  CompletenessReport,
  EvidenceReport,
  RuleSetReport,
  SealedReport,
  Verdict,
  VerificationReport,
} from './report.ts'
import type { TimeReport } from './report-time.ts'
import { withAnswers } from './point-answers.ts'
import { reportRules } from './rules.ts'
import { reportSigners } from './signers.ts'

/** What was said at the end. Without `completeness` the bundle was not read that far. */
export interface Judged {
  /** The ledger is the one in the trust file. */
  readonly isRecognised: boolean
  readonly completeness?: CompletenessReport
  readonly time?: TimeReport
  readonly sealed?: SealedReport
  readonly evidence: readonly EvidenceReport[]
}

export interface Conclusion extends Judged {
  readonly bundle: BundleContent & { readonly isWhole: boolean }
  readonly request: Request
  readonly collected: Collected
  readonly ruleSets: RuleSets
}

/** Puts the report together. Nothing in it depends on anything but the bundle, the options and the clock. */
export function conclude(conclusion: Conclusion): VerificationReport {
  const { bundle, request, collected, isRecognised, evidence, ruleSets } = conclusion
  const { checks, leftOut, broken } = collected
  const { record } = bundle.judge
  const { explanations } = bundle.learner
  const findings = collected.findings.map((one) => withAnswers(one, { record, explanations }))
  const points = collected.count('point')
  const demanded = request.trust?.completeness ?? 'C1'
  const completeness = conclusion.completeness ?? { level: 'C0', demanded, sentence: notRead }
  const time = conclusion.time ?? { checkpoints: 0, dated: 0, notBefore: 0, notAfter: 0 }
  const verdict = verdictOf(conclusion, demanded)
  const signers = reportSigners(bundle, isRecognised)
  const { tally } = collected
  const { graded } = collected
  const ruleSet = reportRuleSet(collected, ruleSets)
  const said = { checks, findings, points, graded, ruleSet, tally, signers, completeness, evidence }
  const facts = { ...said, bundle, isRecognised }
  const { fingerprint, trust, now, isIntegrityOnly } = request
  return {
    schema: 'custodia/report/1',
    verdict,
    exitCode: exitCodes[verdict],
    headline: headlineFor(verdict, { ...facts, isIntegrityOnly }),
    integrityOnly: isIntegrityOnly && !isRecognised,
    checkedAt: now,
    trust:
      trust === undefined || fingerprint === undefined
        ? null
        : { fingerprint, ledger: trust.ledger },
    bundle: bundle.isWhole ? reportBundle(bundle) : null,
    answers: answerQuestions(facts),
    points,
    ruleSet,
    graded,
    findings,
    findingsLeftOut: leftOut,
    checks,
    rules: reportRules(
      {
        looked: bundle.judge.looked(),
        withheld: record.withheld(),
        broken,
        isWhole: bundle.isWhole,
      },
      ruleSets,
    ),
    signers,
    completeness,
    time,
    sealed: conclusion.sealed ?? unjudged(bundle),
    erasedAccesses: bundle.erasures.all(),
    evidence,
    attachments: bundle.learner.attachments.carried,
    limits: limitsOf(time),
  }
}

/** Of a bundle that was not read to its end it is not known why something is not opened. */
function unjudged({ learner }: BundleContent): SealedReport {
  const { total, opened } = learner.sealed
  const withheld = total - opened
  return { total, opened, withheld, erased: 0, withoutReason: 0, places: [] }
}

/** Both results, where the ledger's day had an older set. */
function reportRuleSet({ gradedIn }: Collected, { today, ofItsDay }: RuleSets): RuleSetReport {
  if (today === ofItsDay) return { today, ofItsDay }
  const gradedOfItsDay = gradedIn(ofItsDay)
  const pointsOfItsDay = pointGrades.reduce((sum, grade) => sum + gradedOfItsDay[grade], 0)
  return { today, ofItsDay, pointsOfItsDay, gradedOfItsDay }
}

const notRead = 'The file could not be read, so nothing can be said of what is missing.'

/** Whatever a report says, it does not tell this. */
function limitsOf({ dated }: TimeReport): readonly string[] {
  return [...limits, dated === 0 ? undated : datedOnly, whatItProves]
}

const undated =
  'When exactly an entry was signed. Recorded times are the word of the ledger; nobody else vouches for a time.'
const datedOnly =
  'When exactly an entry was signed. Others show only between which times; recorded times are the word of the ledger.'
const whatItProves = 'What the evidence proves. That is for the court.'

const limits: readonly string[] = [
  'Whether what people wrote is true. It shows who signed it, and in which order it was recorded.',
  'What was never recorded, what the ledger refused, and what was done to a thing outside this record.',
  'Whether one thing was entered twice, as two items.',
]

/** The worst of what was found. Without findings, every check that is not optional must have been made. */
function verdictOf(
  { collected, request, isRecognised }: Conclusion,
  demanded: Completeness,
): Verdict {
  const worst = worstFirst.find((verdict) => verdict !== 'verified' && collected.count(verdict) > 0)
  if (worst !== undefined) return worst
  const isExcused = ({ check }: CheckResult): boolean =>
    checkEntry(check).optional === true ||
    (check === 'signer.recognised' && request.isIntegrityOnly && !isRecognised) ||
    (check === 'export.stated' && demanded === 'C0')
  const isDone = collected.checks.every(
    (result) => isExcused(result) || result.outcome === 'pass' || result.outcome === 'point',
  )
  return isDone ? 'verified' : 'incomplete'
}

function reportBundle(bundle: BundleContent): BundleReport {
  const { log, carried, genesis, checkpoint, header } = bundle
  const chains: { [K in ChainKind]: number } = { ledger: 0, party: 0, case: 0, item: 0, access: 0 }
  for (const { kind } of carried.values()) chains[kind]++
  const order = log.byIndex()
  const [first, last] = [order.at(0), order.at(-1)]
  return {
    sha256: toHex(bundle.sha256),
    length: bundle.length,
    ledger: bundle.ledger ?? '',
    ...(genesis === undefined
      ? {}
      : { origin: genesis.fields.origin, exercise: genesis.fields.exercise }),
    ...(checkpoint === undefined
      ? {}
      : { checkpoint: { size: checkpoint.size, root: toHex(checkpoint.rootHash) } }),
    chains,
    events: log.size,
    ...(first === undefined || last === undefined
      ? {}
      : { recorded: { from: log.recordedAt(first), to: log.recordedAt(last) } }),
    notCarried: header?.notCarried.length ?? 0,
  }
}
