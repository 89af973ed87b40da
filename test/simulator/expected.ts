import { emptyHistory } from '@custodia/core/store-conformance'
import type { History } from '@custodia/core/store-conformance'

/** What the caller of a store may count on, from what he was told. */
export interface Expected {
  /** What was acknowledged, or shown by a store that was opened for writing: it is there from then on. */
  history: History
  /** What is there if the batches of which nobody knows were kept, the first, the first two and so on. */
  open: History[]
  /** Digests of values that were erased. */
  readonly erased: Set<string>
  /** Digests of values that were to be erased when something went wrong. */
  readonly perhapsErased: Set<string>
  /** The checkpoints that were kept, by size, and those that were to be kept when something went wrong. */
  kept: ReadonlyMap<number, Uint8Array>
  perhapsNotes: Uint8Array[]
  /** Every checkpoint that was ever handed in: no other one could be signed. */
  readonly notes: Uint8Array[]
}

export function nothingExpected(): Expected {
  return {
    history: emptyHistory,
    open: [],
    erased: new Set(),
    perhapsErased: new Set(),
    kept: new Map(),
    perhapsNotes: [],
    notes: [],
  }
}

/** The tree size of a checkpoint. */
export function sizeOf(note: Uint8Array): number {
  return Number(Buffer.from(note).toString().split('\n')[1]!)
}

/** The checkpoint of the largest size. */
export function latestOf({ kept }: Pick<Expected, 'kept'>): Uint8Array | undefined {
  return kept.get(Math.max(...kept.keys()))
}

/** A promise that was not kept. */
export class Violation extends Error {
  readonly kind: ViolationKind
  constructor(kind: ViolationKind, message: string) {
    super(message)
    this.kind = kind
  }
}

export type ViolationKind =
  /** Something that was acknowledged is not there, and nobody said so. */
  | 'lost'
  /** An answer is another one than before, or half of a batch is there. */
  | 'changed'
  /** The store refuses although nothing happened that would allow it to. */
  | 'refused'
  /** A refusal without a name. */
  | 'nameless'
