import { equalBytes } from '../bytes/index.ts'
import { disclosureDigest, openEvent, placeEvent } from '../custody/index.ts'
import type { OpenedEvent, PlacedEvent } from '../custody/index.ts'
import { CustodyError } from '../errors.ts'
import { hasher } from '../log/index.ts'
import { storedHashIndex } from '../merkle/index.ts'
import { checkStoredEntry } from '../store/index.ts'
import type { Store, StoredEntry } from '../store/index.ts'
import { parseLeaf } from '../wire/index.ts'

/**
 * The store as the ledger reads it: an entry must be the one that was asked for, its event the one that its leaf names, its
 * leaf the one in the tree; a disclosure must open its digest. A store promises this itself. The ledger does not take
 * its word, because it hands out what it reads as evidence. Errors of the reads: ERR_STORE_CORRUPT, those of the store.
 */
export function checkReads(store: Store): Store {
  const checked = async (entry: StoredEntry, index: number): Promise<StoredEntry> => {
    checkIndex(entry, index)
    checkStoredEntry(entry, where)
    const [hash] = await store.treeHashes([storedHashIndex(0, index)])
    if (hash === undefined || !equalBytes(hash, hasher.leaf(entry.leaf))) {
      throw corrupt(`entry ${index}: its leaf is not the one in the tree`)
    }
    return entry
  }
  async function* entries(from: number, to: number): AsyncGenerator<StoredEntry> {
    let index = from
    for await (const entry of store.entries(from, to)) yield checked(entry, index++)
    if (index !== to) throw corrupt(`entries ${from} to ${to} were asked for, they end at ${index}`)
  }
  return {
    entries,
    entry: async (index) => checked(await store.entry(index), index),
    async disclosure(digest) {
      const disclosure = await store.disclosure(digest)
      if (disclosure !== undefined && disclosureDigest(disclosure) !== digest) {
        throw corrupt(`the disclosure of digest ${digest} is another one`)
      }
      return disclosure
    },
    size: () => store.size(),
    append: (expectedSize, batch) => store.append(expectedSize, batch),
    indexOf: (id) => store.indexOf(id),
    chainHead: (chain) => store.chainHead(chain),
    chainIndexes: (chain, fromSeq) => store.chainIndexes(chain, fromSeq),
    hasDigest: (digest) => store.hasDigest(digest),
    treeHashes: (indexes) => store.treeHashes(indexes),
    erase: (digests) => store.erase(digests),
    checkpoint: () => store.checkpoint(),
    checkpointAt: (size) => store.checkpointAt(size),
    checkpoints: (from, to) => store.checkpoints(from, to),
    saveCheckpoint: (note) => store.saveCheckpoint(note),
    close: () => store.close(),
  }
}

/** Checks that an entry is the one with this index. */
export function checkIndex(entry: StoredEntry, index: number): void {
  if (entry.index !== index) {
    throw corrupt(`entry ${index} was asked for, found entry ${entry.index}`)
  }
}

/** Opens the event of an entry, which must be the one that its leaf names; undefined if it was erased. */
export function openEntry({ event: bytes, ...rest }: StoredEntry): PlacedEvent | undefined {
  if (bytes === undefined) return undefined
  const entry = { ...rest, event: bytes }
  const { recordedAt, eventId } = parseLeaf(entry.leaf)
  const event = openOrCorrupt(entry)
  if (event.id !== eventId) {
    throw corrupt(`entry ${entry.index}: the leaf names event ${eventId}, found ${event.id}`)
  }
  return placeEvent(event, { index: entry.index, recordedAt })
}

/** Damage is said to be damage, whatever the event has become by it. */
function openOrCorrupt(entry: StoredEntry & { readonly event: Uint8Array }): OpenedEvent {
  try {
    return openEvent(entry.event)
  } catch (error) {
    checkStoredEntry(entry, where)
    throw error
  }
}

const where = 'the store'

export function corrupt(reason: string): CustodyError<'ERR_STORE_CORRUPT'> {
  return new CustodyError('ERR_STORE_CORRUPT', `${where}: ${reason}`, { where })
}
