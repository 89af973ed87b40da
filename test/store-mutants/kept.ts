import { emptyFrontier } from '@custodia/core/merkle'
import type { Frontier } from '@custodia/core/merkle'
import type { StoredEntry } from '@custodia/core/store'
import type { Flaw } from './flaw.ts'

/** What the store keeps on its disk, which is memory. */
export interface Kept {
  entries: StoredEntry[]
  ids: string[]
  /** By digest; undefined once it is erased. */
  disclosures: Map<string, Uint8Array | undefined>
  /** Events that can be erased, by id, with the digests that they seal. */
  erasable: Map<string, readonly string[]>
  /** What was erased, to come back. */
  erased: Map<string, Uint8Array>
  /** Chains whose head was forgotten. */
  headless: Set<string>
  hashes: Uint8Array[]
  frontier: Frontier
  checkpoints: KeptNote[]
  /** Entries that were there before the last batch. */
  before: number
  /** What is found only when the store is opened again: one step each time. */
  inDoubt: (() => void)[]
  /** What ended all writing. */
  failure: Error | undefined
}

/** A checkpoint by its size, as it was at first and with the lines that were added. */
export interface KeptNote {
  readonly size: number
  readonly first: Uint8Array
  note: Uint8Array
}

const shared = nothingKept()

export function nothingKept(flaw?: Flaw): Kept {
  if (flaw === 'shares its entries with other stores') return shared
  return {
    entries: [],
    ids: [],
    disclosures: new Map(),
    erasable: new Map(),
    erased: new Map(),
    headless: new Set(),
    hashes: [],
    frontier: emptyFrontier,
    checkpoints: [],
    before: 0,
    inDoubt: [],
    failure: undefined,
  }
}

/** What is found when the store is opened again. */
export function keptAfterReopening(kept: Kept, flaw: Flaw | undefined): Kept {
  if (flaw === 'forgets everything when it is opened again') return nothingKept()
  if (flaw === 'forgets the last batch when it is opened again') forgetBatch(kept)
  if (flaw === 'erases only until it is opened again') {
    for (const [digest, bytes] of kept.erased) kept.disclosures.set(digest, bytes)
  }
  if (flaw === 'keeps the latest checkpoint alone when it is opened again') {
    kept.checkpoints = kept.checkpoints.slice(-1)
  }
  if (flaw === 'forgets the lines that were added when it is opened again') {
    for (const checkpoint of kept.checkpoints) checkpoint.note = checkpoint.first
  }
  kept.inDoubt.shift()?.()
  if (flaw !== 'stays broken when it is opened again') kept.failure = undefined
  return kept
}

export function forgetBatch(kept: Kept): void {
  kept.entries.length = kept.before
  kept.ids.length = kept.before
}
