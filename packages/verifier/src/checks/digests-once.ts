import { fromHex, toHex } from '@custodia/core/bytes'
import type { Collector } from '../collector.ts'
import { createRepeats } from './repeats.ts'

/** Remembers every sealed digest that is shown, in 40 bytes each, and finds those that stand in two places. */
export interface DigestCheck {
  /** Takes a digest, 64 hex digits, and the log index of its event. */
  add(digest: string, index: number): void
  finish(collector: Collector): void
}

export function createDigestCheck(): DigestCheck {
  const digests = createRepeats(32)
  return {
    add: (digest, index) => digests.add(fromHex(digest)!, index),
    finish(collector) {
      collector.look('disclosure.once', digests.size)
      digests.each(({ before, index, value }) =>
        collector.find('disclosure.shared', {
          place: { index },
          expected: `a digest that entry ${before} has not`,
          found: toHex(value),
        }),
      )
    },
  }
}
