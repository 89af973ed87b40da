import { toHex } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { emptyFrontier, extendFrontier, frontierRoot, treeHasher } from '@custodia/core/merkle'
import { readBundleItems } from '@custodia/core/wire'
import { cutLeaves } from '../leaves/examine-leaves.ts'
import { openSource } from '../source.ts'
import type { ByteSource } from '../source.ts'

const hasher = treeHasher(sha256)

/** The leaves that a bundle carries, or those of a file. A bundle that was verified before is read again. */
export async function* leavesIn(
  source: ByteSource,
  kind: 'bundle' | 'file' = 'bundle',
): AsyncGenerator<readonly Uint8Array[], void, undefined> {
  const { chunks } = openSource(source)
  if (kind === 'file') return yield* cutLeaves(chunks)
  for await (const { item } of readBundleItems(chunks)) {
    if (item.item === 'leaves') yield item.leaves
  }
}

/** Root hashes, in hex, of the first so many of the leaves; sizes that these leaves do not reach are left out. */
export async function rootsOfLeaves(
  leaves: AsyncIterable<readonly Uint8Array[]>,
  sizes: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const wanted = [...new Set(sizes)].sort((a, b) => a - b)
  const roots = new Map<number, string>()
  let frontier = emptyFrontier
  for await (const part of leaves) {
    let rest = part.map((leaf) => hasher.leaf(leaf))
    while (rest.length > 0 && wanted.length > 0) {
      const taken = rest.slice(0, wanted[0]! - frontier.size)
      frontier = extendFrontier(frontier, taken, hasher).frontier
      rest = rest.slice(taken.length)
      if (frontier.size === wanted[0]) {
        roots.set(wanted.shift()!, toHex(frontierRoot(frontier, hasher)))
      }
    }
    if (wanted.length === 0) break
  }
  return roots
}
