import { readFrontier } from '../../merkle/index.ts'
import { checkBatch, checkNewCheckpoint, checkpointSize } from '../../store/index.ts'
import type { Batch, Store } from '../../store/index.ts'

/** Checks a batch as `append` would, and writes nothing: what is refused for its own sake is no fault of the machine. */
export async function checkFits(store: Store, expectedSize: number, batch: Batch): Promise<void> {
  // An empty batch only compares.
  await store.append(expectedSize, { entries: [], treeHashes: [] })
  const { entries } = batch
  const [frontier, heads, indexes, known] = await Promise.all([
    readFrontier(expectedSize, { readHashes: (asked) => store.treeHashes(asked) }),
    answers(unique(entries.map(({ chain }) => chain)), (chain) => store.chainHead(chain)),
    answers(unique(entries.map(({ id }) => id)), (id) => store.indexOf(id)),
    answers(unique(entries.flatMap(({ disclosures }) => [...disclosures.keys()])), (digest) =>
      store.hasDigest(digest),
    ),
  ])
  if (entries.length === 0 && batch.treeHashes.length === 0) return
  checkBatch(batch, {
    frontier,
    chainHead: (chain) => heads.get(chain),
    hasEvent: (id) => indexes.get(id) !== undefined,
    hasDigest: (digest) => known.get(digest) === true,
  })
}

/** Checks a checkpoint as `saveCheckpoint` would, and keeps nothing. */
export async function checkFitsAsCheckpoint(store: Store, note: Uint8Array): Promise<void> {
  const latest = await store.checkpoint()
  const size = checkpointSize(note)
  const kept = size === undefined ? undefined : await store.checkpointAt(size)
  checkNewCheckpoint(note, {
    storeSize: await store.size(),
    latest: latest === undefined ? undefined : checkpointSize(latest),
    keptAt: () => kept,
  })
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)]
}

async function answers<T>(
  names: readonly string[],
  ask: (name: string) => Promise<T>,
): Promise<ReadonlyMap<string, T>> {
  return new Map(await Promise.all(names.map(async (name) => [name, await ask(name)] as const)))
}
