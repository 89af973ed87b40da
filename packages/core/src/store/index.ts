export type {
  Batch,
  NewEntry,
  Store,
  StoredEntry,
  StoredHead,
  TreeHash,
} from './contract.ts'
