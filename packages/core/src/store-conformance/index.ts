/**
 * The conformance suite for stores (D25), as plain data: `for (const { name, run } of storeConformance(factory)) test(name, run)`
 * under any test runner. Whoever writes a store runs it on his own.
 */
export type { ConformanceCase, StoreFactory } from './case.ts'
export { storeConformance } from './suite.ts'
