import { isCustodyError } from '@custodia/core/errors'
import { sha256 } from '@custodia/core/crypto'
import { rootFromStored, treeHasher } from '@custodia/core/merkle'
import type { Store, StoredEntry } from '@custodia/core/store'
import type { History } from '@custodia/core/store-conformance'
import { leafHash, rootOf } from '../support/reference-tree.ts'
import { sizeOf, Violation } from './expected.ts'
import type { Expected } from './expected.ts'
import type { Flips } from './run.ts'

const hasher = treeHasher(sha256)

export interface Check {
  readonly store: Store
  readonly expected: Expected
  /** Bits were flipped for good: every answer may be refused, and none may be another one. */
  readonly isDamaged: boolean
  /** Where bits may have flipped. A note of which one has is shown: whoever reads it sees that at its signature. */
  readonly flips: Flips
  /** Ask everything; otherwise not what follows from the rest. */
  readonly isWhole: boolean
  /** How often something went wrong so far; an answer during which it rose may be refused. */
  readonly mishaps: () => number
}

/** Asks the store everything, and gives the history that it shows; throws a Violation if there is none such. */
export async function checkStore(check: Check, histories: readonly History[]): Promise<History> {
  const { store } = check
  const size = await store.size()
  const history = histories.find(({ entries }) => entries.length === size)
  if (history === undefined) {
    const sizes = histories.map(({ entries }) => entries.length)
    const kind = size < (sizes[0] ?? 0) ? 'lost' : 'changed'
    throw new Violation(kind, `size: expected ${sizes.join(' or ')}, found ${size}`)
  }
  await checkEntries(check, history)
  if (check.isWhole) {
    await checkNames(check, history)
    await checkChains(check, history)
    await checkTree(check, history)
  }
  await checkValues(check, history)
  await checkCheckpoints(check)
  return history
}

/** Every checkpoint is there that was kept, those in doubt may be, and there is no other one. */
async function checkCheckpoints(check: Check): Promise<void> {
  const { store, expected } = check
  const read = async (): Promise<readonly Uint8Array[]> => {
    const found: Uint8Array[] = []
    for await (const note of store.checkpoints(0, Number.MAX_SAFE_INTEGER)) found.push(note)
    return found
  }
  await ask(check, 'checkpoints', read, (found) => {
    const bySize = new Map(found.map((note) => [sizeOf(note), note]))
    const isAll = [...expected.kept.keys()].every((size) => bySize.has(size))
    return isAll && found.every((note) => mayBeKept(check, note))
  })
  const { kept, perhapsNotes } = expected
  await ask(
    check,
    'checkpoint',
    () => store.checkpoint(),
    (found) =>
      found === undefined
        ? kept.size === 0
        : mayBeKept(check, found) &&
          (sizeOf(found) >= Math.max(0, ...kept.keys()) || isUnsigned(found, expected)),
  )
  for (const note of [...kept.values(), ...perhapsNotes]) {
    const size = sizeOf(note)
    await ask(
      check,
      `checkpoint of size ${size}`,
      () => store.checkpointAt(size),
      (found) => (found === undefined ? !kept.has(size) : mayBeKept(check, found)),
    )
  }
}

/** What was kept, or in doubt; in its place, if bits may have flipped, one that nobody signed. */
function mayBeKept({ expected, flips }: Check, note: Uint8Array): boolean {
  const { kept, perhapsNotes } = expected
  return (
    isSame(kept.get(sizeOf(note)), note) ||
    perhapsNotes.some((known) => isSame(known, note)) ||
    (flips !== 'none' && isUnsigned(note, expected))
  )
}

/** A note that nobody signed. */
function isUnsigned(found: Uint8Array, { notes }: Expected): boolean {
  return !notes.some((note) => isSame(found, note))
}

async function checkEntries(check: Check, { entries }: History): Promise<void> {
  const { store } = check
  const read = async (): Promise<readonly StoredEntry[]> => {
    const found: StoredEntry[] = []
    for await (const entry of store.entries(0, entries.length)) found.push(entry)
    return found
  }
  await ask(
    check,
    'entries',
    read,
    (found) =>
      found.length === entries.length && entries.every((entry, i) => isSameEntry(found[i]!, entry)),
  )
}

