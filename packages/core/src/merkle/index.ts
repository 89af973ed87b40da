export { emptyRoot, hashLength, treeHasher, type TreeHasher } from './tree-hash.ts'
export {
  maxStoredSize,
  splitStoredHashIndex,
  storedHashCount,
  storedHashIndex,
  type HashReader,
  type StoredTree,
} from './stored-hashes.ts'
export {
  emptyFrontier,
  extendFrontier,
  frontierRoot,
  readFrontier,
  rootFromStored,
  storedHashesForLeaf,
  type ExtendedFrontier,
  type Frontier,
} from './frontier.ts'
export { proveConsistency, proveInclusion } from './prove.ts'
export {
  checkConsistency,
  checkInclusion,
  type ConsistencyClaim,
  type InclusionClaim,
} from './check.ts'
export {
  checkMultiproof,
  multiproofHashCount,
  proveMultiproof,
  type KnownLeaf,
  type MultiproofClaim,
  type MultiproofRoots,
  type MultiproofShape,
} from './multiproof.ts'
export { narrowMultiproof, splitMultiproof, type SplitMultiproof } from './split-multiproof.ts'
