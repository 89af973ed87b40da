import type { Seen } from '../collector.ts'

/** Thrown when a bundle passes a limit of the format, and caught where it is read. */
export class StopReading extends Error {
  override readonly name = 'StopReading'
  readonly seen: Seen

  constructor(seen: Seen) {
    super('a limit of the format is passed')
    this.seen = seen
  }
}
