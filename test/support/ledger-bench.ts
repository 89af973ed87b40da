/** A ledger that is opened again and again on stores that fail when they are told to. */
import { concat, decodeUtf8 } from '@custodia/core/bytes'
import { createMemoryReservations, openLedger } from '@custodia/core'
import type { Draft, Ledger, Store } from '@custodia/core'
import { createMemoryStore, reopenMemoryStore } from '@custodia/core/store'
import { faultyStore } from '@custodia/core/store-conformance'
import type { FaultyStore } from '@custodia/core/store-conformance'
import { judge } from './judge.ts'
import { collect, enrol, foundLedger, ledgerKeys, openCase } from './ledger.ts'
import type { Person, SetClock } from './ledger.ts'

export interface LedgerBench {
  readonly clock: SetClock
  /** Registrar and officer. */
  readonly alice: Person
  /** Collector. */
  readonly bea: Person
  readonly case: string
  readonly item: string
  /** Events in the closed ledger. */
  readonly size: number
  /** What the log key has signed so far: the texts of the checkpoints. */
  readonly signed: readonly string[]
  /** Opens the store; what was open before must be closed. */
  openStore(): FaultyStore
  /** Opens the ledger on such a store. */
  open(prepare?: (store: FaultyStore) => void): Promise<OpenedBench>
}

export interface OpenedBench {
  readonly ledger: Ledger
  readonly store: FaultyStore
}

/** Founds a ledger with a case and an item, and closes it. */
export async function ledgerBench(): Promise<LedgerBench> {
  let memory: Store = createMemoryStore()
  const signed: string[] = []
  const keys = { ...ledgerKeys, log: listening(ledgerKeys.log, signed) }
  const world = await foundLedger({ store: memory, keys })
  const bea = await enrol(world, { number: 2, name: 'B. Example', roles: ['collector'] })
  const inCase = (await openCase(world)).chain
  const item = (await collect(world, { by: bea, inCase, exhibit: 'BE/1' })).chain
  const { size } = world.ledger
  await world.ledger.close()
  const reservations = createMemoryReservations()
  const openStore = (): FaultyStore => {
    memory = reopenMemoryStore(memory)
    return faultyStore(memory)
  }
  return {
    ...world,
    bea,
    case: inCase,
    item,
    size,
    signed,
    openStore,
    async open(prepare) {
      const store = openStore()
      prepare?.(store)
      const ledger = await openLedger({ store, keys, reservations, clock: world.clock })
      return { ledger, store }
    },
  }
}

/** A signer that writes down what it signs. */
function listening(signer: Person['signer'], signed: string[]): Person['signer'] {
  return {
    publicKey: signer.publicKey,
    sign(bytes) {
      signed.push(decodeUtf8(bytes) ?? '')
      return signer.sign(bytes)
    },
  }
}

export function storing(chain: string, location = 'Shelf 4'): Draft {
  return { type: 'item.stored', role: 'collector', chain, fields: {}, sealed: { location } }
}

export async function listOf<T>(source: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const entry of source) list.push(entry)
  return list
}

/** The bytes of a bundle of the case. */
export async function exportCase(
  ledger: Ledger,
  { case: id }: Pick<LedgerBench, 'case'>,
): Promise<Uint8Array> {
  return concat(...(await listOf(ledger.export({ case: id }))))
}

/** Fails unless a bundle of the case is verified for one who trusts the ledger. */
export async function expectVerified(
  ledger: Ledger,
  bench: Pick<LedgerBench, 'case'>,
): Promise<void> {
  const { id, origin, logKey } = ledger
  const trust = { ledger: id, origin, logKey, completeness: 'C1' } as const
  await judge(await exportCase(ledger, bench), trust)
}
