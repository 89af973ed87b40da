import { newChain } from './state/chains.ts'
import type { ChainState } from './state/chains.ts'
import type { LawState } from './state/state.ts'

/** An event of an access chain of which only the id is left: its place, and when it was recorded. */
export interface ErasedEvent {
  readonly id: string
  readonly chain: string
  readonly seq: number
  readonly index: number
  /** Milliseconds since 1970 UTC. */
  readonly recordedAt: number
}

/**
 * Takes an erased event into the record. Nothing is known of it but that it was there: it lengthens its chain, and says
 * nothing. Whoever reads it has made sure that it stands at its place.
 */
export function enterErased({ id, chain, index, recordedAt }: ErasedEvent, state: LawState): void {
  const isFirst = !state.chains.has(chain)
  const known = state.chains.get(chain) ?? newChain(chain, 'access', undefined)
  state.erasedEvents.set(id, chain)
  known.ids.push(id)
  known.indexes.push(index)
  known.lastRecordedAt = recordedAt
  if (!isFirst) return
  state.chains.set(chain, known)
  const item = state.registeredAccess.get(chain)
  if (item !== undefined) takeErasedBeginning(known, item, state)
}

/** The item of an access chain whose first event was erased is known by the registration, before or after it. */
export function takeErasedBeginning(chain: ChainState, item: string, state: LawState): void {
  chain.parent = item
  state.itemOfAccess.set(chain.chain, item)
}
