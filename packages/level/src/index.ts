export { createLevelStore, openLevelStore } from './level-store.ts'
export { backupStore, readBackup, readErased, restoreStore } from './backup/index.ts'
export type {
  BackupMade,
  BackupOptions,
  CheckedCopy,
  CopyCheckpoint,
  FoundErasures,
  ReadBackupOptions,
  RestoreOptions,
} from './backup/index.ts'
export { lockDirectory } from './directory-lock.ts'
export type { DirectoryLock } from './directory-lock.ts'
export * from './fsck/index.ts'
export { openWitnessState } from './witness-state/index.ts'
export type { WitnessState, WitnessStateOptions } from './witness-state/index.ts'
export type { Notice, OpenOptions } from './store/options.ts'
