import type { OpenedEvent } from '@custodia/core/custody'
import type { ChainName } from '@custodia/core/wire'
import type { Collector } from '../collector.ts'
import type { Place } from '../report.ts'

/** An event at its place in the bundle; `opened` is undefined if its bytes cannot be read. */
export interface LinkedEvent {
  readonly id: string
  readonly index: number
  readonly opened: OpenedEvent | undefined
}

/** Checks the events of one chain, handed over in the order of the bundle. */
export function createLinkCheck(
  chain: ChainName,
  collector: Collector,
): (event: LinkedEvent, place: Place) => void {
  let seq = 0
  let prev: string | null = null
  let lastIndex = -1

  return ({ id, index, opened }, place) => {
    collector.look('chain.links')
    if (seq === 0 && id !== chain.chain) {
      collector.find('chain.id', { place, expected: chain.chain, found: id })
    }
    const leastIndex = chain.kind === 'ledger' && seq === 0 ? 0 : lastIndex + 1
    const isPlaced = chain.kind === 'ledger' && seq === 0 ? index === 0 : index >= leastIndex
    if (!isPlaced) {
      const expected = seq === 0 ? '0' : `at least ${leastIndex}`
      collector.find('chain.index', { place, expected, found: index })
    }
    if (opened !== undefined) checkPayload(opened, { chain, seq, prev, place }, collector)
    // What follows is compared with what stands here, so that one fault is reported once.
    seq = (opened?.payload.seq ?? seq) + 1
    prev = id
    lastIndex = Math.max(lastIndex, index)
  }
}

interface Expected {
  readonly chain: ChainName
  readonly seq: number
  readonly prev: string | null
  readonly place: Place
}

function checkPayload(
  { chain: found, kind, payload }: OpenedEvent,
  { chain, seq, prev, place }: Expected,
  collector: Collector,
): void {
  if (seq > 0 && (found !== chain.chain || kind !== chain.kind)) {
    const expected = `${chain.kind} ${chain.chain}`
    collector.find('chain.foreign', { place, expected, found: `${kind} ${found}` })
  } else if (kind !== chain.kind) {
    collector.find('chain.foreign', { place, expected: chain.kind, found: kind })
  }
  if (payload.seq !== seq) collector.find('chain.gap', { place, expected: seq, found: payload.seq })
  if (payload.prev !== prev) {
    const words = (id: string | null): string => id ?? 'none'
    collector.find('chain.prev', { place, expected: words(prev), found: words(payload.prev) })
  }
}
