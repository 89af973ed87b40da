import type { Has } from './flaw.ts'
import type { Kept } from './kept.ts'
import type { Change } from './machine.ts'

/** What an erasure changes. */
export function planErasure(kept: Kept, digests: readonly string[], has: Has): Change {
  const make = (): void => {
    for (const digest of has('erases too much') ? [...kept.disclosures.keys()] : digests) {
      const bytes = kept.disclosures.get(digest)
      if (bytes === undefined || (has('erases only what is short') && bytes.length > 50)) continue
      kept.erased.set(digest, bytes)
      if (has('forgets a digest with its value')) kept.disclosures.delete(digest)
      else kept.disclosures.set(digest, undefined)
    }
  }
  const isErased = has('erases what it refused to erase')
  return {
    make,
    leaves: (outcome) => (outcome === 'kept' || isErased ? [make] : []),
    isShown: false,
  }
}
