import {
  assertCount,
  assertEntryRange,
  assertIndex,
  assertRange,
  copyBytes,
  copyEntry,
} from '@custodia/core/store'
import type { StoredEntry, StoredHead } from '@custodia/core/store'
import type { Has } from './flaw.ts'
import type { Kept } from './kept.ts'
import type { Machine } from './machine.ts'

/** What a store answers, from what it keeps. */
export interface Lookups {
  entry(index: number): StoredEntry
  entries(from: number, to: number): AsyncGenerator<StoredEntry>
  chainIndexes(chain: string, fromSeq: number): readonly number[]
  treeHashes(indexes: readonly number[]): readonly Uint8Array[]
  disclosure(digest: string): Uint8Array | undefined
  checkpoint(): Uint8Array | undefined
  checkpointAt(size: number): Uint8Array | undefined
  checkpoints(from: number, to: number): AsyncGenerator<Uint8Array>
}

export function createLookups(kept: Kept, machine: Machine, has: Has): Lookups {
  const isLive = has('returns its own buffers')
  const out = isLive ? (bytes: Uint8Array): Uint8Array => bytes : copyBytes
  const outEntry = (index: number): StoredEntry => {
    const entry = kept.entries[index]!
    const spoil = (e: StoredEntry): StoredEntry => ({ ...e, event: e.event?.toReversed() })
    return machine.read(isLive ? entry : copyEntry(entry), spoil)
  }
  let sharedPlace = 0

  return {
    entry(index) {
      assertIndex('entry', index, kept.entries.length)
      return outEntry(index)
    },
    // oxlint-disable-next-line typescript/require-await -- the contract reads asynchronously
    async *entries(from, to) {
      if (!has('gives what there is of a range that goes beyond')) {
        assertEntryRange(from, to, kept.entries.length)
      }
      const isOpenEnded = has('iterates to the end of what is there now')
      const isBackwards = has('gives entries in the wrong order')
      const end = (): number => Math.min(isOpenEnded ? Infinity : to, kept.entries.length)
      sharedPlace = from
      for (let i = from; i < end(); i++) {
        const place = has('shares one place between iterations') ? sharedPlace++ : i
        yield outEntry(isBackwards ? to - 1 - (i - from) : place)
      }
    },
    chainIndexes(chain, fromSeq) {
      assertCount('fromSeq', fromSeq)
      const start = has('gives chain indexes from the first on') ? 0 : fromSeq
      return membersOf(kept, chain, has)
        .slice(start)
        .map(({ index }) => index)
    },
    treeHashes(indexes) {
      const isSorted = has('sorts tree hashes by index')
      return (isSorted ? indexes.toSorted((a, b) => a - b) : indexes).map((index) => {
        assertIndex('tree hash', index, kept.hashes.length)
        return out(kept.hashes[index]!)
      })
    },
    disclosure(digest) {
      const bytes = kept.disclosures.get(digest)
      if (bytes === undefined) return undefined
      if (has('gives a disclosure once')) kept.disclosures.set(digest, undefined)
      return machine.read(out(bytes), (given) => given.toReversed())
    },
    checkpoint() {
      const latest = kept.checkpoints.at(has('gives the checkpoint before the last') ? -2 : -1)
      return latest && out(latest.note)
    },
    checkpointAt(size) {
      assertCount('size', size)
      const isFloor = has('gives the checkpoint before where there is none of a size')
      const found = kept.checkpoints.findLast((c) => c.size === size || (isFloor && c.size < size))
      return found && out(found.note)
    },
    // oxlint-disable-next-line typescript/require-await -- the contract reads asynchronously
    async *checkpoints(from, to) {
      assertRange(from, to)
      const end = has('gives a checkpoint beyond the range') ? to + 1 : to
      const asked = kept.checkpoints.filter(({ size }) => size >= from && size < end)
      if (has('gives the latest checkpoints first')) asked.reverse()
      const isLive = has('shows what is kept while it is asked')
      const notes = asked.map(({ note }) => note)
      for (const [i, checkpoint] of asked.entries()) {
        yield out(isLive ? checkpoint.note : notes[i]!)
      }
    },
  }
}

export function headOf(kept: Kept, chain: string, has: Has): StoredHead | undefined {
  const members = membersOf(kept, chain, has)
  const last = members.at(-1)
  if (last === undefined || kept.headless.has(chain)) return undefined
  return { count: members.length, id: kept.ids[last.index]!, index: last.index }
}

function membersOf(kept: Kept, chain: string, has: Has): readonly StoredEntry[] {
  return kept.entries.filter((e) => e.chain === chain || has('counts chains together'))
}
