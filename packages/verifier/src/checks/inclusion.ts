import { equalBytes, toHex } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { isCustodyError } from '@custodia/core/errors'
import type { Checkpoint } from '@custodia/core/custody'
import { checkMultiproof, treeHasher } from '@custodia/core/merkle'
import type { KnownLeaf, MultiproofRoots } from '@custodia/core/merkle'
import type { EventLog } from '../bundle/event-log.ts'
import type { Collector } from '../collector.ts'

export interface InclusionClaim {
  readonly log: EventLog
  readonly anchorSizes: readonly number[]
  readonly proof: readonly Uint8Array[]
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
    collector.skip('log.inclusion', 'There is no signed state of the log to prove it by (log.checkpoint).')
    return undefined
  }
  const { size, rootHash } = checkpoint
  collector.look('log.inclusion', log.size)
  const leaves = leavesInOrder(log, size, collector)
  if (leaves === undefined) return undefined
  // An anchor beyond the checkpoint was refused with its event, and cannot be proven.
  const within = anchorSizes.filter((anchor) => anchor <= size)
  const roots = compute({ size, leaves, anchorSizes: within, proof }, collector)
  if (roots === undefined) return undefined
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

function compute(
  claim: Parameters<typeof checkMultiproof>[0],
  collector: Collector,
): MultiproofRoots | undefined {
  try {
    return checkMultiproof(claim, treeHasher(sha256))
  } catch (error) {
    if (!isCustodyError(error) || error.code !== 'ERR_PROOF_MALFORMED') throw error
    collector.find('inclusion.shape', { place: {}, reason: error.message })
    return undefined
  }
}
