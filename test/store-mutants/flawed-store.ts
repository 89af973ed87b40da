/**
 * A store in memory that can be broken in one way at a time. Without a flaw it keeps the contract; with one, exactly the
 * lines that ask for it are wrong. So the conformance suite can be tested: it must see each of them.
 */
import { setTimeout as later } from 'node:timers/promises'
import { CustodyError } from '@custodia/core/errors'
import { emptyFrontier } from '@custodia/core/merkle'
import type { Frontier } from '@custodia/core/merkle'
import {
  assertCount,
  assertEntryRange,
  assertIndex,
  checkBatch,
  checkNewCheckpoint,
  copyBatch,
  copyBytes,
  copyEntry,
  createCallGate,
} from '@custodia/core/store'
import type { Batch, NewEntry, Store, StoredEntry } from '@custodia/core/store'

export type Flaw =
  | 'drops the last entry of a batch'
  | 'acknowledges before it has written'
  | 'ignores the expected size'
  | 'compares, then waits, then writes'
  | 'writes entries up to the one that does not fit'
  | 'takes what does not fit'
  | 'forgets the last batch when it is opened again'
  | 'forgets everything when it is opened again'
  | 'keeps the buffers it was given'
  | 'returns its own buffers'
  | 'copies a batch only when its turn comes'
  | 'answers after it was closed'
  | 'closes without waiting'
  | 'throws instead of rejecting'
  | 'gives entries in the wrong order'
  | 'gives what there is of a range that goes beyond'
  | 'iterates to the end of what is there now'
  | 'counts chains together'
  | 'gives chain indexes from the first on'
  | 'forgets a digest with its value'
  | 'erases only until it is opened again'
  | 'erases too much'
  | 'sorts tree hashes by index'
  | 'lets a checkpoint go back'
  | 'takes a checkpoint from the future'
  | 'shares its entries with other stores'

/** What the store keeps on its disk, which is memory. */
export interface Kept {
  entries: StoredEntry[]
  ids: string[]
  disclosures: Map<string, Uint8Array | undefined>
  /** What was erased, to come back. */
  erased: Map<string, Uint8Array>
  hashes: Uint8Array[]
  frontier: Frontier
  checkpoint: Uint8Array | undefined
  checkpointSize: number
  /** Entries that were there before the last batch. */
  before: number
}

const shared = nothingKept()

export function nothingKept(flaw?: Flaw): Kept {
  if (flaw === 'shares its entries with other stores') return shared
  return {
    entries: [],
    ids: [],
    disclosures: new Map(),
    erased: new Map(),
    hashes: [],
    frontier: emptyFrontier,
    checkpoint: undefined,
    checkpointSize: 0,
    before: 0,
  }
}

/** What is found when the store is opened again. */
export function keptAfterReopening(kept: Kept, flaw: Flaw | undefined): Kept {
  if (flaw === 'forgets everything when it is opened again') return nothingKept()
  if (flaw === 'forgets the last batch when it is opened again') {
    kept.entries.length = kept.before
    kept.ids.length = kept.before
  }
  if (flaw === 'erases only until it is opened again') {
    for (const [digest, bytes] of kept.erased) kept.disclosures.set(digest, bytes)
  }
  return kept
}

