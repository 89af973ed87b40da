/** Stores on disk that hold what a forge made: a real record, or one that is wrong in one way and consistent otherwise. */
import { sha256 } from '../../packages/core/src/crypto/index.ts'
import { emptyFrontier, extendFrontier, treeHasher } from '../../packages/core/src/merkle/index.ts'
import { storedHashCount } from '../../packages/core/src/merkle/index.ts'
import type { NewEntry, Store } from '../../packages/core/src/store/index.ts'
import { leafOf } from '../forge/world.ts'
import type { ForgedEvent, World } from '../forge/world.ts'

const hasher = treeHasher(sha256)

/** Appends all events of a world that the store does not hold yet, one batch each, and keeps a checkpoint of them. */
export async function putWorld(store: Store, world: World): Promise<void> {
  let frontier = emptyFrontier
  for (const event of world.events) {
    const entry = entryOf(event, world)
    const first = storedHashCount(frontier.size)
    const extended = extendFrontier(frontier, [hasher.leaf(entry.leaf)], hasher)
    const treeHashes = extended.stored.map((hash, i) => ({ index: first + i, hash }))
    frontier = extended.frontier
    if (event.index < (await store.size())) continue
    await store.append(event.index, { entries: [entry], treeHashes })
  }
  await store.saveCheckpoint(await world.checkpoint())
}

function entryOf(event: ForgedEvent, world: World): NewEntry {
  const { id, bytes, chain, secret, nextSecret, payload, disclosures } = event
  const digests = [...payload.sealed.values()]
  return {
    id,
    leaf: leafOf(event, world.ledger, payload.seq),
    event: bytes,
    chain,
    seq: payload.seq,
    secret,
    nextSecret,
    disclosures: new Map(digests.map((digest, i) => [digest, disclosures[i]!])),
  }
}
