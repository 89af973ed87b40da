import { equalBytes, toHex } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import type { Checkpoint } from '@custodia/core/custody'
import { checkMultiproof, treeHasher } from '@custodia/core/merkle'
import type { KnownLeaf } from '@custodia/core/merkle'
import type { EventLog } from '../bundle/event-log.ts'
import type { ProofBuffer } from '../bundle/proof-buffer.ts'
import type { Collector } from '../collector.ts'

export interface InclusionClaim {
  readonly log: EventLog
  /** Rising, none beyond the checkpoint. */
  readonly anchorSizes: readonly number[]
  readonly proof: ProofBuffer
  readonly checkpoint: Checkpoint | undefined
}

/**
 * Proves that every event stands in the log of the checkpoint, at its index and with its recorded time. Gives the proven
 * roots by size, in hex, that of the checkpoint included; undefined if nothing is proven.
 */
export function checkInclusion(
  { log, anchorSizes, proof, checkpoint }: InclusionClaim,
  collector: Collector,
): ReadonlyMap<number, string> | undefined {
  if (checkpoint === undefined) {
    collector.skip(
      'log.inclusion',
      'No signed state of the log is there to prove it by (log.checkpoint).',
    )
    return undefined
  }
  const { size, rootHash } = checkpoint
  collector.look('log.inclusion', log.size)
  const leaves = leavesInOrder(log, size, collector)
  if (leaves === undefined) return undefined
  if (proof.expected !== proof.found) {
    const [expected, found] = [`${proof.expected ?? 'no'} hashes`, proof.found]
    collector.find('inclusion.shape', { place: {}, expected, found })
    return undefined
  }
  const claim = { size, leaves, anchorSizes, proof: proof.hashes }
  const roots = checkMultiproof(claim, treeHasher(sha256))
  if (!equalBytes(roots.root, rootHash)) {
    const [expected, found] = [toHex(rootHash), toHex(roots.root)]
    collector.find('inclusion.root', { place: {}, expected, found })
    return undefined
  }
  const proven = [...roots.anchorRoots].map(([at, root]) => [at, toHex(root)] as const)
  return new Map([...proven, [size, toHex(rootHash)]])
}

function leavesInOrder(
  log: EventLog,
  size: number,
  collector: Collector,
): readonly KnownLeaf[] | undefined {
  const leaves: KnownLeaf[] = []
  let isSound = true
  let before = -1
  for (const ordinal of log.byIndex()) {
    const index = log.index(ordinal)
    const place = { index, event: toHex(log.id(ordinal)) }
    if (index >= size) {
      collector.find('inclusion.beyond', { place, expected: `below ${size}`, found: index })
      isSound = false
    } else if (index === before) {
      collector.find('inclusion.twice', { place, found: index })
      isSound = false
    }
    before = index
    leaves.push({ index, leafHash: log.leafHash(ordinal) })
  }
  return isSound ? leaves : undefined
}
