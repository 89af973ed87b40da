import type { Role, Word } from '../../../wire/index.ts'
import { itselfAndSources } from './ancestry.ts'
import type { ItemState } from './items.ts'
import type { LawState } from './state.ts'
import { countBefore, lastBefore } from './timeline.ts'

/** Holds by their own event, and by the chain in which they stand. */
export interface Holds {
  readonly byEvent: Map<string, HoldState>
  readonly byChain: Map<string, ChainHolds>
}

export interface HoldState {
  readonly event: string
  readonly index: number
  readonly chain: string
  readonly by: string
  readonly role: Role
  readonly reason: Word<'hold-reason'>
  /** Milliseconds since 1970 UTC: it holds up to this time. */
  readonly until: number | undefined
  /** Position of its release. */
  releasedAt: number | undefined
}

interface ChainHolds {
  readonly placed: HoldState[]
  /** Those that were not released, the one that ends last behind the others. */
  readonly open: HoldState[]
  /** After each change, the last of the open ones: once it has ended, they all have. */
  readonly lasting: { readonly index: number; readonly hold: HoldState | undefined }[]
}

export function newHolds(): Holds {
  return { byEvent: new Map(), byChain: new Map() }
}

function endOf({ until = Infinity }: HoldState): number {
  return until
}

export function addHold({ byEvent, byChain }: Holds, hold: HoldState): void {
  byEvent.set(hold.event, hold)
  const holds = byChain.get(hold.chain) ?? { placed: [], open: [], lasting: [] }
  byChain.set(hold.chain, holds)
  holds.placed.push(hold)
  // Of those that end together, the first stays the last.
  holds.open.splice(countBefore(holds.open, endOf(hold), endOf), 0, hold)
  holds.lasting.push({ index: hold.index, hold: holds.open.at(-1) })
}

export function releaseHold({ byChain }: Holds, hold: HoldState, index: number): void {
  hold.releasedAt = index
  const { open, lasting } = byChain.get(hold.chain)!
  open.splice(open.indexOf(hold), 1)
  lasting.push({ index, hold: open.at(-1) })
}

/** A place in the log, and its time in milliseconds: a hold can end by either. */
export interface Moment {
  readonly index: number
  readonly recordedAt: number
}

/** A hold of this chain that is in force at a moment. */
export function holdOfChain(
  { byChain }: Holds,
  chain: string,
  { index, recordedAt }: Moment,
): HoldState | undefined {
  const last = lastBefore(byChain.get(chain)?.lasting ?? [], index, (change) => change.index)
  return last?.hold !== undefined && endOf(last.hold) >= recordedAt ? last.hold : undefined
}

/** A hold that reaches an item at a moment: its own, one of an item from which it came, or one of its case. */
export function holdOnItem(
  item: ItemState,
  moment: Moment,
  state: LawState,
): HoldState | undefined {
  for (const chain of chainsReaching(item, state)) {
    const found = holdOfChain(state.holds, chain, moment)
    if (found !== undefined) return found
  }
  return undefined
}

/** Whether a hold that reaches an item was placed between two positions; it may have ended since. */
export function wasHeldSince(
  item: ItemState,
  { since, before }: { readonly since: number; readonly before: number },
  state: LawState,
): boolean {
  for (const chain of chainsReaching(item, state)) {
    const placed = state.holds.byChain.get(chain)?.placed ?? []
    const last = lastBefore(placed, before, (hold) => hold.index)
    if (last !== undefined && last.index > since) return true
  }
  return false
}

/** Chains whose holds reach an item. */
export function* chainsReaching(item: ItemState, { holds }: LawState): Iterable<string> {
  // Nobody placed any: the usual case, and quick.
  if (holds.byChain.size === 0) return
  for (const one of itselfAndSources(item)) yield one.item
  yield item.case
}
