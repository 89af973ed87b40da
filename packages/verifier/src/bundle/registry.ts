import type { OpenedForLaw } from '@custodia/core/custody'
import { limits } from '@custodia/core/wire'
import type { ChainName } from '@custodia/core/wire'
import { createByteHeap } from './byte-heap.ts'
import { StopReading } from './stop-reading.ts'

/** Where an event stands, in the log, in its chain and in the file. */
export interface EventPlace {
  readonly index: number
  readonly recordedAt: number
  readonly chain: ChainName
  readonly seq: number
  readonly offset: number
  /** What the bundle opens of it for the law. */
  readonly openings: OpenedForLaw | undefined
}

/**
 * Holds the ledger chain and the party chains, whose events depend on each other in the order of the log and stand in
 * the bundle chain by chain. Only their bytes are kept, packed, and who the people are.
 */
export interface Registry {
  hold(event: Uint8Array, place: EventPlace): void
  /** Gives what is held, by rising index, and holds nothing any more. */
  release(): Iterable<EventPlace & { readonly bytes: Uint8Array }>
}

export function createRegistry(): Registry {
  let heap = createByteHeap()
  let held: (EventPlace & { readonly handle: number })[] = []

  return {
    hold(event, place) {
      if (heap.length + event.length > limits.bundleRegistryLength) {
        const found = `more than ${limits.bundleRegistryLength} bytes in the ledger and party chains`
        throw new StopReading({ place: { offset: place.offset, index: place.index }, found })
      }
      held.push({ ...place, handle: heap.add(event) })
    },
    *release() {
      const [events, bytes] = [held, heap]
      held = []
      heap = createByteHeap()
      events.sort((a, b) => a.index - b.index)
      for (const event of events) yield { ...event, bytes: bytes.get(event.handle) }
    },
  }
}
