import { concat, encodeUtf8 } from '../bytes/index.ts'
import { sha256, sha256Hex } from '../crypto/index.ts'
import { emptyFrontier, extendFrontier, storedHashCount, treeHasher } from '../merkle/index.ts'
import type { Frontier } from '../merkle/index.ts'
import { disclosureDigestInput, encodeDisclosure, encodeLeaf } from '../wire/index.ts'
import type { Batch, NewEntry, StoredEntry } from '../store/index.ts'

/** What was appended so far, as the test knows it. A value: growing it gives a new one. */
export interface History {
  readonly entries: readonly StoredEntry[]
  readonly ids: readonly string[]
  readonly disclosures: ReadonlyMap<string, Uint8Array>
  readonly treeHashes: readonly Uint8Array[]
  readonly frontier: Frontier
}

/** What the next entry shall be like; whatever is left out does not matter. */
export interface EntryShape {
  /** Any text: it stands for a chain. */
  readonly chain?: string
  /** Bytes of the event. */
  readonly eventLength?: number
  /** A text to be sealed, for each disclosure. */
  readonly sealed?: readonly string[]
  /** The event itself can be erased. */
  readonly erasable?: boolean
  /** Makes two entries at the same place different. */
  readonly variant?: string
}

export interface Growth {
  readonly batch: Batch
  readonly expectedSize: number
  /** The history once the batch has been appended. */
  readonly history: History
}

export const emptyHistory: History = {
  entries: [],
  ids: [],
  disclosures: new Map(),
  treeHashes: [],
  frontier: emptyFrontier,
}

/** A batch that fits behind a history: as many plain entries as the number says, or entries of the given shapes. */
export function grow(history: History, shapes: number | readonly EntryShape[]): Growth {
  const list: readonly EntryShape[] =
    typeof shapes === 'number' ? Array.from({ length: shapes }, () => ({})) : shapes
  const expectedSize = history.entries.length
  const entries: StoredEntry[] = [...history.entries]
  const added = list.map((shape): NewEntry => {
    const entry = newEntry(shape, entries)
    entries.push(storedForm(entry, entries.length))
    return entry
  })
  const leafHashes = added.map(({ leaf }) => hasher.leaf(leaf))
  const { frontier, stored } = extendFrontier(history.frontier, leafHashes, hasher)
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

/** The id of the chain for which a text stands. */
export function chainId(chain: string): string {
  return sha256Hex(encodeUtf8(`chain ${chain}`))
}

/** The digest of a disclosure. */
export function disclosureDigest(disclosure: Uint8Array): string {
  return sha256Hex(disclosureDigestInput(disclosure))
}

/** A note whose second line is a tree size; its signature is not a signature, which no store looks at. */
export function noteOfSize(size: number, remark = ''): Uint8Array {
  return encodeUtf8(`example.org/log\n${size}\nAAAA${remark}\n\n— example.org/log AAAA\n`)
}

/** The same note with further lines behind it, as many as asked for. */
export function withFurtherLines(note: Uint8Array, count: number = 1, remark = ''): Uint8Array {
  const lines = Array.from(
    { length: count },
    (_, i) => `— witness${remark}.example/${i} BBBBBBBB\n`,
  )
  return concat(note, encodeUtf8(lines.join('')))
}

const hasher = treeHasher(sha256)

function newEntry(shape: EntryShape, before: readonly StoredEntry[]): NewEntry {
  const { chain = 'first', eventLength = 600, sealed = [], variant = '', erasable } = shape
  const index = before.length
  const place = `${index} ${chain} ${variant}`
  const event = eventBytes(place, eventLength)
  const id = sha256Hex(event)
  const disclosures = sealed.map((value, k) =>
    encodeDisclosure({ salt: bytesOf(`salt ${place} ${k}`).subarray(0, 16), value, label: 'name' }),
  )
  const ownChain = chainId(chain)
  return {
    ...(erasable === undefined ? {} : { erasable }),
    id,
    event,
    leaf: encodeLeaf({
      recordedAt: 1_790_000_000_000 + index,
      tag: sha256Hex(event.toReversed()),
      eventId: id,
    }),
    chain: ownChain,
    seq: before.filter((entry) => entry.chain === ownChain).length,
    secret: bytesOf(`secret ${place}`),
    nextSecret: bytesOf(`next ${place}`),
    disclosures: new Map(disclosures.map((bytes) => [disclosureDigest(bytes), bytes])),
  }
}

/** Bytes that look random, begin differently for each place, and are as many as asked for. */
function eventBytes(place: string, length: number): Uint8Array {
  let event = bytesOf(`event ${place}`)
  while (event.length < length) event = concat(event, sha256(event))
  return event.slice(0, Math.max(length, 32))
}

function bytesOf(text: string): Uint8Array {
  return sha256(encodeUtf8(text))
}

function storedForm(
  { leaf, event, chain, seq, secret, nextSecret }: NewEntry,
  index: number,
): StoredEntry {
  return { index, leaf, event, chain, seq, secret, nextSecret }
}
