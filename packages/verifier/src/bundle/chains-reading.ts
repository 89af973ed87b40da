import { openEvent } from '@custodia/core/custody'
import type { OpenedEvent } from '@custodia/core/custody'
import { limits } from '@custodia/core/wire'
import type { BundleChain, BundleErased, BundleEvent, PayloadOf } from '@custodia/core/wire'
import { createAnchorCheck } from '../checks/anchors.ts'
import type { AnchorCheck } from '../checks/anchors.ts'
import { createErasureCheck } from '../checks/erasures.ts'
import type { ErasureCheck } from '../checks/erasures.ts'
import type { Collector } from '../collector.ts'
import type { Place } from '../report.ts'
import type { CarriedChain } from './carried-chain.ts'
import { createChainReader } from './chain-reader.ts'
import type { ChainReader } from './chain-reader.ts'
import { createEventLog } from './event-log.ts'
import type { EventLog } from './event-log.ts'
import { createJudge } from './judge.ts'
import type { Judge } from './judge.ts'
import type { Keep } from './kept-events.ts'
import { createLearner } from './learner.ts'
import type { Learner } from './learner.ts'
import { createRegistry } from './registry.ts'
import { createSigningLog } from './signing-log.ts'
import type { SaidOfSigning, SigningLog } from './signing-log.ts'
import { StopReading } from './stop-reading.ts'

/** What is left of the chains once they were read: compact where it grows with the events. */
export interface ReadChains {
  /** Event id of the first event of the ledger chain; undefined until it was read. */
  readonly ledger: string | undefined
  readonly genesis: PayloadOf<'ledger.opened'> | undefined
  readonly log: EventLog
  readonly signings: SigningLog
  readonly carried: ReadonlyMap<string, CarriedChain>
  readonly anchors: AnchorCheck
  readonly learner: Learner
  readonly judge: Judge
  readonly erasures: ErasureCheck
  readonly disclosures: number
}

/** Reads the chains of a bundle: each event by itself, in its chain, and against all that stands before it. */
export interface ChainsReading {
  open(chain: BundleChain, offset: number): void
  event(event: BundleEvent, offset: number): void
  /** An event of which only the id is left. */
  erased(erased: BundleErased, offset: number): void
  end(nextSecret: Uint8Array): void
  /** Judges the ledger chain and the party chains, which are whole now. Calling it again does nothing. */
  settle(): void
  read(): ReadChains
}

export interface ChainsOptions {
  /** Is handed each well-formed event as it comes. */
  readonly keep?: Keep
  /** Events that are read at most. */
  readonly maximum?: number
}

export function createChainsReading(
  collector: Collector,
  { keep, maximum = limits.bundleEvents }: ChainsOptions = {},
): ChainsReading {
  const log = createEventLog()
  const signings = createSigningLog()
  const anchors = createAnchorCheck(collector)
  const learner = createLearner(collector)
  const registry = createRegistry()
  const judge = createJudge({ anchors, collector })
  const erasures = createErasureCheck(collector)
  const checkOrder = createOrderCheck(log, collector)
  const carried = new Map<string, CarriedChain>()
  let genesis: PayloadOf<'ledger.opened'> | undefined
  let ledger: string | undefined
  let reader: ChainReader | undefined
  let isSettled = false
  let disclosures = 0

  function settle(): void {
    if (isSettled) return
    isSettled = true
    for (const { bytes, index, recordedAt, offset, seq, openings, ...held } of registry.release()) {
      const event = openEvent(bytes)
      const { kind, chain } = held.chain
      const { type } = event.payload
      const place = { offset, index, event: event.id, kind, chain, seq, type }
      judge.judge(event, { index, recordedAt, openings }, place)
    }
  }

  return {
    settle,
    open(chain, offset) {
      const { kind } = chain
      if (kind !== 'ledger' && kind !== 'party') settle()
      reader = createChainReader(chain, { ledger: () => ledger ?? chain.chain, log, collector })
      const place = { offset, kind, chain: chain.chain }
      if (carried.has(chain.chain)) collector.find('chain.twice', { place })
      else carried.set(chain.chain, reader.carried)
      if (kind !== 'ledger') collector.look('chain.registered')
    },
    erased(erased, offset) {
      assertRoom(log, maximum, offset)
      const { carried: chain } = reader!
      const seq = log.size - chain.start
      const place = reader!.erased(erased, offset)
      signings.add(undefined)
      if (seq === 0) checkOrder(chain, erased.index, place)
      judge.record.enterErased({ ...erased, chain: chain.chain, seq })
      erasures.take(erased, place, judge.record)
    },
    event(event, offset) {
      assertRoom(log, maximum, offset)
      const { carried: chain } = reader!
      const seq = log.size - chain.start
      const { opened, place } = reader!.event(event, offset)
      signings.add(opened && saidOfSigning(opened))
      if (seq === 0) checkOrder(chain, event.index, place)
      ledger ??= place.event
      disclosures += event.disclosures.length
      if (opened === undefined) return
      const { payload } = opened
      // Only leaf 0 can be the genesis: the ledger id is the hash of its bytes.
      if (log.size === 1 && payload.type === 'ledger.opened') genesis = payload
      if (payload.anchor !== undefined) anchors.add(payload.anchor, place)
      judge.keys.learn(payload)
      const { index, recordedAt } = event
      const at = { index, recordedAt, openings: learner.learn(opened, { chain, event, place }) }
      keep?.(event)
      if (isSettled) judge.judge(opened, at, place)
      else registry.hold(event.event, { ...at, chain, seq, offset })
    },
    end: (nextSecret) => reader!.end(nextSecret),
    read: () => {
      const chains = { ledger, genesis, log, signings, carried, anchors }
      return { ...chains, learner, judge, erasures, disclosures }
    },
  }
}

function saidOfSigning({ parsed, payload }: OpenedEvent): SaidOfSigning {
  const { anchor, occurredAt, seq } = payload
  const issuedAt = parsed.header.issuedAt * 1000
  return { anchor, issuedAt, occurredAt: occurredAt.time, seq }
}

/** Within one kind, chains stand in the order of their first events. */
function createOrderCheck(
  log: EventLog,
  collector: Collector,
): (chain: CarriedChain, index: number, place: Place) => void {
  let before: CarriedChain | undefined
  return (chain, index, place) => {
    if (before?.kind === chain.kind && log.index(before.start) > index) {
      const expected = `behind ${log.index(before.start)}`
      collector.find('chain.order', { place, expected, found: index })
    }
    before = chain
  }
}

function assertRoom(log: EventLog, maximum: number, offset: number): void {
  if (log.size < maximum) return
  throw new StopReading({ place: { offset }, found: `more than ${maximum} events` })
}