async function checkNames(check: Check, { entries, ids }: History): Promise<void> {
  const { store } = check
  for (const [index, id] of ids.entries()) {
    await ask(
      check,
      `entry ${index}`,
      () => store.entry(index),
      (found) => isSameEntry(found, entries[index]!),
    )
    await ask(
      check,
      `event ${id}`,
      () => store.indexOf(id),
      (found) => found === index,
    )
  }
}

async function checkChains(check: Check, { entries, ids }: History): Promise<void> {
  const { store } = check
  for (const chain of new Set(entries.map((entry) => entry.chain))) {
    const indexes = entries.filter((entry) => entry.chain === chain).map(({ index }) => index)
    const index = indexes.at(-1)!
    const id = ids[index]
    await ask(
      check,
      `head of ${chain}`,
      () => store.chainHead(chain),
      (head) => head?.count === indexes.length && head.index === index && head.id === id,
    )
    await ask(
      check,
      `chain ${chain}`,
      () => store.chainIndexes(chain, 0),
      (found) => String(found) === String(indexes),
    )
  }
}

async function checkValues(check: Check, { disclosures }: History): Promise<void> {
  const { store, expected } = check
  for (const [digest, bytes] of disclosures) {
    const isErased = expected.erased.has(digest)
    const mayBeErased = isErased || expected.perhapsErased.has(digest)
    await ask(
      check,
      `digest ${digest}`,
      () => store.hasDigest(digest),
      (found) => found,
    )
    await ask(
      check,
      `value ${digest}`,
      () => store.disclosure(digest),
      (found) => (mayBeErased && found === undefined) || (!isErased && isSame(found, bytes)),
    )
  }
}

async function checkTree(check: Check, { treeHashes }: History): Promise<void> {
  const indexes = treeHashes.map((_, index) => index)
  await ask(
    check,
    'tree hashes',
    () => check.store.treeHashes(indexes),
    (found) =>
      found.length === indexes.length && found.every((hash, i) => isSame(hash, treeHashes[i])),
  )
}

/** The root that follows from the store's hashes is that of RFC 6962 over the leaves, word for word. */
export async function checkRoot(check: Check): Promise<void> {
  const { store, expected } = check
  const leaves = expected.history.entries.map(({ leaf }) => leafHash(leaf))
  const readHashes = (indexes: readonly number[]): Promise<readonly Uint8Array[]> =>
    store.treeHashes(indexes)
  await ask(
    check,
    'the root',
    () => rootFromStored(leaves.length, { readHashes, hasher }),
    (found) => isSame(found, rootOf(leaves)),
  )
}

/** Asks one question. What is refused must have a name and a reason; what is answered must be right. */
export async function ask<T>(
  { isDamaged, mishaps }: Pick<Check, 'isDamaged' | 'mishaps'>,
  what: string,
  question: () => Promise<T>,
  isRight: (found: T) => boolean,
): Promise<void> {
  const before = mishaps()
  let found: T
  try {
    found = await question()
  } catch (error) {
    if (!isCustodyError(error)) throw new Violation('nameless', `${what}: ${String(error)}`)
    if (isDamaged || mishaps() > before) return
    throw new Violation('lost', `${what}: ${error.code} ${error.message}`)
  }
  if (isRight(found)) return
  throw new Violation(found === undefined ? 'lost' : 'changed', `${what}: ${show(found)}`)
}

function show(found: unknown): string {
  return found instanceof Uint8Array
    ? `found ${found.length} bytes`
    : `found ${JSON.stringify(found)?.slice(0, 200)}`
}

export function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : Buffer.compare(a, b) === 0
}

function isSameEntry(a: StoredEntry, b: StoredEntry): boolean {
  return (
    a.index === b.index &&
    a.chain === b.chain &&
    a.seq === b.seq &&
    isSame(a.leaf, b.leaf) &&
    isSame(a.event, b.event) &&
    isSame(a.secret, b.secret) &&
    isSame(a.nextSecret, b.nextSecret)
  )
}
