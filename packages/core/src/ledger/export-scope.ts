import { openEvent } from '../custody/index.ts'
import type { StoredEntry } from '../store/index.ts'
import type { ChainKind } from '../wire/index.ts'
import type { ExportRequest } from './contract.ts'
import type { LedgerCore } from './core.ts'
import { eventBytes } from './erased.ts'
import { unknownChain } from './place.ts'

/** A chain as a bundle shows it: cut at the size of the bundle's checkpoint. */
export interface ExportedChain {
  readonly kind: ChainKind
  readonly chain: string
  /** Log indexes of its events, rising. */
  readonly indexes: readonly number[]
}

/**
 * The chains that a bundle of this request must carry to be closed (docs/format/bundle.md), in the bundle's order.
 * Errors: ERR_CHAIN_UNKNOWN.
 */
export async function chainsToExport(
  request: ExportRequest,
  size: number,
  core: LedgerCore,
): Promise<readonly ExportedChain[]> {
  if (core.chains.get(request.case)?.kind !== 'case') {
    throw unknownChain(request.case, `the ledger has no case ${request.case}`)
  }
  const found = new Map<string, ExportedChain>()
  const waiting = [core.id, request.case, ...itemsOf(request, core)]
  while (waiting.length > 0) {
    const chain = waiting.pop()!
    if (found.has(chain)) continue
    const exported = await readChainAt(chain, size, core)
    if (exported.indexes.length === 0) continue
    found.set(chain, exported)
    waiting.push(...(await namedBy(exported, core)))
  }
  return [...found.values()].sort(inBundleOrder)
}

/** The items asked for, each with the items from which it derives and its access chain. */
function itemsOf(request: ExportRequest, core: LedgerCore): readonly string[] {
  const items = request.items ?? core.state.itemsOfCase(request.case)
  const chains: string[] = []
  for (const id of items) {
    const item = core.state.item(id)
    if (item?.case !== request.case) {
      throw unknownChain(id, `the case ${request.case} has no item ${id}`)
    }
    chains.push(id)
    if (item.accessChain !== undefined) chains.push(item.accessChain)
  }
  return chains
}

async function readChainAt(chain: string, size: number, core: LedgerCore): Promise<ExportedChain> {
  const end = core.chains.get(chain)
  if (end === undefined) throw unknownChain(chain, `the ledger has no chain ${chain}`)
  const indexes = await core.store.chainIndexes(chain, 0)
  return { kind: end.kind, chain, indexes: indexes.filter((index) => index < size) }
}

/** The chains that a chain names: those of the people in it, and the source of a derived item with its access chain. */
async function namedBy(
  { kind, chain, indexes }: ExportedChain,
  core: LedgerCore,
): Promise<readonly string[]> {
  const named = new Set<string>()
  for (const index of indexes) {
    for (const party of peopleIn(await core.store.entry(index), core)) named.add(party)
  }
  const chains = [...named].flatMap((party) => core.state.party(party)?.chain ?? [])
  const source = kind === 'item' ? core.state.item(chain)?.source : undefined
  const access = source === undefined ? undefined : core.state.item(source)?.accessChain
  return [...chains, source, access].filter((id) => id !== undefined)
}

/** Whom an event names: its signer, for whom he acts, and to whom he offers the item. The law asks who they are. */
function peopleIn(entry: StoredEntry, core: LedgerCore): readonly string[] {
  const event = eventBytes(entry, core)
  if (event === undefined) return []
  const { parsed, payload } = openEvent(event)
  const { onBehalfOf } = payload.fields
  const receiver = payload.type === 'transfer.offered' ? payload.fields.to : undefined
  return [parsed.header.signer, onBehalfOf, receiver].filter((party) => party !== undefined)
}

const kindOrder: readonly ChainKind[] = ['ledger', 'party', 'case', 'item', 'access']

function inBundleOrder(a: ExportedChain, b: ExportedChain): number {
  return kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || a.indexes[0]! - b.indexes[0]!
}
