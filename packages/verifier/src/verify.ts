import { ruleSets as ownRuleSets } from '@custodia/core/custody'
import type { RuleSets } from '@custodia/core/custody'
import type { BundleContent } from './bundle/bundle-reading.ts'
import type { Keep } from './bundle/kept-events.ts'
import { readBundle } from './bundle/read-bundle.ts'
import { checkClosure } from './checks/closure.ts'
import { checkEvidenceStrength } from './checks/evidence-strength.ts'
import { checkCompleteness } from './checks/completeness.ts'
import { checkErased } from './checks/erased.ts'
import { checkEvidence } from './checks/evidence.ts'
import { statementOf } from './checks/export-statement.ts'
import { checkInclusion } from './checks/inclusion.ts'
import { checkPinned, noteText } from './checks/pinned.ts'
import { checkRecordedTimes } from './checks/recorded-time.ts'
import { checkEarlier } from './checks/earlier.ts'
import { checkRequired } from './checks/required.ts'
import { checkReview } from './checks/review.ts'
import { checkAge, checkTrust } from './checks/trust.ts'
import { checkWithheld } from './checks/withheld.ts'
import { createCollector } from './collector.ts'
import type { Collector } from './collector.ts'
import { conclude } from './conclude.ts'
import type { Judged } from './conclude.ts'
import { ownOptions, readOptions } from './options.ts'
import type { Request, VerifyOptions } from './options.ts'
import { createPace } from './pace.ts'
import type { Pace } from './pace.ts'
import type { VerificationReport } from './report.ts'
import type { ByteSource } from './source.ts'
import { judgeTime } from './time/judge-time.ts'

/**
 * Checks a custody bundle offline and says what it saw (docs/format/bundle.md; the checks are listed in
 * docs/findings.md). A bad bundle is never an exception: it is a finding. Memory does not grow with the bytes of the
 * bundle, but with the number of its events, about 1 kB each.
 *
 * Throws only if the check could not be made: ERR_TRUST_FILE, a TypeError or RangeError for misuse, the reason of the
 * signal, or what the source throws.
 */
export async function verifyBundle(
  source: ByteSource,
  options: VerifyOptions = {},
): Promise<VerificationReport> {
  const { report } = await verifyKeeping(source, options, () => undefined)
  return report
}

/** What a verification gives to who keeps the events. */
export interface Verified {
  readonly report: VerificationReport
  /** Chains that the bundle says it does not carry. */
  readonly notCarried: readonly string[]
  /** Roots of the log that the bundle proves, in hex, by size; empty if it proves none. */
  readonly roots: ReadonlyMap<number, string>
}

/** The same, and hands over each event that is well formed as it comes. Whether the bundle is whole is known only at the end. */
export async function verifyKeeping(
  source: ByteSource,
  options: VerifyOptions,
  keep: Keep,
  ruleSets: RuleSets = ownRuleSets,
): Promise<Verified> {
  const request = readOptions(options)
  const collector = createCollector(ruleSets)
  const pace = createPace(ownOptions(options))
  // Item by item: container, event form, chain links, tags, disclosures; then signatures and the law, once keys are known.
  const bundle = await readBundle(source, { collector, pace, keep })
  const judged = bundle.isWhole
    ? await judgeWhole(bundle, { request, collector, pace })
    : { isRecognised: false, evidence: [], roots: undefined }
  const notCarried = (bundle.header?.notCarried ?? []).map(({ chain }) => chain)
  const { roots = new Map<number, string>() } = judged
  const report = conclude({ bundle, request, collected: collector.result(), ruleSets, ...judged })
  return { report, notCarried, roots }
}

interface Context {
  readonly request: Request
  readonly collector: Collector
  readonly pace: Pace
}

/** What can be said only at the end, in the order in which one thing rests on another. */
async function judgeWhole(
  bundle: BundleContent,
  { request, collector, pace }: Context,
): Promise<Judged & Pick<Partial<Verified>, 'roots'>> {
  const { log, carried, anchors, anchorSizes, learner, judge, checkpoint, genesis } = bundle
  const { trust, pinned, now, require, isIntegrityOnly } = request
  const ledger = bundle.ledger ?? ''
  const notCarried = bundle.header?.notCarried ?? []
  const statements = learner.statements.all()

  const proof = bundle.proof!
  const roots = checkInclusion({ log, anchorSizes, proof, checkpoint }, collector)
  anchors.finish(roots, checkpoint === undefined ? '' : noteText(checkpoint))
  checkRecordedTimes(log, now, collector)
  learner.digests.finish(collector)
  learner.people.finish(collector)
  learner.salts.finish()

  const isRequired = require.has('trusted-signers')
  const isRecognised = checkTrust(
    { trust, ledger, genesis, isIntegrityOnly, isRequired },
    collector,
  )
  checkPinned({ pinned, isRecognised, roots, checkpoint }, collector)
  const earlier = checkEarlier(bundle.earlier, roots, checkpoint, collector)
  checkAge({ trust, newest: newestOf(bundle), now }, collector)

  checkClosure({ carried, notCarried, relations: learner.relations }, collector)
  const completeness = await checkCompleteness(bundle, request, collector)
  const needed = completeness.statement?.asOf ?? shownUpTo(bundle)
  const checkpoints =
    checkpoint === undefined || roots === undefined ? [] : [...earlier, checkpoint]
  const time = await judgeTime(bundle, { request, checkpoints, isRecognised, needed }, collector)
  const { record, signed } = judge
  const kids = signed.keys()
  checkReview({ record, carried, notCarried, statements, kids, now }, collector)

  const { closed } = learner.sealed
  checkErased({ erased: judge.erased, closed, record }, collector)
  const statement = statementOf(statements, completeness)
  const sealed = checkWithheld({ sealed: learner.sealed, statement, record }, collector)
  checkRequired({ require, sealed }, collector)

  checkEvidenceStrength(learner.measurements, collector)
  pace.begin('evidence')
  const evidence = await checkEvidence(
    {
      measurements: learner.measurements,
      attachments: learner.attachments,
      files: request.evidence,
      isRequired: require.has('evidence'),
      onBytes: (length) => pace.advance(length),
    },
    collector,
  )
  const proven = roots === undefined ? {} : { roots }
  return { isRecognised, completeness, time, sealed, evidence, ...proven }
}

/** The smallest size of the log that holds all that is shown. */
function shownUpTo({ log }: BundleContent): number {
  const last = log.byIndex().at(-1)
  return last === undefined ? 0 : log.index(last) + 1
}

/** When the ledger recorded the last event. */
function newestOf({ log }: BundleContent): number | undefined {
  const last = log.byIndex().at(-1)
  return last === undefined ? undefined : log.recordedAt(last)
}
