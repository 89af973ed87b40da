import type { ChainKind } from '../../../wire/index.ts'
import type { Point } from '../item-record.ts'

export interface ChainState {
  readonly chain: string
  readonly kind: ChainKind
  /** The chain in which it is to be registered; undefined for the ledger chain, and where its first event was erased. */
  parent: string | undefined
  /** Event ids and log indexes, in order. */
  readonly ids: string[]
  readonly indexes: number[]
  lastRecordedAt: number
  /** The chains that it registers. */
  readonly registers: Map<string, Registration>
  /** The access chain among them: an item has one. */
  access: { readonly chain: string; readonly index: number } | undefined
  readonly points: Point[]
}

export interface Registration {
  readonly index: number
  readonly kind: ChainKind
}

/** A chain that was begun and is still empty. */
export function newChain(chain: string, kind: ChainKind, parent: string | undefined): ChainState {
  return {
    chain,
    kind,
    parent,
    ids: [],
    indexes: [],
    lastRecordedAt: 0,
    registers: new Map(),
    access: undefined,
    points: [],
  }
}

/** Position at which the chain above has registered this one; undefined if it has not. */
export function registrationOf(
  chain: ChainState,
  chains: ReadonlyMap<string, ChainState>,
): number | undefined {
  if (chain.parent === undefined) return undefined
  const entry = chains.get(chain.parent)?.registers.get(chain.chain)
  const isOurs = entry?.kind === chain.kind && entry.index > chain.indexes[0]!
  return isOurs ? entry.index : undefined
}

/** Whether an event at `index` may build on a chain that is not the ledger's: it was registered before. */
export function belongs(
  chain: ChainState,
  index: number,
  chains: ReadonlyMap<string, ChainState>,
): boolean {
  const registered = registrationOf(chain, chains)
  return registered !== undefined && registered < index
}

/** Whether `parent` has registered a chain of this kind for an event at `index`, whether or not that chain was read yet. */
export function isRegisteredIn(
  parent: ChainState | undefined,
  chain: Pick<ChainState, 'chain' | 'kind'>,
  index: number,
): boolean {
  const entry = parent?.registers.get(chain.chain)
  return entry !== undefined && entry.kind === chain.kind && entry.index < index
}

/** When the newest event was recorded. A record that lies in a drawer is not to blame for what happens after it. */
export function endOf(chains: ReadonlyMap<string, ChainState>): number {
  let end = 0
  for (const { lastRecordedAt } of chains.values()) end = Math.max(end, lastRecordedAt)
  return end
}
