import { limits } from '@custodia/core/wire'
import { StopReading } from './stop-reading.ts'

/** The notes of the earlier checkpoints of a bundle, as they come: bounded in number and in bytes. */
export interface EarlierNotes {
  add(note: Uint8Array, offset: number): void
  all(): readonly Uint8Array[]
}

export function createEarlierNotes(): EarlierNotes {
  const notes: Uint8Array[] = []
  let length = 0
  return {
    add(note, offset) {
      length += note.length
      if (notes.length >= limits.bundleEarlier || length > limits.bundleEarlierLength) {
        const found = `more than ${limits.bundleEarlier} earlier checkpoints, or ${limits.bundleEarlierLength} bytes of them`
        throw new StopReading({ place: { offset }, found })
      }
      notes.push(note.slice())
    },
    all: () => notes,
  }
}
