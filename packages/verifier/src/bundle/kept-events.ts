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
  /** The first of these events that does not agree with what is kept at its index, or how many bytes they would add. */
  compare(
    events: Iterable<KeptEvent>,
  ): { readonly disagreement: KeptEvent } | { readonly growth: number }
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

  /** Those that are not there yet. A longer one than the format allows opens nothing: its bundle is altered. */
  function newDisclosures(
    known: Held | undefined,
    disclosures: readonly Uint8Array[],
  ): readonly Uint8Array[] {
    const there = (known?.disclosures ?? none).map((handle) => heap.get(handle))
    return disclosures
      .filter(({ length }) => length <= limits.disclosureLength)
      .filter((bytes) => !there.some((one) => isSame(one, bytes)))
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
      const more = newDisclosures(known, disclosures).map((bytes) => heap.add(bytes))
      if (more.length > 0) kept.disclosures = [...kept.disclosures, ...more]
    },
    compare(events) {
      let growth = 0
      for (const event of events) {
        const known = held.get(event.index)
        if (known !== undefined && !agrees(known, event, heap)) return { disagreement: event }
        if (known === undefined) growth += event.event.length
        for (const { length } of newDisclosures(known, event.disclosures)) growth += length
      }
      return { growth }
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
