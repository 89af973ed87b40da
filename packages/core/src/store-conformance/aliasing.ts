import { copyBatch } from '../store/index.ts'
import type { Batch, StoredEntry } from '../store/index.ts'
import { collect, sameBytes } from './assert.ts'
import { storeCase } from './case.ts'
import type { ConformanceCase, Fixture, StoreFactory } from './case.ts'
import { expectCheckpoints, expectHistory } from './expect-history.ts'
import { emptyHistory, grow, noteOfSize } from './history.ts'

const shapes = [{ sealed: ['a name', 'a place'] }, { chain: 'b' }]

/** Whatever the caller does to bytes that he handed in or got back, the store holds what was appended. */
export function aliasingCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    storeCase(factory, 'aliasing: a batch changed before append resolves', async ({ store }) => {
      const { batch, history } = grow(emptyHistory, shapes)
      const own = copyBatch(batch)
      const appended = store.append(0, own)
      overwrite(own)
      await appended
      await expectHistory(store, history)
    }),
    storeCase(
      factory,
      'aliasing: a batch changed while it waits for its turn',
      async ({ store }) => {
        const first = grow(emptyHistory, shapes)
        const second = grow(first.history, shapes)
        const own = copyBatch(second.batch)
        const appended = [store.append(0, first.batch), store.append(2, own)]
        overwrite(own)
        await Promise.all(appended)
        await expectHistory(store, second.history)
      },
    ),
    storeCase(factory, 'aliasing: a list changed before erase resolves', async ({ store }) => {
      const { batch, history } = grow(emptyHistory, shapes)
      await store.append(0, batch)
      const list = ['00'.repeat(32)]
      const erased = store.erase(list)
      list[0] = [...history.disclosures.keys()][0]!
      await erased
      await expectHistory(store, history)
    }),
    storeCase(factory, 'aliasing: an entry that was read', async ({ store }) => {
      const { batch, history } = grow(emptyHistory, shapes)
      await store.append(0, batch)
      overwriteEntry(await store.entry(1))
      for (const entry of await collect(store.entries(0, 2))) overwriteEntry(entry)
      await expectHistory(store, history)
    }),
    storeCase(factory, 'aliasing: entries of one iteration share nothing', async ({ store }) => {
      const { batch, history } = grow(emptyHistory, 50)
      await store.append(0, batch)
      let before: StoredEntry | undefined
      for await (const entry of store.entries(0, 50)) {
        if (before !== undefined) {
          sameBytes('the event before', before.event, history.entries[before.index]!.event)
          overwriteEntry(before)
        }
        sameBytes('event', entry.event, history.entries[entry.index]!.event)
        before = entry
      }
    }),
    storeCase(
      factory,
      'aliasing: disclosures and tree hashes that were read',
      async ({ store }) => {
        const { batch, history } = grow(emptyHistory, shapes)
        await store.append(0, batch)
        for (const digest of history.disclosures.keys()) {
          spoilAll((await store.disclosure(digest)) ?? new Uint8Array())
        }
        spoilAll(...(await store.treeHashes([0, 1, 2])))
        await expectHistory(store, history)
      },
    ),
    storeCase(factory, 'aliasing: a checkpoint handed in, and read', keepSpoiled),
  ]
}

async function keepSpoiled({ store }: Fixture): Promise<void> {
  await store.append(0, grow(emptyHistory, 1).batch)
  const note = noteOfSize(1)
  const saved = store.saveCheckpoint(note)
  spoilAll(note)
  await saved
  sameBytes('checkpoint', await store.checkpoint(), noteOfSize(1))
  spoilAll(
    await store.checkpoint(),
    await store.checkpointAt(1),
    ...(await collect(store.checkpoints(0, 2))),
  )
  await expectCheckpoints(store, [noteOfSize(1)])
}

function overwrite({ entries, treeHashes }: Batch): void {
  for (const entry of entries) {
    spoilAll(entry.leaf, entry.event, entry.secret, entry.nextSecret, ...entry.disclosures.values())
  }
  spoilAll(...treeHashes.map(({ hash }) => hash))
}

function overwriteEntry({ leaf, event, secret, nextSecret }: StoredEntry): void {
  spoilAll(leaf, event, secret, nextSecret)
}

function spoilAll(...all: readonly (Uint8Array | undefined)[]): void {
  for (const bytes of all) bytes?.fill(0xee)
}
