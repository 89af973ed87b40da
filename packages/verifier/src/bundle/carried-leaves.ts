import { limits } from '@custodia/core/wire'
import { createLeafExamination } from '../leaves/examine-leaves.ts'
import type { LeafExamination } from '../leaves/examine-leaves.ts'
import { StopReading } from './stop-reading.ts'

/** The leaves that a bundle carries, examined as they come. */
export interface CarriedLeaves {
  add(leaves: readonly Uint8Array[], offset: number): void
  /** Undefined if there are none. */
  examined(): LeafExamination | undefined
}

export function createCarriedLeaves(): CarriedLeaves {
  let examination: LeafExamination | undefined
  return {
    add(leaves, offset) {
      examination ??= createLeafExamination()
      if (examination.add(leaves)) return
      const found = `more than ${limits.leavesExamined} leaves`
      throw new StopReading({ place: { offset }, found })
    },
    examined: () => examination,
  }
}
