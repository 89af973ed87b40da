import { leafTag } from '../custody/index.ts'
import type { CustodyView, ErasedEvent } from '../custody/index.ts'
import type { StoredEntry } from '../store/index.ts'
import { parseLeaf } from '../wire/index.ts'
import { corrupt } from './check-reads.ts'
import type { LedgerCore } from './core.ts'
import { unknownChain } from './place.ts'

/** What is left of an entry whose event was erased. */
export function erasedEvent({ leaf, chain, seq, index }: StoredEntry): ErasedEvent {
  const { eventId: id, recordedAt } = parseLeaf(leaf)
  return { id, chain, seq, index, recordedAt }
}

/** Whether an erasure of accesses has effect that covers an event of an access chain. */
export function isCovered(
  { chain, recordedAt }: Pick<ErasedEvent, 'chain' | 'recordedAt'>,
  state: CustodyView,
): boolean {
  const item = state.itemOfAccess(chain)
  if (item === undefined) return false
  return state.accessErasures(item).some(({ until }) => recordedAt < until)
}

/**
 * The event of an entry, or undefined if it was erased. One whose erasure has effect counts as erased, whether or not the
 * store has come to it. Errors: ERR_STORE_CORRUPT if it is gone without one.
 */
export function eventBytes(
  entry: StoredEntry,
  { state, chains }: Pick<LedgerCore, 'state' | 'chains'>,
): Uint8Array | undefined {
  if (chains.get(entry.chain)?.kind === 'access' && isCovered(erasedEvent(entry), state)) {
    return undefined
  }
  if (entry.event === undefined) {
    throw corrupt(`entry ${entry.index} was erased, and no erasure on record covers it`)
  }
  return entry.event
}

/** Checks that an erased entry stands where it is filed: its leaf is tagged for that place. Errors: ERR_STORE_CORRUPT. */
export function checkErasedTag(entry: StoredEntry, ledgerId: string): void {
  const { chain, seq, secret, leaf, index } = entry
  const tag = leafTag({ ledgerId, chainId: chain, seq }, secret)
  if (parseLeaf(leaf).tag !== tag) {
    throw corrupt(`entry ${index} is filed as event ${seq} of chain ${chain}, which it is not`)
  }
}

/** The events that were erased, of one chain or of all, in log order. Errors: ERR_CHAIN_UNKNOWN. */
export async function* readErased(
  chain: string | undefined,
  core: LedgerCore,
): AsyncGenerator<ErasedEvent> {
  if (chain !== undefined && !core.chains.has(chain)) {
    throw unknownChain(chain, `the ledger has no chain ${chain}`)
  }
  const asked = [...core.chains].filter(
    ([id, { kind }]) => kind === 'access' && id === (chain ?? id),
  )
  const indexes: number[] = []
  for (const [id] of asked) indexes.push(...(await core.store.chainIndexes(id, 0)))
  for (const index of indexes.sort((a, b) => a - b)) {
    const entry = await core.store.entry(index)
    if (eventBytes(entry, core) === undefined) yield erasedEvent(entry)
  }
}
