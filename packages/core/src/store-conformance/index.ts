/**
 * The conformance suite for stores (D25), as plain data: `for (const { name, run } of storeConformance(factory)) test(name, run)`
 * under any test runner. Whoever writes a store runs it on his own.
 */
export type { ConformanceCase, FailingStore, FailingStores, StoreFactory } from './case.ts'
export type { FailedWrite, ReadCall, StoreFault, WriteCall, WriteOutcome } from './fault.ts'
export type { BundleJudge } from './end-to-end/end-to-end.ts'
export { storeConformance } from './suite.ts'
export type { ConformanceOptions } from './suite.ts'
// What the cases are made of, for the tests that only the author of a store can write: of crashes, damage and faults.
export { expectCheckpoints, expectHistory, expectNothingOf } from './expect-history.ts'
export { disclosureDigest, emptyHistory, grow, noteOfSize, withFurtherLines } from './history.ts'
export type { EntryShape, Growth, History } from './history.ts'
// A store that fails when it is told to, for those who test what is built on a store.
export { faultyStore } from './faulty/faulty-store.ts'
export type { FaultyStore } from './faulty/faulty-store.ts'
export type { ReadAnswer } from './faulty/faulty-reads.ts'
export type { FaultChoice } from './faulty/trigger.ts'
