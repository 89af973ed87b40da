import type { BundleContent } from '../bundle/bundle-reading.ts'
import type { Collector } from '../collector.ts'
import { createLeafExamination, cutLeaves } from '../leaves/examine-leaves.ts'
import type { LeafExamination } from '../leaves/examine-leaves.ts'
import type { Request } from '../options.ts'
import type { CompletenessReport } from '../report.ts'
import type { LeavesReport } from '../report-time.ts'
import { openSource } from '../source.ts'
import { checkExportStatement } from './export-statement.ts'
import { checkLeaves } from './leaves.ts'

/** Says how complete the record is shown to be (D23): by the word of the ledger, and by all leaves of its log. */
export async function checkCompleteness(
  bundle: BundleContent,
  request: Request,
  collector: Collector,
): Promise<CompletenessReport> {
  const { learner, carried, log, checkpoint } = bundle
  const demanded = request.trust?.completeness ?? 'C1'
  const statements = learner.statements.all()
  const stated = checkExportStatement({ statements, carried, log, demanded }, collector)
  const leaves = bundle.leaves ?? (await readLeaves(bundle, request))
  const claim = { leaves, log, carried, checkpoint, ledger: bundle.ledger ?? '' }
  const isCarried = bundle.leaves !== undefined
  const examined = checkLeaves({ ...claim, isCarried, isDemanded: demanded === 'C4' }, collector)
  return examined === undefined ? stated : withLeaves(stated, examined)
}

/** As many as the checkpoint covers: a file of leaves may serve bundles of several sizes. */
async function readLeaves(
  { checkpoint }: BundleContent,
  { leaves: source }: Request,
): Promise<LeafExamination | undefined> {
  if (source === undefined || checkpoint === undefined) return undefined
  const leaves = createLeafExamination()
  for await (const taken of cutLeaves(openSource(source).chunks)) {
    const left = checkpoint.size - leaves.size
    if (!leaves.add(taken.slice(0, left)) || left <= taken.length) break
  }
  return leaves
}

function withLeaves(stated: CompletenessReport, leaves: LeavesReport): CompletenessReport {
  const examined = `All ${leaves.examined} entries of the log, as of the checkpoint, were examined; none continues these chains.`
  const sentence = stated.level === 'C0' ? examined : `${examined} ${stated.sentence}`
  return { ...stated, level: 'C4', sentence, leaves }
}
