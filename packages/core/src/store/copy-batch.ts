import type { Batch, NewEntry, StoredEntry } from './contract.ts'

/** A copy that shares no memory with the batch. A store makes it at once, before it waits for anything. */
export function copyBatch(batch: Batch): Batch {
  return {
    entries: batch.entries.map(copyNewEntry),
    treeHashes: batch.treeHashes.map(({ index, hash }) => ({ index, hash: copyBytes(hash) })),
  }
}

/** A copy that shares no memory with the entry. */
export function copyEntry(entry: StoredEntry): StoredEntry {
  const { index, leaf, event, chain, seq, secret, nextSecret } = entry
  return {
    index,
    leaf: copyBytes(leaf),
    event: event === undefined ? undefined : copyBytes(event),
    chain,
    seq,
    secret: copyBytes(secret),
    nextSecret: copyBytes(nextSecret),
  }
}

/** A plain Uint8Array with memory of its own, whatever view was given. Anything else is a TypeError. */
export function copyBytes(bytes: Uint8Array): Uint8Array {
  if (!(bytes instanceof Uint8Array)) throw new TypeError('bytes are given as a Uint8Array')
  return new Uint8Array(bytes)
}

function copyNewEntry(entry: NewEntry): NewEntry {
  const { leaf, event, chain, seq, secret, nextSecret, id, disclosures, erasable } = entry
  return {
    ...(erasable === undefined ? {} : { erasable }),
    leaf: copyBytes(leaf),
    event: copyBytes(event),
    chain,
    seq,
    secret: copyBytes(secret),
    nextSecret: copyBytes(nextSecret),
    id,
    disclosures: new Map(Array.from(disclosures, ([digest, bytes]) => [digest, copyBytes(bytes)])),
  }
}
