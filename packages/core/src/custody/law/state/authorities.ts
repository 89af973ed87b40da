import type { EventType, ItemKind, Word } from '../../../wire/index.ts'
import type { EventPlace } from './items.ts'
import { countBefore } from './timeline.ts'

/** What an authority allows. What is undefined sets no bound. */
export interface AuthorityTerms {
  /** Milliseconds since 1970 UTC. */
  readonly validUntil: number | undefined
  readonly actions: readonly EventType[] | undefined
  /** An item is covered if it is of such a kind, or came of one that is. */
  readonly kinds: readonly ItemKind[] | undefined
}

/** A variation, and what the authority allows after it. */
export interface VariationState extends AuthorityTerms, EventPlace {
  readonly change: Word<'authority-change'>
  readonly reach: Word<'quashing-reach'> | undefined
  /** Acts that were done at this time or later are judged by it. It never falls from one variation to the next. */
  readonly from: number
}

export interface AuthorityState extends EventPlace {
  readonly kind: Word<'authority-kind'>
  readonly validFrom: number | undefined
  /** What it allowed when it was recorded. */
  readonly terms: AuthorityTerms
  readonly variations: VariationState[]
  /** The variation that quashed it from the beginning. */
  voided: EventPlace | undefined
}

/** The variation that decides for an act at a time, as an event at `index` knows it. Logarithmic. */
export function variationAt(
  { variations }: AuthorityState,
  index: number,
  time: number = Infinity,
): VariationState | undefined {
  const known = countBefore(variations, index, (one) => one.index)
  const made = countBefore(variations, time + 1, ({ from }) => from)
  return variations[Math.min(known, made) - 1]
}

export function hasEnded(variation: VariationState | undefined): boolean {
  return variation?.change === 'quashed' || variation?.change === 'expired'
}

/** By which event an authority was quashed from the beginning, as an event at `index` knows it. */
export function voidedAt({ voided }: AuthorityState, index: number): EventPlace | undefined {
  return voided !== undefined && voided.index < index ? voided : undefined
}
