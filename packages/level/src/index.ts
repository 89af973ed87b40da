export { createLevelStore, openLevelStore } from './level-store.ts'
export { lockDirectory } from './directory-lock.ts'
export type { DirectoryLock } from './directory-lock.ts'
export type { Notice, OpenOptions } from './store/options.ts'
