import { openDisclosure, openEvent, placeEvent } from '../custody/index.ts'
import type { CustodyView, OpenedEvent } from '../custody/index.ts'
import { proveConsistency } from '../merkle/index.ts'
import type { Store, StoredEntry } from '../store/index.ts'
import { parseLeaf, readSealedValue } from '../wire/index.ts'
import { corrupt } from './check-reads.ts'
import type { LedgerEvent, Recorded } from './contract.ts'
import type { LedgerCore } from './core.ts'
import { eventBytes } from './erased.ts'
import { unknownChain } from './place.ts'

/** An entry of the store as the ledger shows it, with the sealed values that were not erased; undefined if it was itself. */
export async function showEntry(
  entry: StoredEntry,
  core: LedgerCore,
): Promise<LedgerEvent | undefined> {
  const bytes = eventBytes(entry, core)
  if (bytes === undefined) return undefined
  const event = openEvent(bytes)
  const { recordedAt } = parseLeaf(entry.leaf)
  const placed = placeEvent(event, { index: entry.index, recordedAt })
  return { ...placed, bytes, opened: await openValues(event, core) }
}

async function openValues(
  event: OpenedEvent,
  core: LedgerCore,
): Promise<ReadonlyMap<string, unknown>> {
  const { type } = event.payload
  const opened = new Map<string, unknown>(event.payload.clear)
  for (const { label, disclosure } of await readDisclosures(event, core))
    opened.set(label, readSealedValue(type, label, openDisclosure(disclosure).value))
  return opened
}

/** A sealed value as it lies in the store. */
export interface StoredValue {
  readonly label: string
  readonly disclosure: Uint8Array
}

/**
 * The sealed values of an event that were not erased, in the order of their labels. One whose erasure has effect counts as
 * erased, whether or not the store has come to it.
 */
export async function readDisclosures(
  { id, payload }: Pick<OpenedEvent, 'id' | 'payload'>,
  { state, store }: { readonly state: CustodyView; readonly store: Pick<Store, 'disclosure'> },
): Promise<readonly StoredValue[]> {
  const erased = new Set(state.erasures(id).flatMap(({ labels }) => labels))
  const values: StoredValue[] = []
  for (const [label, digest] of payload.sealed) {
    const disclosure = erased.has(label) ? undefined : await store.disclosure(digest)
    if (disclosure !== undefined) values.push({ label, disclosure })
  }
  return values
}

export async function findEvent(id: string, core: LedgerCore): Promise<LedgerEvent | undefined> {
  const entry = await entryOf(id, core)
  return entry === undefined ? undefined : showEntry(entry, core)
}

/** Where an event stands, if it is recorded. */
export async function recordedEvent(id: string, core: LedgerCore): Promise<Recorded | undefined> {
  const entry = await entryOf(id, core)
  return entry === undefined ? undefined : recordedEntry(entry)
}

/** The entry of an event, or undefined if there is none. Errors: ERR_STORE_CORRUPT. */
export async function entryOf(id: string, core: LedgerCore): Promise<StoredEntry | undefined> {
  const index = await core.store.indexOf(id)
  if (index === undefined) return undefined
  const entry = await core.store.entry(index)
  const { eventId } = parseLeaf(entry.leaf)
  if (eventId !== id) throw corrupt(`event ${id} was asked for, found ${eventId}`)
  return entry
}

/** Where an entry of the store stands. */
export function recordedEntry({ leaf, chain, seq, index }: StoredEntry): Recorded {
  const { eventId, recordedAt } = parseLeaf(leaf)
  return { id: eventId, chain, seq, index, recordedAt }
}

/** The events of a chain in order. Errors: ERR_CHAIN_UNKNOWN. */
export async function* readChain(chain: string, core: LedgerCore): AsyncGenerator<LedgerEvent> {
  if (!core.chains.has(chain)) throw unknownChain(chain, `the ledger has no chain ${chain}`)
  const { count } = core.chains.get(chain)!
  const indexes = await core.store.chainIndexes(chain, 0)
  if (indexes.length < count) {
    throw corrupt(`chain ${chain} has ${count} events, found ${indexes.length}`)
  }
  for (const [seq, index] of indexes.entries()) {
    const entry = await core.store.entry(index)
    const event = await showEntry(entry, core)
    const place = event === undefined ? entry : { chain: event.chain, seq: event.payload.seq }
    if (place.chain !== chain || place.seq !== seq) {
      throw corrupt(`event ${seq} of chain ${chain} was asked for, found entry ${index}`)
    }
    if (event !== undefined) yield event
  }
}

export async function* readLog(core: LedgerCore): AsyncGenerator<LedgerEvent> {
  for await (const entry of core.store.entries(0, core.log.size)) {
    const event = await showEntry(entry, core)
    if (event !== undefined) yield event
  }
}
/** Proves that a smaller tree is the beginning of a larger one. Sizes that the log does not have are a RangeError. */
export async function proveExtension(
  from: number,
  to: number,
  { log }: LedgerCore,
): Promise<readonly Uint8Array[]> {
  const isThere =
    [from, to].every(Number.isSafeInteger) && from >= 0 && from <= to && to <= log.size
  if (!isThere) throw new RangeError(`a ledger of ${log.size} events has no trees ${from} to ${to}`)
  return from === 0 || from === to ? [] : proveConsistency({ size1: from, size2: to }, log.tree)
}
