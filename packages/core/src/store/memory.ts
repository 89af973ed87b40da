import { CustodyError } from '../errors.ts'
import { emptyFrontier } from '../merkle/index.ts'
import type { Frontier } from '../merkle/index.ts'
import { createCallGate } from './call-gate.ts'
import type { CallGate } from './call-gate.ts'
import { checkBatch } from './check-batch.ts'
import { checkStoredEntry } from './check-entry.ts'
import { checkNewCheckpoint } from './checkpoint-size.ts'
import type { Batch, Store, StoredEntry, StoredHead } from './contract.ts'
import { copyBatch, copyBytes, copyEntry } from './copy-batch.ts'
import { assertCount, assertEntryRange, assertIndex, assertRange } from './ranges.ts'

/** What a store in memory holds. Its own copies, which no caller ever sees. */
interface Memory {
  readonly entries: StoredEntry[]
  readonly indexes: Map<string, number>
  readonly heads: Map<string, StoredHead>
  readonly chains: Map<string, number[]>
  /** By digest; undefined once it is erased. */
  readonly disclosures: Map<string, Uint8Array | undefined>
  /** Indexes of entries whose events can be erased, with the digests that each seals. */
  readonly erasable: Map<number, readonly string[]>
  readonly treeHashes: Uint8Array[]
  frontier: Frontier
  /** Checkpoints by size, in the order in which they were kept, which is that of their sizes. */
  readonly checkpoints: Map<number, Uint8Array>
  latestCheckpoint: number | undefined
}

const memories = new WeakMap<Store, { readonly memory: Memory; readonly gate: CallGate }>()

/** A store in memory: the reference for every other one, and what tests run on. It is gone with the process. */
export function createMemoryStore(): Store {
  return storeOver({
    entries: [],
    indexes: new Map(),
    heads: new Map(),
    chains: new Map(),
    disclosures: new Map(),
    erasable: new Map(),
    treeHashes: [],
    frontier: emptyFrontier,
    checkpoints: new Map(),
    latestCheckpoint: undefined,
  })
}

/**
 * Opens again what a closed memory store held. ERR_STORE_LOCKED while it is open, ERR_STORE_MISSING for a store of
 * another kind.
 */
export function reopenMemoryStore(closed: Store): Store {
  const known = memories.get(closed)
  const details = { path: 'memory' }
  if (known === undefined) {
    throw new CustodyError('ERR_STORE_MISSING', 'this is not a store in memory', details)
  }
  if (!known.gate.closed) {
    throw new CustodyError('ERR_STORE_LOCKED', 'the store in memory is still open', details)
  }
  return storeOver(known.memory)
}

function storeOver(memory: Memory): Store {
  const gate = createCallGate()
  const store: Store = {
    size: () => gate.run('size', () => memory.entries.length),
    append: async (expectedSize, batch) => {
      const own = copyBatch(batch)
      return gate.runAlone('append', () => append(memory, expectedSize, own))
    },
    entries: (from, to) => gate.iterate('entries', () => readEntries(memory, from, to)),
    entry: (index) => gate.run('entry', () => readEntry(memory, index)),
    indexOf: (id) => gate.run('indexOf', () => memory.indexes.get(id)),
    chainHead: (chain) => gate.run('chainHead', () => readHead(memory, chain)),
    chainIndexes: (chain, fromSeq) =>
      gate.run('chainIndexes', () => {
        assertCount('fromSeq', fromSeq)
        return memory.chains.get(chain)?.slice(fromSeq) ?? []
      }),
    disclosure: (digest) =>
      gate.run('disclosure', () => copyIfThere(memory.disclosures.get(digest))),
    hasDigest: (digest) => gate.run('hasDigest', () => memory.disclosures.has(digest)),
    treeHashes: (indexes) => gate.run('treeHashes', () => readTreeHashes(memory, indexes)),
    erase: async (digests) => {
      const own = [...digests]
      return gate.runAlone('erase', () => erase(memory, own))
    },
    checkpoint: () => gate.run('checkpoint', () => copyIfThere(latestOf(memory))),
    checkpointAt: (size) =>
      gate.run('checkpointAt', () => {
        assertCount('size', size)
        return copyIfThere(memory.checkpoints.get(size))
      }),
    checkpoints: (from, to) => gate.iterate('checkpoints', () => readKept(memory, from, to)),
    saveCheckpoint: async (note) => {
      const own = copyBytes(note)
      return gate.runAlone('saveCheckpoint', () => saveCheckpoint(memory, own))
    },
    close: () => gate.close(() => undefined),
  }
  memories.set(store, { memory, gate })
  return store
}