export function createFlawedStore(kept: Kept, flaw: Flaw | undefined): Store {
  const has = (other: Flaw): boolean => flaw === other
  const gate = createCallGate()
  const out = has('returns its own buffers') ? (b: Uint8Array): Uint8Array => b : copyBytes
  const outEntry = has('returns its own buffers') ? (e: StoredEntry): StoredEntry => e : copyEntry
  const run: typeof gate.run = (call, work) =>
    has('answers after it was closed') ? Promise.resolve(work()) : gate.run(call, work)

  const write = (size: number, given: Batch): void => {
    const actualSize = kept.entries.length
    if (size !== actualSize && !has('ignores the expected size')) {
      const details = { expectedSize: size, actualSize }
      throw new CustodyError('ERR_STORE_CONFLICT', `expected ${size}, found ${actualSize}`, details)
    }
    if (given.entries.length + given.treeHashes.length > 0) keep(given)
  }
  const keep = (given: Batch): void => {
    const batch = has('copies a batch only when its turn comes') ? copyBatch(given) : given
    kept.before = kept.entries.length
    if (has('writes entries up to the one that does not fit'))
      keepEntries(batch.entries.slice(0, -1))
    if (!has('takes what does not fit') && !has('ignores the expected size')) check(batch)
    if (has('writes entries up to the one that does not fit')) kept.entries.length = kept.before
    const isShort = has('drops the last entry of a batch')
    keepEntries(isShort ? batch.entries.slice(0, -1) : batch.entries)
    kept.hashes.push(...batch.treeHashes.map(({ hash }) => hash))
  }
  const check = (batch: Batch): void => {
    kept.frontier = checkBatch(batch, {
      frontier: kept.frontier,
      chainHead: (chain) => head(chain),
      hasEvent: (id) => kept.ids.includes(id),
      hasDigest: (digest) => kept.disclosures.has(digest),
    }).frontier
  }
  const keepEntries = (entries: readonly NewEntry[]): void => {
    for (const { id, disclosures, ...entry } of entries) {
      kept.ids[kept.entries.length] = id
      kept.entries.push({ index: kept.entries.length, ...entry })
      for (const [digest, bytes] of disclosures) kept.disclosures.set(digest, bytes)
    }
  }
  const members = (chain: string): readonly StoredEntry[] =>
    kept.entries.filter((e) => e.chain === chain || has('counts chains together'))
  const head = (chain: string): { count: number; id: string; index: number } | undefined => {
    const last = members(chain).at(-1)
    if (last === undefined) return undefined
    return { count: members(chain).length, id: kept.ids[last.index]!, index: last.index }
  }
  const isClosed = (): boolean => gate.closed
  const append = async (size: number, batch: Batch): Promise<void> => {
    const isLate = has('copies a batch only when its turn comes')
    const own = isLate || has('keeps the buffers it was given') ? batch : copyBatch(batch)
    if (has('acknowledges before it has written')) {
      void later(20).then(() => write(size, own))
      return
    }
    if (has('closes without waiting')) {
      if (isClosed()) return gate.run('append', () => undefined)
      await later(1)
      if (isClosed()) throw new Error('closed meanwhile')
      return write(size, own)
    }
    if (has('compares, then waits, then writes')) {
      return gate.run('append', async () => {
        const isEqual = size === kept.entries.length
        await later(1)
        write(isEqual ? kept.entries.length : size, own)
      })
    }
    return gate.runAlone('append', () => write(size, own))
  }
  const entries = async function* (from: number, to: number): AsyncGenerator<StoredEntry> {
    if (!has('gives what there is of a range that goes beyond')) {
      assertEntryRange(from, to, kept.entries.length)
    }
    const end = (): number =>
      has('iterates to the end of what is there now') ? kept.entries.length : to
    for (let i = from; i < Math.min(end(), kept.entries.length); i++) {
      const index = has('gives entries in the wrong order') ? to - 1 - (i - from) : i
      yield outEntry(kept.entries[index]!)
    }
  }
  const erase = (digests: readonly string[]): void => {
    const all = has('erases too much') ? [...kept.disclosures.keys()] : digests
    for (const digest of all) {
      const bytes = kept.disclosures.get(digest)
      if (bytes === undefined) continue
      kept.erased.set(digest, bytes)
      if (has('forgets a digest with its value')) kept.disclosures.delete(digest)
      else kept.disclosures.set(digest, undefined)
    }
  }
  const saveCheckpoint = (note: Uint8Array): void => {
    const storeSize = has('takes a checkpoint from the future') ? Infinity : kept.entries.length
    const before = has('lets a checkpoint go back') ? 0 : kept.checkpointSize
    kept.checkpointSize = checkNewCheckpoint(note, { storeSize, before })
    kept.checkpoint = note
  }
  const assertOpen = (call: string): void => {
    if (!has('throws instead of rejecting') || !gate.closed) return
    throw new CustodyError('ERR_STORE_CLOSED', `${call}: closed`, { call })
  }

  return {
    size() {
      assertOpen('size')
      return run('size', () => kept.entries.length)
    },
    append,
    entries: (from, to) => gate.iterate('entries', () => entries(from, to)),
    entry: (index) =>
      run('entry', () => {
        assertIndex('entry', index, kept.entries.length)
        return outEntry(kept.entries[index]!)
      }),
    indexOf: (id) =>
      run('indexOf', () => (kept.ids.includes(id) ? kept.ids.indexOf(id) : undefined)),
    chainHead: (chain) => run('chainHead', () => head(chain)),
    chainIndexes: (chain, fromSeq) =>
      run('chainIndexes', () => {
        assertCount('fromSeq', fromSeq)
        const start = has('gives chain indexes from the first on') ? 0 : fromSeq
        return members(chain)
          .slice(start)
          .map(({ index }) => index)
      }),
    disclosure: (digest) =>
      run('disclosure', () => {
        const bytes = kept.disclosures.get(digest)
        return bytes === undefined ? undefined : out(bytes)
      }),
    hasDigest: (digest) => run('hasDigest', () => kept.disclosures.has(digest)),
    treeHashes: (indexes) =>
      run('treeHashes', () => {
        const asked = has('sorts tree hashes by index')
          ? indexes.toSorted((a, b) => a - b)
          : indexes
        return asked.map((index) => {
          assertIndex('tree hash', index, kept.hashes.length)
          return out(kept.hashes[index]!)
        })
      }),
    erase: async (digests) => {
      const own = [...digests]
      return gate.runAlone('erase', () => erase(own))
    },
    checkpoint: () =>
      run('checkpoint', () => (kept.checkpoint === undefined ? undefined : out(kept.checkpoint))),
    saveCheckpoint: async (note) => {
      const own = copyBytes(note)
      return gate.runAlone('saveCheckpoint', () => saveCheckpoint(own))
    },
    close: () => gate.close(() => undefined),
  }
}
