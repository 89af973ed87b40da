import { checkpointSize } from '../store/index.ts'
import type { Store } from '../store/index.ts'
import { collect, same, sameBytes, sameEntry, sameList } from './assert.ts'
import type { History } from './history.ts'

/** Fails unless the store answers every question as the history does. */
export async function expectHistory(store: Store, history: History): Promise<void> {
  const { entries, ids, disclosures, treeHashes } = history
  same('size', await store.size(), entries.length)
  const read = await collect(store.entries(0, entries.length))
  same('entries: length', read.length, entries.length)
  read.forEach((entry, i) => sameEntry(entry, entries[i]!))
  for (const [index, id] of ids.entries()) {
    same(`indexOf event ${index}`, await store.indexOf(id), index)
  }
  await expectChains(store, history)
  for (const [digest, bytes] of disclosures) {
    same('hasDigest', await store.hasDigest(digest), true)
    sameBytes('disclosure', await store.disclosure(digest), bytes)
  }
  const hashes = await store.treeHashes(treeHashes.map((_, index) => index))
  hashes.forEach((hash, i) => sameBytes(`tree hash ${i}`, hash, treeHashes[i]))
  same('tree hashes: length', hashes.length, treeHashes.length)
}

/** Fails unless these are all the checkpoints that are kept, each also by its size, the last of them the latest. */
export async function expectCheckpoints(store: Store, notes: readonly Uint8Array[]): Promise<void> {
  const beyond = (await store.size()) + 1
  sameNotes('the checkpoints', await collect(store.checkpoints(0, beyond)), notes)
  for (const note of notes) {
    const size = checkpointSize(note)!
    sameBytes(`checkpointAt ${size}`, await store.checkpointAt(size), note)
  }
  sameBytes('checkpoint', await store.checkpoint(), notes.at(-1))
}

/** Fails unless the two lists hold the same notes in the same order. */
export function sameNotes(
  what: string,
  found: readonly Uint8Array[],
  expected: readonly Uint8Array[],
): void {
  same(`${what}: length`, found.length, expected.length)
  expected.forEach((note, i) => sameBytes(`${what}: [${i}]`, found[i], note))
}

/** Fails if the store knows anything of the entries of `other` that is not in `history`. */
export async function expectNothingOf(
  store: Store,
  { other, history }: { readonly other: History; readonly history: History },
): Promise<void> {
  same('size', await store.size(), history.entries.length)
  for (const id of other.ids.slice(history.ids.length)) {
    same('indexOf an event that was refused', await store.indexOf(id), undefined)
  }
  for (const digest of other.disclosures.keys()) {
    if (history.disclosures.has(digest)) continue
    same('hasDigest of what was refused', await store.hasDigest(digest), false)
    same('disclosure of what was refused', await store.disclosure(digest), undefined)
  }
  await expectHistory(store, history)
}

async function expectChains(store: Store, { entries, ids }: History): Promise<void> {
  for (const chain of new Set(entries.map((entry) => entry.chain))) {
    const indexes = entries.filter((entry) => entry.chain === chain).map(({ index }) => index)
    const last = indexes.at(-1)!
    const head = await store.chainHead(chain)
    same('chainHead: count', head?.count, indexes.length)
    same('chainHead: index', head?.index, last)
    same('chainHead: id', head?.id, ids[last])
    sameList('chainIndexes', await store.chainIndexes(chain, 0), indexes)
  }
}
