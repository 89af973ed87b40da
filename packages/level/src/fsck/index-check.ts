import { equalBytes, toHex } from '@custodia/core/bytes'
import type { FaultPlace, StoredHead } from '@custodia/core/store'
import type { FoundEntry } from '../journal/scan.ts'
import type { KeptPosition } from '../kept/kept-values.ts'
import { keys } from '../lookup/keys.ts'
import { lookupIn } from './index-lookup.ts'
import { digestPut, headPuts, mark, segmentPut } from '../lookup/puts.ts'
import type { Put } from '../lookup/raw-index.ts'
import { encodeNumbers } from '../lookup/values.ts'
import type { Position, PrivateSegment } from '../lookup/values.ts'
import type { PlacedPrivate } from '../private/private-scan.ts'
import type { StoreChecklist, WalkedEntry } from './context.ts'
import { createComparer } from './index-compare.ts'
import type { IndexCopy } from './index-copy.ts'

/** Compares the index with what journal and private segments give, as of the position up to which it has come. */
export interface IndexCheck {
  /** How many entries it has seen. */
  readonly size: number
  /** The checkpoint that it has noted; 0 if it has noted none. */
  readonly checkpointSize: number
  /** What it has seen of the kept checkpoints; undefined if it does not say. */
  readonly kept: KeptPosition | undefined
  /** Compares one value with what it should be. */
  compare(put: Put, place: FaultPlace): void
  privateSegment(first: number): PrivateSegment | undefined
  /** Leaf hash of an entry, if the index knows it. */
  leafHash(index: number): Uint8Array | undefined
  /** `value` gives what the private segment holds of a digest; undefined if the index does not know that segment as it is. */
  entry(
    walked: WalkedEntry,
    value: ((digest: string) => PlacedPrivate | undefined) | undefined,
  ): void
  /** A batch ends here. */
  batchEnd(end: { readonly segment: number; readonly offset: number; readonly next: number }): void
  /** A segment that is full. */
  segment(first: number, full: { readonly length: number; readonly next: number }): void
  /** The heads of the chains, as of the entries that the index has seen. */
  heads(heads: ReadonlyMap<string, StoredHead>): void
}

export function createIndexCheck(
  copy: IndexCopy,
  position: Position,
  list: StoreChecklist,
): IndexCheck {
  const lookup = lookupIn(copy)
  const { size } = position

  const comparer = createComparer(copy, list)

  function comparePosition({ entry, check }: FoundEntry): void {
    if (entry.index !== size - 1 || equalBytes(check, position.check)) return
    list.find('store.index-position', {
      place: { index: entry.index },
      expected: toHex(check),
      found: toHex(position.check),
      reason: 'the check of the last entry that it has seen',
    })
  }

  return {
    size,
    checkpointSize: valueOr(() => lookup.kept()?.latest ?? 0, 0),
    kept: valueOr(() => lookup.kept(), undefined),
    compare: (put, place) => comparer.compare(put, place),
    privateSegment: (first) => valueOr(() => lookup.privateSegment(first), undefined),
    leafHash: (index) => valueOr(() => lookup.entry(index).treeHashes[0], undefined),
    entry(walked, value) {
      const { found, id } = walked
      const { index, chain, seq } = found.entry
      if (index >= size) return
      const place = { index }
      comparer.compareEntry(walked, place)
      if (id !== undefined) {
        comparer.compare([keys.event(id), encodeNumbers(index)], place)
        comparer.compare([keys.eventMark(id), mark], place)
      }
      for (const digest of found.digests) comparer.compare([keys.digestMark(digest), mark], place)
      comparer.compare([keys.chain(chain, seq), encodeNumbers(index)], place)
      if (value !== undefined) {
        for (const digest of found.digests) {
          const known = value(digest)
          // A value that is lost is a fault of the private segment.
          if (known !== undefined) comparer.compare(digestValue(digest, known), place)
        }
      }
      comparePosition(found)
    },
    batchEnd({ segment, offset, next }) {
      if (next !== size) return
      // If nothing was written into a segment yet, the position is where its first batch will be.
      const isSame = position.segment === segment && position.offset === offset
      if (isSame || position.segment === size) return
      const [expected, found] = [`${segment} ${offset}`, `${position.segment} ${position.offset}`]
      list.find('store.index-position', { place: { index: next - 1 }, expected, found })
    },
    segment(first, full) {
      if (full.next <= position.segment) comparer.compare(segmentPut(first, full), { index: first })
    },
    heads(heads) {
      for (const put of headPuts(heads)) {
        comparer.compare(put, { chain: put[0].toString('hex', 1) })
      }
    },
  }
}

function digestValue(digest: string, { disclosure, place }: PlacedPrivate): Put {
  return digestPut(digest, disclosure === undefined ? 'erased' : { place })
}

/** What a lookup gives, or the other value if it cannot: what is missing is reported elsewhere. */
function valueOr<T>(lookup: () => T, otherwise: T): T {
  try {
    return lookup()
  } catch {
    return otherwise
  }
}
