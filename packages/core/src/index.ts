export { CustodyError, errorTable, isCustodyError } from './errors.ts'
export type {
  AnyCustodyError,
  CustodyErrorCode,
  CustodyErrorDetails,
  ErrorEntry,
  TimeStampFault,
} from './errors.ts'
export { createSoftwareSigner, generateSigner } from './crypto/index.ts'
export type { Signer, SignOptions } from './crypto/index.ts'
export { nextKeyDigest, provePossession } from './custody/index.ts'
export { createMemoryStore } from './store/index.ts'
export type { Store } from './store/index.ts'
export * from './ledger/index.ts'
