import { equalBytes } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { emptyFrontier, extendFrontier, frontierRoot, treeHasher } from '@custodia/core/merkle'
import type { Frontier } from '@custodia/core/merkle'
import type { ComposedSegment, Range } from './compose.ts'
import type { JournalMap } from './journal-map.ts'

/** A checkpoint that the ledger's log key has signed. */
export interface SignedRoot {
  /** Where it lies. */
  readonly name: string
  readonly note: Uint8Array
  readonly size: number
  readonly rootHash: Uint8Array
}

export interface ProofOptions {
  readonly own: JournalMap
  readonly copy: JournalMap
  readonly segments: readonly ComposedSegment[]
  /** Leaf hash of an entry by the index of the store. */
  readonly indexed: (index: number) => Uint8Array | undefined
  readonly roots: readonly SignedRoot[]
}

/** What speaks for the entries that come from a copy; or against the copy. */
export type Proof =
  | { readonly against: string }
  | {
      /** Entries of the copy that neither a signed root nor the index covers. */
      readonly unproven: readonly Range[]
      /** Whether the first `size` entries, put together, have the root of a checkpoint; undefined if a leaf is not known. */
      readonly holds: (root: SignedRoot) => boolean | undefined
    }

const hasher = treeHasher(sha256)

/**
 * A copy must be of the same entries: none that both have may differ, and no signed root of the store may fail. Then each
 * entry that is taken from it must be covered by a signed root that holds, or be the one that the index knows.
 */
export function proveCopy(options: ProofOptions): Proof {
  const { own, copy, segments, indexed, roots } = options
  const different = firstDifference(own, copy)
  if (different !== undefined) {
    return {
      against: `its entry ${different} is not the one that lies here: it is no copy of this store`,
    }
  }
  const copied = segments.flatMap((segment) => segment.copied)
  const known = rootsOf(options, copied)
  const holds = ({ size, rootHash }: SignedRoot): boolean | undefined => {
    const root = known.get(size)
    return root && equalBytes(root, rootHash)
  }
  const broken = roots.find((root) => holds(root) === false)
  if (broken !== undefined) {
    return {
      against: `with its entries the log has not the root that ${broken.name} states for ${broken.size} entries`,
    }
  }
  const covered = Math.max(
    0,
    ...roots.filter((root) => holds(root) === true).map(({ size }) => size),
  )
  const isProven = (index: number): boolean => {
    const [expected, found] = [indexed(index), copy.leaves.get(index)]
    const isIndexed = expected !== undefined && found !== undefined && equalBytes(expected, found)
    return isIndexed || index < covered
  }
  const unproven = copied.filter(({ from, until }) => {
    for (let index = from; index < until; index++) if (!isProven(index)) return true
    return false
  })
  return { unproven, holds }
}

function firstDifference(own: JournalMap, copy: JournalMap): number | undefined {
  for (const { first, count } of copy.batches.values()) {
    for (let index = first; index < first + count; index++) {
      const [here, there] = [own.checks.get(index), copy.checks.get(index)]
      if (here !== undefined && there !== undefined && !equalBytes(here, there)) return index
    }
  }
  return undefined
}

/** Roots at the sizes of the checkpoints, as far as every leaf is known. */
function rootsOf(
  { own, copy, indexed, roots }: ProofOptions,
  copied: readonly Range[],
): ReadonlyMap<number, Uint8Array> {
  const sizes = new Set(roots.map(({ size }) => size))
  const last = Math.max(0, ...sizes)
  const found = new Map<number, Uint8Array>()
  let frontier: Frontier = emptyFrontier
  let range = 0
  for (let index = 0; index < last; index++) {
    while ((copied[range]?.until ?? Infinity) <= index) range += 1
    const isCopied = index >= (copied[range]?.from ?? Infinity)
    const leaf = (isCopied ? copy : own).leaves.get(index) ?? indexed(index)
    if (leaf === undefined) break
    frontier = extendFrontier(frontier, [leaf], hasher).frontier
    if (sizes.has(index + 1)) found.set(index + 1, frontierRoot(frontier, hasher))
  }
  return found
}
