import { equalBytes } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { isCustodyError } from '@custodia/core/errors'
import { emptyFrontier, extendFrontier, frontierRoot, treeHasher } from '@custodia/core/merkle'
import type { Frontier } from '@custodia/core/merkle'
import { leafLength, limits, parseLeaf } from '@custodia/core/wire'
import { createTagTable } from './tag-table.ts'
import type { TagTable } from './tag-table.ts'

/** Leaves that say something no leaf of a sound log says. */
export interface LeafFault {
  readonly index: number
  /** `repeated`: an earlier leaf has the same tag. */
  readonly kind: 'malformed' | 'time' | 'repeated'
  /** Of a repeated tag: the earlier leaf. */
  readonly earlier?: number
}

/** All leaves of a log, as they come: about 50 bytes of memory each. */
export interface LeafExamination {
  /** Leaves that were taken. */
  readonly size: number
  /** The time in the last leaf: milliseconds since 1970 UTC. */
  readonly lastTime: number
  /** The first hundred faults, and how many there are. */
  readonly faults: readonly LeafFault[]
  readonly faultCount: number
  /** Takes the next leaves, 73 bytes each. False once there are more than a verifier examines; these are not taken. */
  add(leaves: readonly Uint8Array[]): boolean
  /** Whether these leaves are those of this root, 32 bytes. */
  isRoot(root: Uint8Array): boolean
  /** Index of the first leaf that has this tag, 32 bytes. */
  find(tag: Uint8Array): number | undefined
}

const hasher = treeHasher(sha256)
const faultsKept = 100
const tagStart = 9
const tagEnd = 41

export function createLeafExamination(maximum: number = limits.leavesExamined): LeafExamination {
  const tags: TagTable = createTagTable()
  const faults: LeafFault[] = []
  let frontier: Frontier = emptyFrontier
  let lastTime = 0
  let faultCount = 0

  function fault(found: LeafFault): void {
    faultCount += 1
    if (faults.length < faultsKept) faults.push(found)
  }

  function take(leaf: Uint8Array, index: number): void {
    const earlier = tags.add(leaf.subarray(tagStart, tagEnd))
    if (earlier !== undefined) fault({ index, kind: 'repeated', earlier })
    const recordedAt = timeOf(leaf)
    if (recordedAt === undefined) return fault({ index, kind: 'malformed' })
    if (recordedAt < lastTime) fault({ index, kind: 'time' })
    lastTime = Math.max(lastTime, recordedAt)
  }

  return {
    get size() {
      return frontier.size
    },
    get lastTime() {
      return lastTime
    },
    faults,
    get faultCount() {
      return faultCount
    },
    add(leaves) {
      if (frontier.size + leaves.length > maximum) return false
      for (const [i, leaf] of leaves.entries()) take(leaf, frontier.size + i)
      const hashes = leaves.map((leaf) => hasher.leaf(leaf))
      frontier = extendFrontier(frontier, hashes, hasher).frontier
      return true
    },
    isRoot: (root) => equalBytes(frontierRoot(frontier, hasher), root),
    find: (tag) => tags.find(tag),
  }
}

function timeOf(leaf: Uint8Array): number | undefined {
  try {
    return parseLeaf(leaf).recordedAt
  } catch (error) {
    if (!isCustodyError(error)) throw error
    return undefined
  }
}

/** Cuts a file of leaves, one behind the other, into at most 4,096 at a time. What is left over at its end is no leaf, and comes last. */
export async function* cutLeaves(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly Uint8Array[], void, undefined> {
  let rest = new Uint8Array()
  for await (const chunk of source) {
    const bytes = new Uint8Array(rest.length + chunk.length)
    bytes.set(rest)
    bytes.set(chunk, rest.length)
    const whole = bytes.length - (bytes.length % leafLength)
    for (let start = 0; start < whole; start += limits.bundleLeaves * leafLength) {
      yield cut(bytes.subarray(start, Math.min(whole, start + limits.bundleLeaves * leafLength)))
    }
    rest = bytes.slice(whole)
  }
  if (rest.length > 0) yield [rest]
}

function cut(bytes: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: bytes.length / leafLength }, (_, i) =>
    bytes.subarray(i * leafLength, (i + 1) * leafLength),
  )
}
