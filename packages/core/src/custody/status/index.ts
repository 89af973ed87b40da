export { dueEntries } from './due.ts'
export type { DueEntry, DueOptions } from './due.ts'
export { entryFlags, itemStanding, standingChanges } from './standing.ts'
export type { ItemFlag, ItemStanding, StandingChange, StandingOptions } from './standing.ts'
