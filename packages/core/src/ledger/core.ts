import type { CustodyRecord } from '../custody/index.ts'
import type { Signer } from '../crypto/index.ts'
import type { Log } from '../log/index.ts'
import type { Store } from '../store/index.ts'
import type { Anchor } from '../wire/index.ts'
import type { ChainEnd } from './chains.ts'
import type { Checkpointer } from './checkpointer.ts'
import type { Clock } from './clock.ts'
import type { ClockWatch } from './clock-watch.ts'
import type { ReservationBook } from './contract.ts'
import type { Locks } from './locks.ts'
import type { Writer } from './writer.ts'

/** What the parts of an open ledger share. */
export interface LedgerCore {
  /** Event id of the genesis. */
  readonly id: string
  readonly origin: string
  readonly logKey: string
  /** Party id of the ledger's service, which signs registrations and exports. */
  readonly serviceParty: string
  readonly service: Signer
  readonly store: Store
  readonly log: Log
  readonly state: CustodyRecord
  /** The end of every chain, by chain id. */
  readonly chains: ReadonlyMap<string, ChainEnd>
  /** The largest anchor under which each party has signed a recorded event, by party id. */
  readonly anchors: ReadonlyMap<string, Anchor>
  readonly writer: Writer
  readonly checkpointer: Checkpointer
  readonly reservations: ReservationBook
  /** One caller at a time in each chain. */
  readonly locks: Locks
  readonly clock: Clock
  readonly clockWatch: ClockWatch
}
