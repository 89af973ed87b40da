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
import { errorCases } from './errors.ts'
import { factoryCases } from './factory.ts'
import { readCases } from './reads.ts'
import { treeHashCases } from './tree-hashes.ts'

/** All cases. Each makes a store of its own and destroys it, so that they may run in any order. */
export function storeConformance(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    ...factoryCases(factory),
    ...appendCases(factory),
    ...durabilityCases(factory),
    ...atomicityCases(factory),
    ...conflictCases(factory),
    ...readCases(factory),
    ...chainCases(factory),
    ...disclosureCases(factory),
    ...treeHashCases(factory),
    ...checkpointCases(factory),
    ...aliasingCases(factory),
    ...closingCases(factory),
    ...errorCases(factory),
  ]
}
