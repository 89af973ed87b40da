export { createLevelStore, openLevelStore } from './level-store.ts'
export type { Notice, OpenOptions } from './store/options.ts'
