export type { Breach } from './breach.ts'
export type * from './custody-record.ts'
export type { PlacedEvent } from './placed-event.ts'
