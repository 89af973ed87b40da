import { encodeUtf8 } from '@custodia/core/bytes'
import { sha256, sha256Hex } from '@custodia/core/crypto'
import { extendFrontier, storedHashCount, treeHasher } from '@custodia/core/merkle'
import type { NewEntry } from '@custodia/core/store'
import { disclosureDigest } from '@custodia/core/store-conformance'
import type { Growth, History } from '@custodia/core/store-conformance'
import { encodeDisclosure, encodeLeaf } from '@custodia/core/wire'
import type { Random } from '../mutations/random.ts'

/**
 * Batches as `grow` of the conformance suite makes them, but of entries that are made once and used in every schedule:
 * there are 10^5 of these. Only the place in the chain and the tree follow from the history.
 */
type Material = Omit<NewEntry, 'chain' | 'seq'> & { readonly leafHash: Uint8Array }

const hasher = treeHasher(sha256)
const chains = ['a', 'b', 'c'].map((name) => sha256Hex(encodeUtf8(name)))
const made = new Map<string, Material>()

/** A batch of a random shape that fits behind a history. No two with different `number` have an event in common. */
export function anyGrowth(random: Random, history: History, number: number): Growth {
  const expectedSize = history.entries.length
  const entries = [...history.entries]
  const counts = new Map<string, number>()
  for (const { chain } of entries) counts.set(chain, (counts.get(chain) ?? 0) + 1)
  const hashes: Uint8Array[] = []
  const added = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, (_, k): NewEntry => {
    const { leafHash, ...material } = materialFor(`${number}.${k}`, {
      length: random.pick([32, 32, 60, 200, 700]),
      values: random.pick([0, 0, 1, 2]),
    })
    const chain = random.pick(chains)
    const seq = counts.get(chain) ?? 0
    counts.set(chain, seq + 1)
    const { leaf, event, secret, nextSecret } = material
    entries.push({ index: entries.length, leaf, event, chain, seq, secret, nextSecret })
    hashes.push(leafHash)
    return { ...material, chain, seq }
  })
  const { frontier, stored } = extendFrontier(history.frontier, hashes, hasher)
  const firstHash = storedHashCount(expectedSize)
  return {
    batch: {
      entries: added,
      treeHashes: stored.map((hash, k) => ({ index: firstHash + k, hash })),
    },
    expectedSize,
    history: {
      entries,
      ids: [...history.ids, ...added.map(({ id }) => id)],
      disclosures: new Map([...history.disclosures, ...added.flatMap((e) => [...e.disclosures])]),
      treeHashes: [...history.treeHashes, ...stored],
      frontier,
    },
  }
}

interface Shape {
  /** Bytes of the event. */
  readonly length: number
  /** How many private values it seals. */
  readonly values: number
}

function materialFor(name: string, { length, values }: Shape): Material {
  const key = `${name} ${length} ${values}`
  const known = made.get(key)
  if (known !== undefined) return known
  const event = bytesOf(`event ${key}`, length)
  const id = sha256Hex(event)
  const leaf = encodeLeaf({
    recordedAt: 1_790_000_000_000,
    tag: sha256Hex(encodeUtf8(`tag ${key}`)),
    eventId: id,
  })
  const disclosures = Array.from({ length: values }, (_, k) =>
    encodeDisclosure({
      salt: bytesOf(`salt ${key} ${k}`, 16),
      value: `Erika Beispiel ${key} ${k} ${'x'.repeat(length)}`,
      label: 'name',
    }),
  )
  const material = {
    id,
    event,
    leaf,
    leafHash: hasher.leaf(leaf),
    secret: bytesOf(`secret ${key}`, 32),
    nextSecret: bytesOf(`next ${key}`, 32),
    disclosures: new Map(disclosures.map((bytes) => [disclosureDigest(bytes), bytes])),
  }
  made.set(key, material)
  return material
}

/** Bytes that look random, and are as many as asked for. */
function bytesOf(text: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let at = 0, part = 0; at < length; at += 32, part++) {
    bytes.set(sha256(encodeUtf8(`${text} ${part}`)).subarray(0, length - at), at)
  }
  return bytes
}
