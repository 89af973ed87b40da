import { equalBytes } from '@custodia/core/bytes'
import type { Disk } from '../../disk/disk.ts'
import type { IndexedDigest } from '../../lookup/values.ts'
import type { Layout } from '../../store/layout.ts'
import { copyIndex } from '../index-copy.ts'
import type { IndexCopy } from '../index-copy.ts'
import { lookupIn } from '../index-lookup.ts'

/** What the index of a damaged store still knows. Each value has a check of its own; what is damaged is not known. */
export interface Knowledge {
  /** Entries that it has seen; undefined if it does not say. */
  readonly size: number | undefined
  /** Size of the checkpoint that was kept last. */
  readonly checkpointSize: number | undefined
  /** Records of kept checkpoints that it has seen. */
  readonly keptRecords: number | undefined
  leafHash(index: number): Uint8Array | undefined
  digest(digest: string): IndexedDigest | undefined
  generation(segment: number): number | undefined
  /** Whether an entry has the leaf that the index knows, if it knows one. */
  isRight(index: number, leafHash: Uint8Array): boolean
  close(): Promise<void>
}

const nothing: Knowledge = {
  size: undefined,
  checkpointSize: undefined,
  keptRecords: undefined,
  leafHash: () => undefined,
  digest: () => undefined,
  generation: () => undefined,
  isRight: () => true,
  close: () => Promise.resolve(),
}

/** Opens a copy of the index, and knows nothing if that cannot be. */
export async function openKnowledge(disk: Disk, { index }: Layout): Promise<Knowledge> {
  if (disk.kind(index) !== 'directory') return nothing
  const copied = await copyIndex(index)
  return 'copy' in copied ? knowledgeOf(copied.copy) : nothing
}

function knowledgeOf(copy: IndexCopy): Knowledge {
  const lookup = lookupIn(copy)
  const leafHash = (index: number): Uint8Array | undefined =>
    known(() => lookup.entry(index).treeHashes[0])
  return {
    size: known(() => lookup.position()?.size),
    checkpointSize: known(() => lookup.kept()?.latest),
    keptRecords: known(() => lookup.kept()?.records),
    leafHash,
    digest: (digest) => known(() => lookup.digest(digest)),
    generation: (segment) => known(() => lookup.privateSegment(segment)?.generation),
    isRight(index, hash) {
      const expected = leafHash(index)
      return expected === undefined || equalBytes(expected, hash)
    },
    close: () => copy.close(),
  }
}

/** What a question gives, or undefined if the index cannot answer it. */
function known<T>(question: () => T): T | undefined {
  try {
    return question()
  } catch {
    return undefined
  }
}
