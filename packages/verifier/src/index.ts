export { verifyBundle } from './verify.ts'
export { createBundleCollection } from './collection.ts'
export type {
  AddedBundle,
  BundleCollection,
  CollectedEvent,
  CollectedLedger,
  CollectionOptions,
} from './collection.ts'
export { requirements } from './options.ts'
export type { Requirement, VerifyOptions } from './options.ts'
export type { ByteSource } from './source.ts'
export type { Progress } from './pace.ts'
export type { ComputedDigests, EvidenceFile } from './evidence.ts'
export { assertVerified } from './assert.ts'
export { exitCodes, worstFirst } from './report.ts'
export type * from './report.ts'
export type * from './report-time.ts'
export { grades } from './grades.ts'
export { checkEntry, checkIds, checkTable, questions } from './check-table.ts'
export type { CheckEntry, CheckId, QuestionId } from './check-table.ts'
export { findingCodes, findingEntry, findingTable, isFindingCode } from './findings.ts'
export type { FindingCode, FindingEntry, Severity } from './findings.ts'
export { explainCode } from './explain.ts'
export { renderJson } from './render/json.ts'
export { renderText } from './render/text.ts'
export type { TextOptions } from './render/text.ts'
export { compareBundles } from './compare/compare-bundles.ts'
export type { ComparedBundle, Comparison, Parting } from './compare/compare-bundles.ts'
