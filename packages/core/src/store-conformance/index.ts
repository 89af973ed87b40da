/**
 * The conformance suite for stores (D25), as plain data: `for (const { name, run } of storeConformance(factory)) test(name, run)`
 * under any test runner. Whoever writes a store runs it on his own.
 */
export type { ConformanceCase, StoreFactory } from './case.ts'
export { storeConformance } from './suite.ts'
// What the cases are made of, for the tests that only the author of a store can write: of crashes, damage and faults.
export { expectHistory, expectNothingOf } from './expect-history.ts'
export { disclosureDigest, emptyHistory, grow, noteOfSize } from './history.ts'
export type { EntryShape, Growth, History } from './history.ts'
