import { aliasingCases } from './aliasing.ts'
import { appendCases } from './append.ts'
import { atomicityCases } from './atomicity.ts'
import type { ConformanceCase, StoreFactory } from './case.ts'
import { chainCases } from './chains.ts'
import { checkpointCases } from './checkpoint.ts'
import { closingCases } from './closing.ts'
import { conflictCases } from './conflict.ts'
import { disclosureCases } from './disclosures.ts'
import { durabilityCases } from './durability.ts'
import { endToEndCases } from './end-to-end/end-to-end.ts'
import type { BundleJudge } from './end-to-end/end-to-end.ts'
import { errorCases } from './errors.ts'
import { erasableEventCases } from './erasable-events.ts'
import { factoryCases } from './factory.ts'
import { readCases } from './reads.ts'
import { treeHashCases } from './tree-hashes.ts'
import { uncertaintyCases } from './uncertainty.ts'

export interface ConformanceOptions {
  /** Judges the bundles of the cases end to end. Left out, that case is skipped. */
  readonly judge?: BundleJudge
}

/**
 * All cases. Each makes a store of its own and destroys it, so that they may run in any order. A case for which something
 * was not given is there too, with the reason in `skipped`.
 */
export function storeConformance(
  factory: StoreFactory,
  options: ConformanceOptions = {},
): readonly ConformanceCase[] {
  return [
    ...factoryCases(factory),
    ...appendCases(factory),
    ...durabilityCases(factory),
    ...atomicityCases(factory),
    ...conflictCases(factory),
    ...uncertaintyCases(factory),
    ...readCases(factory),
    ...chainCases(factory),
    ...disclosureCases(factory),
    ...erasableEventCases(factory),
    ...treeHashCases(factory),
    ...checkpointCases(factory),
    ...aliasingCases(factory),
    ...closingCases(factory),
    ...errorCases(factory),
    ...endToEndCases(factory, options.judge),
  ]
}
