import { limits } from '@custodia/core/wire'
import type { Collector } from '../collector.ts'
import type { Place } from '../report.ts'
import { createRepeats } from './repeats.ts'

/** Looks at the salts of opened values: random ones are never zero, and never the same twice. */
export interface SaltCheck {
  add(salt: Uint8Array, place: Place): void
  /** Judges repetitions. */
  finish(): void
}

export function createSaltCheck(collector: Collector): SaltCheck {
  const salts = createRepeats(limits.saltLength)
  return {
    add(salt, place) {
      collector.look('disclosure.salts')
      if (salt.some((byte) => byte !== 0)) salts.add(salt, place.index!)
      else collector.find('disclosure.salt', { place, found: 'a salt of zeros' })
    },
    finish() {
      salts.each(({ before, index }) =>
        collector.find('disclosure.salt', {
          place: { index },
          found: `a salt that entry ${before} has too`,
        }),
      )
    },
  }
}
