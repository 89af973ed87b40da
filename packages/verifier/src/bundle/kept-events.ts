import { limits } from '@custodia/core/wire'
import type { BundleEvent } from '@custodia/core/wire'
import { createByteHeap } from './byte-heap.ts'
import type { ByteHeap } from './byte-heap.ts'

/** An event as a bundle carries it, with what opens its sealed values. */
export type KeptEvent = Pick<BundleEvent, 'index' | 'recordedAt' | 'event' | 'disclosures'>

/** Takes a well-formed event as it comes. */
export type Keep = (event: KeptEvent) => void

/** Events of one ledger, each once, packed: what is kept costs little more than its bytes. */
export interface KeptEvents {
  /** Bytes of the events and disclosures. */
  readonly length: number
  readonly size: number
  /** Keeps an event, unless it is there already; disclosures that are new are added to it. */
  keep(event: KeptEvent): void
  /** The first of these events that does not agree with what is kept at its index; undefined if all do. */
  disagreement(events: Iterable<KeptEvent>): KeptEvent | undefined
  /** By rising index. The bytes are views that stay right. */
  all(): Iterable<KeptEvent>
}

interface Held {
  readonly index: number
  readonly recordedAt: number
  /** Handle of the event, and those of its disclosures. */
  readonly event: number
  disclosures: readonly number[]
}

const none: readonly number[] = []

export function createKeptEvents(): KeptEvents {
  const heap = createByteHeap()
  const held = new Map<number, Held>()

  function addDisclosures(event: Held, disclosures: readonly Uint8Array[]): void {
    for (const bytes of disclosures) {
      // A longer one opens nothing: its bundle is altered.
      if (bytes.length > limits.disclosureLength) continue
      if (event.disclosures.some((handle) => isSame(heap.get(handle), bytes))) continue
      event.disclosures = [...event.disclosures, heap.add(bytes)]
    }
  }

  return {
    get length() {
      return heap.length
    },
    get size() {
      return held.size
    },
    keep({ index, recordedAt, event, disclosures }) {
      const known = held.get(index)
      const kept = known ?? { index, recordedAt, event: heap.add(event), disclosures: none }
      if (known === undefined) held.set(index, kept)
      addDisclosures(kept, disclosures)
    },
    disagreement(events) {
      for (const event of events) {
        const known = held.get(event.index)
        if (known !== undefined && !agrees(known, event, heap)) return event
      }
      return undefined
    },
    *all() {
      const order = [...held.keys()].sort((a, b) => a - b)
      for (const index of order) {
        const { recordedAt, event, disclosures } = held.get(index)!
        yield {
          index,
          recordedAt,
          event: heap.get(event),
          disclosures: disclosures.map((handle) => heap.get(handle)),
        }
      }
    },
  }
}

function agrees(known: Held, { recordedAt, event }: KeptEvent, heap: ByteHeap): boolean {
  return known.recordedAt === recordedAt && isSame(heap.get(known.event), event)
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
