/** The words of `checkLevelStore`, for programs that explain them and open no store: nothing of LevelDB is loaded. */
export { storeChecks } from './check-table.ts'
export type { StoreCheck } from './check-table.ts'
export { storeFaults } from './faults.ts'
export type { StoreFault } from './faults.ts'