function append(memory: Memory, expectedSize: number, batch: Batch): void {
  const actualSize = memory.entries.length
  if (expectedSize !== actualSize) {
    throw new CustodyError(
      'ERR_STORE_CONFLICT',
      `expected ${expectedSize} entries, found ${actualSize}; nothing was written`,
      { expectedSize, actualSize },
    )
  }
  if (batch.entries.length === 0 && batch.treeHashes.length === 0) return
  const checked = checkBatch(batch, {
    frontier: memory.frontier,
    chainHead: (chain) => memory.heads.get(chain),
    hasEvent: (id) => memory.indexes.has(id),
    hasDigest: (digest) => memory.disclosures.has(digest),
  })
  batch.entries.forEach(({ id, disclosures, erasable = false, ...entry }, i) => {
    const index = actualSize + i
    if (erasable) memory.erasable.set(index, [...disclosures.keys()])
    memory.entries.push({ index, ...entry })
    memory.indexes.set(id, index)
    const chain = memory.chains.get(entry.chain)
    if (chain === undefined) memory.chains.set(entry.chain, [index])
    else chain.push(index)
    for (const [digest, bytes] of disclosures) memory.disclosures.set(digest, bytes)
  })
  for (const [chain, head] of checked.heads) memory.heads.set(chain, head)
  for (const hash of checked.stored) memory.treeHashes.push(hash)
  memory.frontier = checked.frontier
}

// oxlint-disable-next-line typescript/require-await -- the contract reads asynchronously
async function* readEntries(memory: Memory, from: number, to: number): AsyncIterable<StoredEntry> {
  assertEntryRange(from, to, memory.entries.length)
  for (let index = from; index < to; index++) yield readEntry(memory, index)
}

function readEntry(memory: Memory, index: number): StoredEntry {
  assertIndex('entry', index, memory.entries.length)
  const entry = copyEntry(memory.entries[index]!)
  checkStoredEntry(entry, 'memory')
  return entry
}

function readHead(memory: Memory, chain: string): StoredHead | undefined {
  const head = memory.heads.get(chain)
  return head === undefined ? undefined : { ...head }
}

function readTreeHashes(memory: Memory, indexes: readonly number[]): readonly Uint8Array[] {
  return indexes.map((index) => {
    assertIndex('tree hash', index, memory.treeHashes.length)
    return copyBytes(memory.treeHashes[index]!)
  })
}

function erase(memory: Memory, names: readonly string[]): void {
  for (const digest of names.flatMap((name) => [name, ...eraseEvent(memory, name)])) {
    memory.disclosures.get(digest)?.fill(0)
    if (memory.disclosures.has(digest)) memory.disclosures.set(digest, undefined)
  }
}

/** Erases an event that can be, and gives the digests of what it seals. */
function eraseEvent({ entries, indexes, erasable }: Memory, id: string): readonly string[] {
  const index = indexes.get(id)
  const digests = index === undefined ? undefined : erasable.get(index)
  if (index === undefined || digests === undefined) return []
  const entry = entries[index]!
  entry.event?.fill(0)
  entries[index] = { ...entry, event: undefined }
  return digests
}

function latestOf({ checkpoints, latestCheckpoint }: Memory): Uint8Array | undefined {
  return latestCheckpoint === undefined ? undefined : checkpoints.get(latestCheckpoint)
}

// oxlint-disable-next-line typescript/require-await -- the contract reads asynchronously
async function* readKept(memory: Memory, from: number, to: number): AsyncIterable<Uint8Array> {
  assertRange(from, to)
  const asked = [...memory.checkpoints].filter(([size]) => size >= from && size < to)
  for (const [, note] of asked) yield copyBytes(note)
}

function saveCheckpoint(memory: Memory, note: Uint8Array): void {
  const { size, change } = checkNewCheckpoint(note, {
    storeSize: memory.entries.length,
    latest: memory.latestCheckpoint,
    keptAt: (size) => memory.checkpoints.get(size),
  })
  memory.checkpoints.set(size, note)
  if (change === 'new') memory.latestCheckpoint = size
}

function copyIfThere(bytes: Uint8Array | undefined): Uint8Array | undefined {
  return bytes === undefined ? undefined : copyBytes(bytes)
}
