import { fromHex } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { buildLeaf, eventId } from '@custodia/core/custody'
import type { OpenedEvent } from '@custodia/core/custody'
import { treeHasher } from '@custodia/core/merkle'
import type { BundleChain, BundleErased, BundleEvent } from '@custodia/core/wire'
import { createLinkCheck } from '../checks/chain-links.ts'
import { checkEventForm, checkEventLedger } from '../checks/event-form.ts'
import { createTagCheck } from '../checks/leaf-tags.ts'
import type { Collector } from '../collector.ts'
import type { Place } from '../report.ts'
import type { CarriedChain } from './carried-chain.ts'
import type { EventLog } from './event-log.ts'

/** An event as its chain shows it. */
export interface ChainEvent {
  readonly place: Place
  /** Undefined if the bytes are no event. */
  readonly opened: OpenedEvent | undefined
}

/** Reads one chain: form, links, tags and leaves of its events, in the order of the bundle. */
export interface ChainReader {
  readonly carried: CarriedChain
  event(event: BundleEvent, offset: number): ChainEvent
  /** Takes an event of which only the id is left; gives its place. */
  erased(erased: BundleErased, offset: number): Place
  /** Takes the end of the chain. */
  end(nextSecret: Uint8Array): void
}

export interface ChainContext {
  /** Event id of the first event of the ledger chain; the ledger chain itself sets it. */
  readonly ledger: () => string
  readonly log: EventLog
  readonly collector: Collector
}

const hasher = treeHasher(sha256)

export function createChainReader(chain: BundleChain, context: ChainContext): ChainReader {
  const { log, collector } = context
  const { kind } = chain
  const carried: CarriedChain = { kind, chain: chain.chain, start: log.size, end: log.size }
  const links = createLinkCheck(chain, collector)
  const tags = createTagCheck(kind, collector)

  function add({ index, recordedAt, secret, id }: BundleErased, ledgerId: string): void {
    const seq = carried.end - carried.start
    const leaf = buildLeaf({ ledgerId, chainId: chain.chain, seq, recordedAt, secret, id })
    const logged = { index, recordedAt, leafHash: hasher.leaf(leaf), id: fromHex(id)! }
    carried.end = log.add(logged) + 1
  }

  return {
    carried,
    event({ index, recordedAt, secret, event }, offset) {
      const seq = carried.end - carried.start
      const id = eventId(event)
      const where = { offset, index, event: id, kind, chain: chain.chain, seq }
      const opened = checkEventForm(event, where, collector)
      const place = opened === undefined ? where : { ...where, type: opened.payload.type }
      const isGenesis = kind === 'ledger' && seq === 0
      const ledgerId = isGenesis ? id : context.ledger()
      if (opened !== undefined) checkEventLedger(opened, ledgerId, place, collector)
      links({ id, index, opened }, place)
      tags.event(secret, opened, place)
      add({ index, recordedAt, secret, id }, ledgerId)
      return { place, opened }
    },
    erased(erased, offset) {
      const { index, secret, id } = erased
      const seq = carried.end - carried.start
      const place = { offset, index, event: id, kind, chain: chain.chain, seq }
      links({ id, index, opened: undefined }, place)
      tags.event(secret, undefined, place)
      add(erased, context.ledger())
      return place
    },
    end(nextSecret) {
      carried.nextSecret = nextSecret.slice()
      const found = carried.end - carried.start
      collector.look('container.claims')
      const place = { kind, chain: chain.chain }
      if (found !== chain.events) {
        collector.find('chain.count', { place, expected: chain.events, found })
      }
      tags.end(nextSecret, place)
    },
  }
}
